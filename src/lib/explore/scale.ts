/**
 * The answers of a dimension as they are compared with others: values by name (options), or in an order (a slider, the pull of one
 * corner of a triad, the days).
 */
import { type ChoicesColumn, type Column, type Columns, FIRST_VALUE, spotAt, type TriadColumn } from './columns.ts';
import { logRatios } from './statistics/log-ratio.ts';
import { sharesOf } from './triangle.ts';

/** Which part of a dimension: an option somebody may have chosen among several, or a corner of a triad. */
export type ScalePart =
	{ readonly kind: 'option'; readonly option: number } | { readonly kind: 'corner'; readonly corner: 0 | 1 | 2 };

export interface Scale {
	/** The place of its dimension in the columns. */
	readonly dimension: number;
	readonly part: ScalePart | undefined;
	readonly ordered: boolean;
	/** Values that are in use. */
	readonly size: number;
	/** One per story: 0 … `size` − 1, or `size` for none. */
	readonly codes: Uint16Array;
	/** Named values: the number of the option behind each. */
	readonly options: readonly number[] | undefined;
}

/** Values with an order are put in this many classes at most, of as equal a size as ties allow: their order stays. */
export const MOST_CLASSES = 128;

/** Every dimension as one scale, or several. */
export const scalesOf = ({ columns, rows }: Columns): readonly Scale[] =>
	columns.flatMap((column, dimension) => {
		const ordered = (values: Float64Array, part?: ScalePart): Scale => ({
			dimension,
			part,
			ordered: true,
			options: undefined,
			...classesOf(values)
		});
		switch (column.kind) {
			case 'choice':
				return [{ dimension, part: undefined, ordered: false, ...optionsOf(column.codes) }];
			case 'choices':
				return column.dimension.options.map((_, option): Scale => ({
					dimension,
					part: { kind: 'option', option },
					ordered: false,
					...chosenOf(column, option)
				}));
			case 'slider':
			case 'time':
				return [ordered(valuesOf(column, rows))];
			case 'triad':
				return pullsOf(column, rows).map((pulls, corner) =>
					ordered(pulls, { kind: 'corner', corner: corner as 0 | 1 | 2 })
				);
		}
	});

/** NaN for none. */
const valuesOf = ({ codes }: Column, rows: number): Float64Array =>
	Float64Array.from({ length: rows }, (_, row) => (codes[row]! < FIRST_VALUE ? NaN : codes[row]!));

function pullsOf(column: TriadColumn, rows: number): readonly Float64Array[] {
	const pulls = [0, 1, 2].map(() => new Float64Array(rows).fill(NaN));
	for (let row = 0; row < rows; row++) {
		if (column.codes[row]! < FIRST_VALUE) continue;
		const ratios = logRatios(sharesOf(spotAt(column, row)));
		for (let corner = 0; corner < 3; corner++) pulls[corner]![row] = ratios[corner]!;
	}
	return pulls;
}

function optionsOf(codes: Column['codes']): Pick<Scale, 'size' | 'codes' | 'options'> {
	const options = [...new Set(codes)].filter((code) => code >= FIRST_VALUE).sort((a, b) => a - b);
	const places = new Map(options.map((code, place) => [code, place]));
	return {
		size: options.length,
		codes: Uint16Array.from(codes, (code) => places.get(code) ?? options.length),
		options: options.map((code) => code - FIRST_VALUE)
	};
}

/** 0 for who did not choose the option, 1 for who did. */
function chosenOf(
	{ codes, codeCount, starts, members }: ChoicesColumn,
	option: number
): Pick<Scale, 'size' | 'codes' | 'options'> {
	const chosen = new Uint16Array(codeCount).fill(2);
	for (let value = 0; FIRST_VALUE + value < codeCount; value++)
		chosen[FIRST_VALUE + value] = members.subarray(starts[value], starts[value + 1]).includes(option) ? 1 : 0;
	return { size: 2, codes: Uint16Array.from(codes, (code) => chosen[code]!), options: undefined };
}

/** Equal values stay together, so a class may be larger than its share. */
function classesOf(values: Float64Array): Pick<Scale, 'size' | 'codes'> {
	const sorted = values.filter((value) => !Number.isNaN(value)).sort();
	const perClass = sorted.length / MOST_CLASSES;
	const distinct = new Set(sorted).size;
	/** The highest value of each class. */
	const ends: number[] = [];
	let begun = 0;
	for (let place = 0; place < sorted.length; place++) {
		if (sorted[place] === sorted[place + 1]) continue;
		if (distinct > MOST_CLASSES && place + 1 - begun < perClass && place + 1 < sorted.length) continue;
		ends.push(sorted[place]!);
		begun = place + 1;
	}
	const codes = Uint16Array.from(values, (value) => (Number.isNaN(value) ? ends.length : classBelow(ends, value)));
	return { size: ends.length, codes };
}

function classBelow(ends: readonly number[], value: number): number {
	let low = 0;
	let high = ends.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (ends[middle]! < value) low = middle + 1;
		else high = middle;
	}
	return low;
}
