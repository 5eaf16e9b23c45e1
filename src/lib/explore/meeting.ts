/** Where two answers meet more, or less, often than they would by chance: what a pattern looks like in numbers of experiences. */
import type { AnswerClause } from './clause.ts';
import { type Column, type Columns, FIRST_VALUE, SLIDER_STEPS, spotAt, type TimeColumn } from './columns.ts';
import type { Side } from './pattern.ts';
import { type Zone, zoneOf } from './triangle.ts';

export interface Meeting {
	/** What the stories in it answered. */
	readonly clauses: readonly [AnswerClause, AnswerClause];
	readonly seen: number;
	/** By chance, when as many as did had given each of the two answers. */
	readonly expected: number;
}

const MOST_MEETINGS = 3;
/** Below this two weights are one, but for rounding. */
export const SAME_WEIGHT = 1e-9;

/** The most telling first; only those of which both answers can be asked for in the dashboard. */
export function meetingsOf(columns: Columns, sides: readonly [Side, Side]): readonly Meeting[] {
	return tableOf(columns, sides)
		.cells.toSorted((one, other) => {
			const more = Math.abs(other.weight) - Math.abs(one.weight);
			// In a table of two by two all weigh the same; what does happen says more than what does not.
			return Math.abs(more) > SAME_WEIGHT ? more : other.weight - one.weight;
		})
		.slice(0, MOST_MEETINGS)
		.map(({ clauses, seen, expected }) => ({ clauses, seen, expected }));
}

export interface MeetingCell extends Meeting {
	/** Its number in the table. */
	readonly cell: number;
	/** How much more often than by chance, in standard deviations (the adjusted residual; Haberman, 1973). */
	readonly weight: number;
}

export interface MeetingTable {
	/** Those of which both answers can be asked for. */
	readonly cells: readonly MeetingCell[];
	/** In which cell a story stands; −1 for who did not answer both. */
	readonly cellAt: (row: number) => number;
	/** How many cells there are, those that cannot be asked for included. */
	readonly size: number;
}

/** Every answer to the one question beside every answer to the other. */
export function tableOf({ columns, rows }: Columns, sides: readonly [Side, Side]): MeetingTable {
	const [first, second] = sides.map((side) => valuesOf(columns[side.dimension]!, side, rows)) as [Values, Values];
	const stride = second.clauses.length;
	const cellAt = (row: number) => {
		const a = first.valueAt(row);
		const b = a < 0 ? -1 : second.valueAt(row);
		return b < 0 ? -1 : a * stride + b;
	};
	const counts = new Float64Array(first.clauses.length * stride);
	for (let row = 0; row < rows; row++) {
		const cell = cellAt(row);
		if (cell >= 0) counts[cell]!++;
	}
	return { cells: weighed(counts, first.clauses, second.clauses), cellAt, size: counts.length };
}

type Clauses = Values['clauses'];

function weighed(counts: Float64Array, first: Clauses, second: Clauses): readonly MeetingCell[] {
	const stride = second.length;
	const firstSums = new Float64Array(first.length);
	const secondSums = new Float64Array(stride);
	let n = 0;
	counts.forEach((count, cell) => {
		n += count;
		firstSums[Math.floor(cell / stride)]! += count;
		secondSums[cell % stride]! += count;
	});
	return first.flatMap((one, a) =>
		second.flatMap((other, b): MeetingCell[] => {
			const expected = (firstSums[a]! * secondSums[b]!) / n;
			if (!one || !other || !(expected > 0)) return [];
			const cell = a * stride + b;
			const seen = counts[cell]!;
			const spread = Math.sqrt(expected * (1 - firstSums[a]! / n) * (1 - secondSums[b]! / n));
			return spread > 0 ? [{ clauses: [one, other], seen, expected, cell, weight: (seen - expected) / spread }] : [];
		})
	);
}

/** A dimension in a few answers; some cannot be asked for, such as "did not choose it". */
interface Values {
	readonly clauses: readonly (AnswerClause | undefined)[];
	/** −1 for none. */
	readonly valueAt: (row: number) => number;
}

const CORNERS: readonly Zone[] = ['top', 'left', 'right'];

function valuesOf(column: Column, { part }: Side, rows: number): Values {
	const { dimension, codes } = column;
	const clause = (test: AnswerClause['test']): AnswerClause => ({ dimension: dimension.id, test });
	const answered = (row: number, value: (row: number) => number) => (codes[row]! < FIRST_VALUE ? -1 : value(row));
	switch (column.kind) {
		case 'choice':
			return {
				clauses: column.dimension.options.map(({ id }) => clause({ kind: 'choice', options: [id], missing: [] })),
				valueAt: (row) => (codes[row]! - FIRST_VALUE < 0 ? -1 : codes[row]! - FIRST_VALUE)
			};
		case 'choices': {
			const option = part?.kind === 'option' ? part.option : 0;
			const { id } = column.dimension.options[option]!;
			const has = Array.from({ length: column.codeCount - FIRST_VALUE }, (_, value) =>
				column.members.subarray(column.starts[value], column.starts[value + 1]).includes(option)
			);
			return {
				clauses: [undefined, clause({ kind: 'choices', options: [id], match: 'any', missing: [] })],
				valueAt: (row) => answered(row, (row) => (has[codes[row]! - FIRST_VALUE] ? 1 : 0))
			};
		}
		case 'triad': {
			const zone = CORNERS[part?.kind === 'corner' ? part.corner : 0]!;
			return {
				clauses: [undefined, clause({ kind: 'triad', zones: [zone], lasso: [], missing: [] })],
				valueAt: (row) => answered(row, (row) => (zoneOf(spotAt(column, row)) === zone ? 1 : 0))
			};
		}
		case 'slider':
		case 'time':
			return halvesOf(column, rows, clause);
	}
}

/** Up to the middle answer, and above it. */
function halvesOf(
	column: Column & { kind: 'slider' | 'time' },
	rows: number,
	clause: (test: AnswerClause['test']) => AnswerClause
): Values {
	const cut = middleOf(column, rows);
	const valueAt = (row: number) => {
		const value = column.codes[row]! - FIRST_VALUE;
		return value < 0 ? -1 : value < cut ? 0 : 1;
	};
	if (column.kind === 'time') return { valueAt, clauses: periodsAround(column, cut).map(clause) };
	const ranges = [
		{ from: 0, to: Math.max(cut - 1, 0) },
		{ from: cut, to: SLIDER_STEPS }
	];
	return { valueAt, clauses: ranges.map((range) => clause({ kind: 'slider', ranges: [range], missing: [] })) };
}

function periodsAround({ days }: TimeColumn, cut: number) {
	const first = days[cut] ?? 0;
	return [
		{ kind: 'time', from: null, until: first - 1, missing: [] },
		{ kind: 'time', from: first, until: null, missing: [] }
	] as const;
}

/** The value at which the upper half begins; with many equal answers the halves are as even as they can be. */
function middleOf({ codes, codeCount }: Column, rows: number): number {
	const counts = new Uint32Array(codeCount);
	for (let row = 0; row < rows; row++) counts[codes[row]!]!++;
	const whole = counts.subarray(FIRST_VALUE).reduce((sum, count) => sum + count, 0);
	let below = 0;
	let best = { value: 1, away: Infinity };
	for (let code = FIRST_VALUE; code < codeCount; code++) {
		const away = Math.abs(whole / 2 - below);
		if (below > 0 && away < best.away) best = { value: code - FIRST_VALUE, away };
		below += counts[code]!;
	}
	return best.value;
}
