/**
 * How often two answers occur together. Every measure in this folder is computed from such a table: however many stories there are,
 * the work is that of its cells.
 */
export interface Joint {
	readonly rows: number;
	readonly columns: number;
	/** Row by row; `rows` × `columns` whole numbers. */
	readonly counts: Float64Array;
	/** Stories that answered both. */
	readonly n: number;
	readonly rowSums: Float64Array;
	readonly columnSums: Float64Array;
}

/** Rows and columns that nobody is in are left out; the others keep their order. */
export function jointOf(rows: number, columns: number, counts: ArrayLike<number>, stride = columns): Joint {
	const rowSums = new Float64Array(rows);
	const columnSums = new Float64Array(columns);
	for (let row = 0; row < rows; row++)
		for (let column = 0; column < columns; column++) {
			const count = counts[row * stride + column]!;
			if (count === 0) continue;
			rowSums[row]! += count;
			columnSums[column]! += count;
		}
	const usedRows = indexesOf(rowSums);
	const usedColumns = indexesOf(columnSums);
	const kept = new Float64Array(usedRows.length * usedColumns.length);
	let n = 0;
	let at = 0;
	for (const row of usedRows) for (const column of usedColumns) n += kept[at++] = counts[row * stride + column]!;
	return {
		rows: usedRows.length,
		columns: usedColumns.length,
		counts: kept,
		n,
		rowSums: rowSums.filter((sum) => sum > 0),
		columnSums: columnSums.filter((sum) => sum > 0)
	};
}

const indexesOf = (sums: Float64Array) => Array.from(sums.keys()).filter((index) => sums[index]! > 0);

/** Mid-ranks of the values: the middle of the places that the stories with that value take, from 1. */
export function midRanks(sums: Float64Array): Float64Array {
	let before = 0;
	return sums.map((sum) => {
		const rank = before + (sum + 1) / 2;
		before += sum;
		return rank;
	});
}

/** Σ (t³ − t) over groups of equal values. */
export const tieSum = (sums: Float64Array): number => sums.reduce((sum, t) => sum + (t * t - 1) * t, 0);

/** The chance that two stories, drawn at random, have the same value. */
export const tiedShare = (sums: Float64Array, n: number): number =>
	sums.reduce((sum, t) => sum + t * (t - 1), 0) / (n * (n - 1));
