/** What a mirror says in words: never more than its numbers do. */
import type { Say } from '#lib/platform/messages.ts';
import type { Dimension } from '#lib/signify/dimension.ts';
import { inLanguage } from '#lib/signify/words.ts';
import { clauseWords, zoneWords } from '../clause-words.ts';
import { ZONES } from '../triangle.ts';
import {
	atLeast,
	type Comparison,
	type Difference,
	mainDifference,
	type Mirror,
	stands,
	type TestedDifference
} from './mirror.ts';
import type { NamedSelection } from './mirror-view.ts';
import type { Both, Split } from './split.ts';

interface Tongue {
	readonly language: string;
	readonly say: Say;
}

/** What both groups are called on the screen. */
export function groupNames(
	split: Split,
	dimensions: readonly Dimension[],
	selections: readonly NamedSelection[],
	{ language, say }: Tongue
): Both<string> {
	const rest = say('mirror.rest');
	if (split.by === 'selection') {
		const name = (wanted: string | null) => selections.find(({ id }) => id === wanted)?.name ?? rest;
		return [name(split.first), name(split.second)];
	}
	const dimension = dimensions.find(({ id }) => id === split.dimension);
	const name = (test: typeof split.second) =>
		test && dimension ? clauseWords({ dimension: dimension.id, test }, dimension, language, say) : rest;
	return [name(split.first), name(split.second)];
}

const MOST_IN_A_SENTENCE = 70;

/** A name as it fits in a sentence; the whole of it stands elsewhere on the page. */
export function shortened(name: string): string {
	const signs = Array.from(name);
	return signs.length <= MOST_IN_A_SENTENCE
		? name
		: `${signs
				.slice(0, MOST_IN_A_SENTENCE - 1)
				.join('')
				.trimEnd()}…`;
}

/** One comparison in one or two sentences. */
export function summaryWords(comparison: Comparison, names: Both<string>, mirror: Mirror, tongue: Tongue): string {
	const { say } = tongue;
	const { counts, why } = comparison;
	const [first, second] = [shortened(names[0]), shortened(names[1])];
	if (why === 'few') return say('mirror.few', { first, second, a: counts.answered.selected, b: counts.answered.all });
	const main = mainDifference(comparison);
	if (!main) return say('mirror.same');
	const key = keyOf(comparison, main);
	const blanks = blanksOf(comparison, main, [first, second], tongue);
	if (atLeast(main) === 0) return say(stands(main) ? 'mirror.spread' : `mirror.unclear.${key}`, blanks);
	const clear = say(`mirror.clear.${key}`, blanks);
	return stands(main) ? clear : `${clear} ${say('mirror.chance', { count: mirror.tested })}`;
}

/** A difference is said from the side of the group that has more of it. */
function blanksOf(comparison: Comparison, main: TestedDifference, names: Both<string>, tongue: Tongue) {
	const isFirst = main.size > 0 || (main.size === 0 && main.strength >= 0);
	const turned = isFirst ? main : { ...main, first: main.second, second: main.first, low: -main.high, high: -main.low };
	return {
		what: shortened(aspectWords(comparison, main, tongue)),
		more: names[isFirst ? 0 : 1],
		less: names[isFirst ? 1 : 0],
		a: valueWords(comparison, main, turned.first, tongue),
		b: valueWords(comparison, main, turned.second, tongue),
		low: sizeWords(main, turned.low, tongue),
		high: sizeWords(main, turned.high, tongue)
	};
}

function keyOf({ shape }: Comparison, { aspect }: Difference): 'share' | 'corner' | 'slider' | 'time' {
	if (aspect.of === 'corner') return 'corner';
	if (aspect.of !== 'median') return 'share';
	return shape.kind === 'time' ? 'time' : 'slider';
}

/** What the difference is about: an answer, a part of the triangle, a corner, or the pole that high values lie at. */
export function aspectWords(
	{ shape: { dimension } }: Comparison,
	{ aspect }: Difference,
	{ language, say }: Tongue
): string {
	if (aspect.of === 'option' && 'options' in dimension)
		return inLanguage(dimension.options[aspect.option]!.label, language);
	if (aspect.of === 'zone' && dimension.kind === 'triad')
		return zoneWords(ZONES[aspect.zone]!, dimension, language, say);
	if (aspect.of === 'corner' && dimension.kind === 'triad')
		return inLanguage(dimension.anchors[aspect.corner], language);
	if (dimension.kind === 'slider') return inLanguage(dimension.right, language);
	return say('mirror.middle');
}

/** One of the two values that are compared. */
export function valueWords({ shape }: Comparison, { aspect }: Difference, value: number, { language }: Tongue): string {
	if (aspect.of !== 'median') return value.toLocaleString(language, { style: 'percent', maximumFractionDigits: 0 });
	return shape.kind === 'time' ? dayWords(value, language) : value.toLocaleString(language);
}

/** How large a difference is, in its own unit but without it: points of a hundred, or days. */
export function sizeWords({ aspect }: Difference, size: number, { language }: Tongue): string {
	const points = aspect.of === 'median' ? size : 100 * size;
	const digits = Math.abs(points) < 1 && points !== 0 ? 1 : 0;
	return points.toLocaleString(language, { maximumFractionDigits: digits, signDisplay: 'negative' }).replace('-', '−');
}

const dayWords = (day: number, language: string) =>
	new Date(Math.round(day) * 86_400_000).toLocaleDateString(language, {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC'
	});

/** "+21 (8 tot 33)", for a table and beside a bar. */
export function differenceWords(difference: TestedDifference, tongue: Tongue): string {
	const size = sizeWords(difference, difference.size, tongue);
	return tongue.say('mirror.difference', {
		size: difference.size > 0 ? `+${size}` : size,
		low: sizeWords(difference, difference.low, tongue),
		high: sizeWords(difference, difference.high, tongue)
	});
}
