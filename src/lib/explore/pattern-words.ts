/** A pattern in words. */
import type { Say } from '#lib/platform/messages.ts';
import type { Dimension } from '#lib/signify/dimension.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { AnswerClause } from './clause.ts';
import { clauseWords } from './clause-words.ts';
import type { FoundPattern } from './found-pattern.ts';
import type { Meeting } from './meeting.ts';
import { strengthOf } from './pattern.ts';
import type { ShownSide } from './shown-pattern.ts';

/** "Wie hielp jou? buren", "Wat was nodig? naar ‘tijd’". */
export function sideWords({ dimension, part }: ShownSide, language: string, say: Say): string {
	const title = inLanguage(dimension.title, language);
	if (part?.kind === 'option' && 'options' in dimension)
		return `${title} ${inLanguage(dimension.options[part.option]!.label, language)}`;
	if (part?.kind === 'corner' && dimension.kind === 'triad')
		return `${title} ${say('patterns.corner', { anchor: inLanguage(dimension.anchors[part.corner], language) })}`;
	return title;
}

/** Where two answers meet, in one sentence with numbers. */
export function meetingWords(
	{ clauses, seen, expected }: Meeting,
	sides: readonly [ShownSide, ShownSide],
	language: string,
	say: Say
): string {
	const answer = (clause: AnswerClause, { dimension }: ShownSide) =>
		say('patterns.answer', {
			answer: halfWords(clause, dimension, language, say) ?? clauseWords(clause, dimension, language, say),
			question: inLanguage(dimension.title, language)
		});
	return say(seen > expected ? 'patterns.more-often' : 'patterns.less-often', {
		first: answer(clauses[0], sides[0]),
		second: answer(clauses[1], sides[1]),
		seen,
		expected: Math.round(expected)
	});
}

/** A half of a slider is said by the pole it lies at. */
function halfWords({ test }: AnswerClause, dimension: Dimension, language: string, say: Say): string | undefined {
	if (test.kind !== 'slider' || dimension.kind !== 'slider') return undefined;
	const pole = test.ranges[0]!.from === 0 ? dimension.left : dimension.right;
	return say('patterns.towards', { pole: inLanguage(pole, language) });
}

/** Cohen (1988): what is called a medium correlation, and a large one. */
const CLEAR_FROM = 0.3;
const STRONG_FROM = 0.5;

export type Strength = 'weak' | 'clear' | 'strong';

export function strengthWord({ effect: { measure, size } }: FoundPattern): Strength {
	const strength = strengthOf(measure, size);
	if (strength >= STRONG_FROM) return 'strong';
	return strength >= CLEAR_FROM ? 'clear' : 'weak';
}

const SMALLEST_SAID = 0.001;

/** "= 0,012", "< 0,001". */
export function chanceWords(chance: number, language: string, say: Say): string {
	const said = (number: number) => number.toLocaleString(language, { maximumSignificantDigits: 2 });
	return chance < SMALLEST_SAID
		? say('patterns.below', { number: said(SMALLEST_SAID) })
		: say('patterns.is', { number: said(chance) });
}
