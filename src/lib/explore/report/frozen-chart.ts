import type { Dimension } from '#lib/signify/dimension.ts';
import type { ChartCounts, ChartShape } from '../chart.ts';
import type { Selection } from '../selection.ts';
import type { ZoneCounts } from '../zones.ts';

/** A chart as it was counted at one moment, with all it takes to draw it and to say what it is of. */
export interface FrozenChart {
	readonly shape: ChartShape;
	readonly counts: ChartCounts;
	/** Of a triad. */
	readonly zones?: ZoneCounts;
	readonly selection: Selection;
	/** Those of the selection, as they were called then. */
	readonly dimensions: readonly Dimension[];
	/** At the point, whatever the filter. */
	readonly stories: number;
	/** ISO 8601 */
	readonly takenAt: string;
}

/** Characters of JSON: 400 areas with long names in two languages fit. */
const MOST_CHARACTERS = 400_000;

export interface Counted {
	readonly shape: ChartShape;
	readonly counts: ChartCounts;
	readonly zones: ZoneCounts | undefined;
	readonly selection: Selection;
	readonly dimensions: readonly Dimension[];
	readonly stories: number;
}

/** @returns `undefined` when it is more than a report keeps */
export function freeze({ counts, zones, dimensions, ...counted }: Counted, takenAt: Date): FrozenChart | undefined {
	const { selected, all, answered, notApplicable, unanswered, quartiles } = counts;
	// Without its single dots: those are single people, and would outlive a withdrawal.
	const kept = { selected, all, answered, notApplicable, unanswered, ...(quartiles ? { quartiles } : {}) };
	const named = new Set(counted.selection.clauses.map(({ dimension }) => dimension));
	const frozen = {
		...counted,
		counts: kept,
		...(zones ? { zones } : {}),
		dimensions: dimensions.filter(({ id }) => named.has(id)),
		takenAt: takenAt.toISOString()
	};
	return JSON.stringify(frozen).length > MOST_CHARACTERS ? undefined : frozen;
}
