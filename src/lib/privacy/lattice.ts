/** All groups that may be asked for and those without an answer, as tables whose parts add up to their wholes. */
import { type Facet, nameOfCell, type Part } from './cross-table.ts';

/** One table of the lattice: all groups by these facets, the last group of a facet being those without an answer. */
interface Table {
	readonly facets: readonly number[];
	readonly offset: number;
	/** Steps from one group of a facet to the next. */
	readonly strides: readonly number[];
	readonly sizes: readonly number[];
	readonly size: number;
}

/** A group of stories cut by one facet: its size and those of its parts. */
export interface Cut {
	readonly whole: number;
	readonly first: number;
	readonly stride: number;
	readonly parts: number;
	/** Its parts may share stories. */
	readonly overlaps: boolean;
	/** Everybody answered: its last part is nobody. */
	readonly complete: boolean;
}

/** The lattice of these facets, each group with a number. */
export interface Lattice {
	/** By number: 0 is all stories. A part `*` is who did not answer. */
	readonly names: readonly string[];
	readonly cuts: readonly Cut[];
	readonly tables: readonly Table[];
}

export const REST = '*';

/** @param parts  how many answers at once */
export function latticeOf(facets: readonly Facet[], parts: number): Lattice {
	const tables = tablesOf(facets, parts);
	return { names: tables.flatMap((table) => namesOf(table, facets)), cuts: cutsOf(tables, facets), tables };
}

function tablesOf(facets: readonly Facet[], parts: number): readonly Table[] {
	const tables: Table[] = [];
	let offset = 0;
	const add = (chosen: readonly number[]) => {
		const sizes = chosen.map((facet) => facets[facet]!.groups + 1);
		const strides = sizes.map((_, i) => sizes.slice(i + 1).reduce((product, size) => product * size, 1));
		const size = sizes.reduce((product, size) => product * size, 1);
		tables.push({ facets: chosen, offset, strides, sizes, size });
		offset += size;
	};
	// Smaller tables first, so that the cell of all stories is number 0.
	let level: readonly (readonly number[])[] = [[]];
	for (let depth = 0; depth <= parts; depth++) {
		level.forEach(add);
		level = level.flatMap((chosen) =>
			facets.flatMap((_, facet) => (facet > (chosen.at(-1) ?? -1) ? [[...chosen, facet]] : []))
		);
	}
	return tables;
}

const placesIn = ({ strides, sizes }: Table, cell: number): number[] =>
	strides.map((stride, i) => Math.floor(cell / stride) % sizes[i]!);

function namesOf(table: Table, facets: readonly Facet[]): string[] {
	return Array.from({ length: table.size }, (_, cell) => {
		const parts = placesIn(table, cell).map((group, i): Part => [table.facets[i]!, group]);
		const isRest = parts.some(([facet, group]) => group === facets[facet]!.groups);
		return isRest
			? parts.map(([facet, group]) => `${facet}.${group === facets[facet]!.groups ? REST : group}`).join('-')
			: nameOfCell(parts);
	});
}

function cutsOf(tables: readonly Table[], facets: readonly Facet[]): readonly Cut[] {
	const byFacets = new Map(tables.map((table) => [table.facets.join(), table]));
	return tables.flatMap((table) =>
		table.facets.flatMap((facet, i): Cut[] => {
			const parent = byFacets.get(table.facets.filter((other) => other !== facet).join())!;
			return Array.from({ length: parent.size }, (_, cell) => {
				const places = placesIn(parent, cell);
				places.splice(i, 0, 0);
				return {
					whole: parent.offset + cell,
					first: table.offset + places.reduce((sum, place, at) => sum + place * table.strides[at]!, 0),
					stride: table.strides[i]!,
					parts: table.sizes[i]!,
					overlaps: facets[facet]!.overlaps,
					complete: facets[facet]!.complete
				};
			});
		})
	);
}

/** The groups of who did not answer where everybody did. */
export function emptyRests({ tables }: Pick<Lattice, 'tables'>, facets: readonly Facet[]): readonly number[] {
	return tables.flatMap((table) =>
		Array.from({ length: table.size }, (_, cell) => table.offset + cell).filter((cell) =>
			placesIn(table, cell - table.offset).some((group, i) => {
				const facet = facets[table.facets[i]!]!;
				return facet.complete && group === facet.groups;
			})
		)
	);
}
