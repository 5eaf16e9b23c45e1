/** One view of the open page: the numbers of an edition under at most two choices. Everything is looked up, nothing is counted. */
import { nameOfCell, type Part } from '#lib/privacy/cross-table.ts';
import { type Publication, shownIn } from '#lib/privacy/publication.ts';
import type { ShownCount } from '#lib/privacy/shown-count.ts';
import { type Edition, groupsOf, type OpenDimension } from './open-page.ts';

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

/** `undefined` while there are too few stories to show anything. */
export function viewOf(edition: Edition, query: URLSearchParams): OpenView | undefined {
	const { publication, dimensions, threshold } = edition;
	if (!publication) return undefined;
	const mostChoices = publication.parts - 1;
	const { parts, left } = readChoices(query, edition, mostChoices);
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
		charts: dimensions.map((dimension, at) => ({ dimension, bars: barsOf(publication, dimension, at, parts, write) })),
		left
	};
}

/** Under all choices but its own, as in every linked chart. */
function barsOf(
	publication: Publication,
	dimension: OpenDimension,
	at: number,
	parts: readonly Part[],
	write: (parts: readonly Part[]) => string
): readonly Bar[] {
	const others = parts.filter(([facet]) => facet !== at);
	const mayChoose = others.length < publication.parts - 1;
	return groupsOf(dimension).map((_, group) => {
		const count = shownIn(publication, nameOfCell([...others, [at, group]]));
		const isChosen = parts.some(([facet, chosen]) => facet === at && chosen === group);
		const query = isChosen ? write(others) : mayChoose && count !== null ? write([...others, [at, group]]) : undefined;
		return { count, isChosen, query };
	});
}

/** Whole answers of open questions, and no more of them than were made to be asked. */
function readChoices(query: URLSearchParams, { dimensions }: Edition, most: number) {
	const parts: Part[] = [];
	let [unknown, tooMany] = [false, false];
	for (const [name, value] of query) {
		if (!name.startsWith(PREFIX)) continue;
		const facet = dimensions.findIndex(({ id }) => id === name.slice(PREFIX.length));
		const group = facet < 0 ? -1 : groupsOf(dimensions[facet]!).indexOf(value);
		if (group < 0) unknown = true;
		else if (parts.length >= most || parts.some(([other]) => other === facet)) tooMany = true;
		else parts.push([facet, group]);
	}
	return { parts, left: { unknown, tooMany } };
}
