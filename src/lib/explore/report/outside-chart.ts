/**
 * What of a chart may be seen by who reads a report by a link: numbers of the edition of the open page and no others, so that any number
 * of reports together tell no more than the open page does. Nothing is counted for it.
 */
import type { ShownCount } from '#lib/privacy/shown-count.ts';
import type { AnswerClause } from '../clause.ts';
import type { Edition } from '../open-edition.ts';
import { groupsOf, SLIDER_PARTS, type OpenDimension } from '../open-page.ts';
import { type OpenChart, viewOf } from '../open-view.ts';
import { needsHouse, type Selection } from '../selection.ts';

/** Why a chart stays inside. */
export type StaysInside =
	/** Nobody made anything open yet; that happens when the report is shared. */
	| 'not-yet'
	/** The question is not among those of the open page. */
	| 'not-open'
	/** The filter asks for other groups than the open page knows. */
	| 'filter'
	/** Too few experiences to show anything. */
	| 'few';

export type OutsideChart =
	| {
			readonly at: 'outside';
			readonly chart: OpenChart;
			/** Stories that meet the filter. */
			readonly matching: ShownCount;
			readonly threshold: number;
			/** The day of the edition, ISO 8601. */
			readonly madeOn: string;
	  }
	| { readonly at: 'inside'; readonly why: StaysInside };

export const NOT_YET: OutsideChart = { at: 'inside', why: 'not-yet' };

const inside = (why: StaysInside): OutsideChart => ({ at: 'inside', why });

/** @param madeOn  the day of the edition, ISO 8601 */
export function outsideOf(edition: Edition, madeOn: string, dimension: string, selection: Selection): OutsideChart {
	if (!edition.publication) return inside('few');
	if (!edition.dimensions.some(({ id }) => id === dimension)) return inside('not-open');
	const query = choicesOf(edition, dimension, selection);
	if (!query) return inside('filter');
	const view = viewOf(edition, edition.charts, query);
	if (!view || view.left.unknown || view.left.tooMany) return inside('filter');
	const chart = view.charts.find((open) => open.dimension.id === dimension)!;
	const bars = chart.bars.map(({ count }) => ({ count, isChosen: false, query: undefined }));
	// Decided by what would be shown, so that leaving it out tells nothing either.
	if (view.matching === null || bars.every(({ count }) => count === null)) return inside('few');
	const { matching, threshold } = view;
	return { at: 'outside', chart: { dimension: chart.dimension, bars }, matching, threshold, madeOn };
}

/** The filters of a chart as choices of the open page; `undefined` where it has no such choices. */
function choicesOf({ dimensions }: Edition, own: string, selection: Selection): URLSearchParams | undefined {
	if (needsHouse(selection)) return undefined;
	const query = new URLSearchParams();
	// A chart is counted under all filters but its own.
	for (const clause of selection.clauses.filter(({ dimension }) => dimension !== own)) {
		const dimension = dimensions.find(({ id }) => id === clause.dimension);
		const group = dimension && groupOf(clause, dimension);
		if (group === undefined) return undefined;
		query.append(`f.${clause.dimension}`, group);
	}
	return query;
}

/** The one answer of the open page that a clause asks for. */
function groupOf({ test, not }: AnswerClause, dimension: OpenDimension): string | undefined {
	if (not || test.missing.length > 0 || test.kind !== dimension.kind) return undefined;
	switch (test.kind) {
		case 'choice':
		case 'choices':
			return only(test.options);
		case 'triad':
			return test.lasso.length > 0 ? undefined : only(test.zones);
		case 'slider':
			return groupsOf(dimension).find((_, part) => isPart(test.ranges, part));
	}
}

const only = (groups: readonly string[]) => (groups.length === 1 ? groups[0] : undefined);

const HUNDREDTHS = 100 / SLIDER_PARTS;

/** The last part has the end of the slider too. */
const isPart = (ranges: readonly { readonly from: number; readonly to: number }[], part: number) =>
	ranges.length === 1 &&
	ranges[0]!.from === part * HUNDREDTHS &&
	ranges[0]!.to === (part === SLIDER_PARTS - 1 ? 100 : (part + 1) * HUNDREDTHS - 1);
