import type { Say } from '#lib/platform/messages.ts';
import { share } from '../../chart.ts';
import type { Aspect, Comparison, TestedDifference } from '../../mirror/mirror.ts';
import { aspectWords, differenceWords, valueWords } from '../../mirror/mirror-words.ts';
import { type Zone, ZONES } from '../../triangle.ts';
import type { ZoneCounts } from '../../zones.ts';
import { textOf } from '../table-text.ts';
import { type Row, tableRows } from '../table-rows.ts';

interface MiddleRow {
	readonly label: string;
	readonly first: string;
	readonly second: string;
	readonly difference: string;
}

interface CountRow extends Row {
	/** Empty where there is nothing to say. */
	readonly difference: string;
}

export interface ComparisonRows {
	readonly middles: readonly MiddleRow[];
	readonly counts: readonly CountRow[];
}

/** A comparison in words and numbers. */
export function comparisonRows(comparison: Comparison, language: string, say: Say): ComparisonRows {
	const { shape, counts, differences } = comparison;
	const tongue = { language, say };
	const placed = new Map(differences.map((difference) => [placeOf(difference.aspect), difference]));
	return {
		middles: differences
			.filter(({ aspect }) => placeOf(aspect) === undefined)
			.map((difference) => ({
				label: middleLabel(comparison, difference, language, say),
				first: valueWords(comparison, difference, difference.first, tongue),
				second: valueWords(comparison, difference, difference.second, tongue),
				difference: differenceWords(difference, tongue)
			})),
		counts: tableRows(shape, counts, zoneCounts(comparison), language, say).map((row, place) => {
			const difference = placed.get(place);
			return { ...row, difference: difference ? differenceWords(difference, tongue) : '' };
		})
	};
}

/** The same as a table to paste elsewhere. */
export function comparisonText(comparison: Comparison, language: string, say: Say): string {
	const { middles, counts } = comparisonRows(comparison, language, say);
	const { answered } = comparison.counts;
	const percent = new Intl.NumberFormat(language, { maximumFractionDigits: 1, useGrouping: false });
	return textOf([
		[say('explore.table.answer'), 'A', 'A %', 'B', 'B %', say('mirror.table.difference')],
		...middles.map(({ label, first, second, difference }) => [label, first, '', second, '', difference]),
		...counts.map(({ label, selected, all, difference }) => [
			label,
			selected,
			percent.format(100 * share(selected, answered.selected)),
			all,
			percent.format(100 * share(all, answered.all)),
			difference
		]),
		[say('explore.answered'), answered.selected, '', answered.all, '', '']
	]);
}

/** Which row of the counts it is about. */
function placeOf(aspect: Aspect): number | undefined {
	if (aspect.of === 'option') return aspect.option;
	return aspect.of === 'zone' ? aspect.zone : undefined;
}

const middleLabel = (comparison: Comparison, difference: TestedDifference, language: string, say: Say): string =>
	difference.aspect.of === 'corner'
		? say('mirror.mean', { anchor: aspectWords(comparison, difference, { language, say }) })
		: say('mirror.middle');

function zoneCounts({ zones }: Comparison): ZoneCounts | undefined {
	if (!zones) return undefined;
	return Object.fromEntries(
		ZONES.map((zone, place) => [zone, { selected: zones[0][place]!, all: zones[1][place]! }])
	) as Record<Zone, { selected: number; all: number }>;
}
