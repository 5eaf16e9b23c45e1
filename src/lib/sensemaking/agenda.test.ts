import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, sentenceIn } from '#lib/platform/server/message-files.ts';
import {
	changeAgenda,
	clockTimes,
	minutesOf,
	MOST_STEPS,
	type Agenda,
	type AgendaChange,
	type Step
} from './agenda.ts';
import { agendaFrom, BANK, stepFrom, TEMPLATE_NAMES } from './templates.ts';

const step = (id: string, minutes = 10): Step => ({
	id,
	kind: 'talk',
	title: id,
	minutes,
	aim: '',
	say: '',
	wrong: ''
});
const agenda = ['a', 'b', 'c'].map((id) => step(id));
const idsOf = (changed: ReturnType<typeof changeAgenda>) =>
	typeof changed === 'string' ? changed : changed.map(({ id }) => id).join('');

describe('an agenda', () => {
	it.each([
		['takes a step in at the beginning', { do: 'add', step: step('x'), after: null }, 'xabc'],
		['takes a step in after another', { do: 'add', step: step('x'), after: 'b' }, 'abxc'],
		['moves a step up', { do: 'move', id: 'b', by: -1 }, 'bac'],
		['moves a step down', { do: 'move', id: 'b', by: 1 }, 'acb'],
		['leaves the last step where it is', { do: 'move', id: 'c', by: 1 }, 'abc'],
		['loses a step', { do: 'remove', id: 'a' }, 'bc'],
		['knows no step that is gone', { do: 'move', id: 'z', by: 1 }, 'no-such-step'],
		['takes no step in after one that is gone', { do: 'add', step: step('x'), after: 'z' }, 'no-such-step']
	] as const satisfies readonly (readonly [string, AgendaChange, string])[])('%s', (_, change, after) =>
		expect(idsOf(changeAgenda(agenda, change))).toBe(after)
	);

	it('changes the words of one step only', () => {
		const texts = { title: 'Anders', minutes: 5, aim: 'a', say: 's', wrong: 'w' };
		expect(changeAgenda(agenda, { do: 'set', id: 'b', texts })).toEqual([
			agenda[0],
			{ id: 'b', kind: 'talk', ...texts },
			agenda[2]
		]);
	});

	it('keeps one step, and no more than a day holds', () => {
		expect(changeAgenda([step('a')], { do: 'remove', id: 'a' })).toBe('last-step');
		const full = Array.from({ length: MOST_STEPS }, (_, i) => step(`s${i}`));
		expect(changeAgenda(full, { do: 'add', step: step('x'), after: null })).toBe('too-many-steps');
	});

	it('moves back where it came from', () => {
		fc.assert(
			fc.property(fc.nat(2), fc.constantFrom(1 as const, -1 as const), (at, by) => {
				const id = agenda[at]!.id;
				if (at + by < 0 || at + by > 2) return;
				const there = changeAgenda(agenda, { do: 'move', id, by }) as Agenda;
				expect(changeAgenda(there, { do: 'move', id, by: -by as 1 | -1 })).toEqual(agenda);
			})
		);
	});

	it('says when each step begins and when all is done', () => {
		expect(clockTimes([step('a', 10), step('b', 45)], '19:30')).toEqual(['19:30', '19:40', '20:25']);
		expect(clockTimes([step('a', 90)], '23:15')).toEqual(['23:15', '00:45']);
	});
});

describe('the templates', () => {
	it.each(TEMPLATE_NAMES)('make an agenda that fits in an evening: %s', (name) => {
		const made = agendaFrom(name, (key) => key);
		expect(minutesOf(made)).toBeGreaterThanOrEqual(90);
		expect(minutesOf(made)).toBeLessThanOrEqual(150);
		expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
	});

	it.each(LANGUAGES)('have words for every step in %s', (language) => {
		const say = (key: string) => sentenceIn(language, key);
		for (const name of Object.keys(BANK) as (keyof typeof BANK)[]) {
			const { title, aim, say: aloud, wrong } = stepFrom(name, 10, 's1', say);
			for (const text of [title, aim, aloud, wrong]) expect(text).not.toMatch(/^tables\./);
		}
		for (const name of TEMPLATE_NAMES) expect(say(`tables.template.${name}`)).not.toMatch(/^tables\./);
	});
});
