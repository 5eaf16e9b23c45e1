/** One view of the open page: the numbers of an edition under at most two choices. Everything is looked up, nothing is counted. */
import { nameOfCell, type Part } from '#lib/privacy/cross-table.ts';
import { type Publication, shownIn } from '#lib/privacy/publication.ts';
import type { ShownCount } from '#lib/privacy/shown-count.ts';
import type { Edition } from './open-edition.ts';
import { groupsOf, type OpenDimension } from './open-page.ts';

export interface OpenView {
	readonly threshold: number;
	/** All stories, and those of the choices. */
	readonly stories: ShownCount;
	readonly matching: ShownCount;
	/** How many choices there may be at once. */
	readonly mostChoices: number;
	readonly choices: readonly Choice[];
	readonly charts: readonly OpenChart[];
	/** What of the address was left out. */
	readonly left: { readonly unknown: boolean; readonly tooMany: boolean };
}

interface Choice {
	readonly dimension: OpenDimension;
	readonly group: number;
	/** The address without it. */
	readonly without: string;
}

export interface OpenChart {
	readonly dimension: OpenDimension;
	readonly bars: readonly Bar[];
}

export interface Bar {
	readonly count: ShownCount;
	readonly isChosen: boolean;
	/** The address with this choice, or without it when it is chosen; none where it cannot be chosen. */
	readonly query: string | undefined;
}

const PREFIX = 'f.';

/** What is shown of an edition. */
interface Shown {
	readonly publication: Publication;
	readonly dimensions: readonly OpenDimension[];
	/** Places in `dimensions`, in the order of the page. */
	readonly facets: readonly number[];
	readonly mostChoices: number;
}

/**
 * @param charts  ids of what is shown of the edition; the rest is as if it were not there
 * @returns `undefined` while there are too few stories to show anything
 */
export function viewOf(edition: Edition, charts: readonly string[], query: URLSearchParams): OpenView | undefined {
	const { publication, dimensions, threshold } = edition;
	if (!publication) return undefined;
	const facets = charts.map((id) => dimensions.findIndex((dimension) => dimension.id === id)).filter((at) => at >= 0);
	const mostChoices = Math.max(0, Math.min(publication.parts, facets.length) - 1);
	const shown = { publication, dimensions, facets, mostChoices };
	const { parts, left } = readChoices(query, shown);
	const write = (chosen: readonly Part[]) =>
		new URLSearchParams(
			chosen.map(([at, group]) => [PREFIX + dimensions[at]!.id, groupsOf(dimensions[at]!)[group]!])
		).toString();
	return {
		threshold,
		stories: shownIn(publication, ''),
		matching: shownIn(publication, nameOfCell(parts)),
		mostChoices,
		choices: parts.map((part) => ({
			dimension: dimensions[part[0]]!,
			group: part[1],
			without: write(parts.filter((other) => other !== part))
		})),
		charts: facets.map((at) => ({ dimension: dimensions[at]!, bars: barsOf(shown, at, parts, write) })),
		left
	};
}

/** Under all choices but its own, as in every linked chart. */
function barsOf(
	{ publication, dimensions, mostChoices }: Shown,
	at: number,
	parts: readonly Part[],
	write: (parts: readonly Part[]) => string
): readonly Bar[] {
	const others = parts.filter(([facet]) => facet !== at);
	const mayChoose = others.length < mostChoices;
	return groupsOf(dimensions[at]!).map((_, group) => {
		const count = shownIn(publication, nameOfCell([...others, [at, group]]));
		const isChosen = parts.some(([facet, chosen]) => facet === at && chosen === group);
		const query = isChosen ? write(others) : mayChoose && count !== null ? write([...others, [at, group]]) : undefined;
		return { count, isChosen, query };
	});
}

/** Whole answers of open questions, and no more of them than were made to be asked. */
function readChoices(query: URLSearchParams, { dimensions, facets, mostChoices }: Shown) {
	const parts: Part[] = [];
	let [unknown, tooMany] = [false, false];
	for (const [name, value] of query) {
		if (!name.startsWith(PREFIX)) continue;
		const facet = facets.find((at) => dimensions[at]!.id === name.slice(PREFIX.length));
		const group = facet === undefined ? -1 : groupsOf(dimensions[facet]!).indexOf(value);
		if (facet === undefined || group < 0) unknown = true;
		else if (parts.length >= mostChoices || parts.some(([other]) => other === facet)) tooMany = true;
		else parts.push([facet, group]);
	}
	return { parts, left: { unknown, tooMany } };
}
