import { describe, expect, it } from 'vitest';
import type { ChangeMark } from '#lib/explore/change-mark.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import type { Answer } from './answers.ts';
import { effectOf } from './effect.ts';
import type { EffectView } from './effect-view.ts';
import { effectWords } from './effect-words.ts';
import { periodsAround } from './weeks.ts';

const tongue = { language: 'nl', say: sayFrom(messagesOf('nl', ['changes']), 'nl') };
const DESK = { id: 'desk', name: 'Nieuw loket', first: 20_000, last: 20_000, isPlanned: true } as unknown as ChangeMark;
const FLOOD = { ...DESK, name: 'Wateroverlast' };

/** Each told on its own day; of `yes` the answer was given. */
const group = (from: number, yes: number, no: number, place: Answer['place'] = 'here'): Answer[] =>
	Array.from({ length: yes + no }, (_, i) => ({ day: from + (i % 14), value: i < yes ? 100 : 0, place, row: 0 }));

const viewOf = (answers: readonly Answer[], isCompared = false): EffectView => ({
	change: DESK,
	effect: effectOf('share', answers, periodsAround(DESK, 26, 20_100)!, isCompared),
	others: [],
	versions: [{ version: 1, before: 1, after: 1 }]
});
const said = (view: EffectView, direction: 'more' | 'less' = 'more') =>
	effectWords(view, 'Buren', direction, tongue).map((sentence) => sentence.replace(/\u00a0/g, ' '));

describe('the words of an effect', () => {
	it('say first what is seen and how sure that is, and whether it is what people hoped for', () => {
		const more = viewOf([...group(19_980, 6, 24), ...group(20_010, 24, 6)]);
		expect(said(more).slice(0, 2)).toEqual([
			'Na ‘Nieuw loket’ is ‘Buren’ er vaker dan ervoor: 60 punten van de 100 meer. Waarschijnlijk zijn het er tussen 36 en 75.',
			'Dat is wat jullie hoopten.'
		]);
		expect(said(more, 'less')[1]).toBe('Dat is niet wat jullie hoopten.');
	});

	it('say of what became less how much less, the smaller number first', () => {
		const [first] = said(viewOf([...group(19_980, 24, 6), ...group(20_010, 6, 24)]));
		expect(first).toContain('60 punten van de 100 minder. Waarschijnlijk zijn het er tussen 36 en 75.');
	});

	it('say that it may be nothing where it may, and how many experiences would show it', () => {
		const words = said(viewOf([...group(19_980, 30, 60), ...group(20_010, 6, 6)]));
		expect(words[0]).toContain('geen duidelijk verschil');
		expect(words[1]).toContain('ervaringen erna');
	});

	it('say that there is too little, and how many are missing', () => {
		const words = said(viewOf([...group(19_980, 10, 10), ...group(20_010, 2, 1)]));
		expect(words.slice(0, 2)).toEqual([
			'Er is te weinig verteld om iets te zeggen.',
			'Van na de verandering zijn er nog minstens 7 ervaringen nodig.'
		]);
	});

	it('name the days, how many told, the versions of the questionnaire and what else changed', () => {
		const view = viewOf([...group(19_980, 6, 24), ...group(20_010, 24, 6)]);
		const versions = [1, 2].map((version) => ({ version, before: 10, after: 10 }));
		const words = said({ ...view, others: [FLOOD], versions }).join(' ');
		expect(words).toContain('30 antwoorden ervoor en 30 erna');
		expect(words).toContain('versies 1 en 2');
		expect(words).toContain('Wateroverlast');
	});

	it('are one sentence where there is nothing to say yet, or no longer', () => {
		expect(said({ ...viewOf([]), effect: 'not-yet' })).toHaveLength(1);
		expect(said({ ...viewOf([]), effect: 'gone' })).toHaveLength(1);
	});

	it('never say in any language that one thing led to the other, and end by saying so', () => {
		for (const language of ['nl', 'en'] as const) {
			const { 'changes.effect.no-cause': last, ...others } = messagesOf(language, ['changes']);
			expect(last).toBeTypeOf('string');
			for (const message of Object.values(others))
				expect(JSON.stringify(message)).not.toMatch(
					/\b(door|doordat|dankzij|zorgde|leidde|veroorza\w*|gevolg|because|caused?|thanks to|due to|led to)\b/i
				);
		}
		expect(said(viewOf([...group(19_980, 6, 24), ...group(20_010, 24, 6)])).at(-1)).toContain('niet');
	});
});
