import type { Dimension } from '#lib/signify/dimension.ts';
import { FIRST_VALUE, SLIDER_STEPS } from './columns.ts';
import { LATTICE_CELLS } from './triangle.ts';

/** What a snapshot says in words, before its numbers. */
export interface SnapshotHeader {
	readonly rows: number;
	readonly columns: readonly DescribedColumn[];
}

export interface DescribedColumn {
	readonly dimension: Dimension;
	readonly codeCount: number;
	/** Length of the list of that name; several choices only. */
	readonly members?: number;
}

/** Whether a header has the shape of one; it came over a wire. Written out, since this is loaded by browsers. */
export const isHeader = (value: unknown): value is SnapshotHeader =>
	isRecord(value) && isCount(value.rows) && isListOf(isDescribed, value.columns);

function isDescribed(value: unknown): value is DescribedColumn {
	if (!isRecord(value) || !isCount(value.codeCount) || !isDimension(value.dimension)) return false;
	const values = value.codeCount - FIRST_VALUE;
	switch (value.dimension.kind) {
		case 'choice':
			return values === value.dimension.options.length;
		case 'choices':
			return values >= 0 && isCount(value.members);
		case 'slider':
			return values === SLIDER_STEPS + 1;
		case 'triad':
			return values === LATTICE_CELLS;
		case 'time':
			return values >= 0;
	}
}

const isDimension = (value: unknown): value is Dimension =>
	isRecord(value) && typeof value.id === 'string' && isWords(value.title) && isShaped(value);

function isShaped(value: Record<string, unknown>): boolean {
	switch (value.kind) {
		case 'choice':
		case 'choices':
			return typeof value.shape === 'string' && isListOf(isOption, value.options);
		case 'slider':
			return isWords(value.left) && isWords(value.right);
		case 'triad':
			return isListOf(isWords, value.anchors) && value.anchors.length === 3;
		default:
			return value.kind === 'time';
	}
}

const isListOf = (holds: (item: unknown) => boolean, value: unknown): value is readonly unknown[] =>
	Array.isArray(value) && value.every(holds);

const isOption = (value: unknown) => isRecord(value) && typeof value.id === 'string' && isWords(value.label);

const isWords = (value: unknown) => isRecord(value) && Object.values(value).every((word) => typeof word === 'string');

/** Far below where sums of lengths stop being exact. */
const isCount = (value: unknown): value is number =>
	Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 32;

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
