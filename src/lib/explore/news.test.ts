import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someColumns } from '#test/explore-arbitraries.ts';
import { columnsOf } from './build-columns.ts';
import { cellAt, type Columns, storyIdAt } from './columns.ts';
import { mergeColumns } from './merge-columns.ts';
import { changeBy, decodeNews, encodeNews, newsOf } from './news.ts';
import { bytesOfIds } from './row-picking.ts';

const read = (columns: Columns) =>
	Array.from({ length: columns.rows }, (_, row) => [
		storyIdAt(columns, row),
		columns.lengths[row],
		...columns.columns.map((column) => cellAt(column, row))
	]);

/** All stories, and of each whether it was known before and whether it is still told. */
const someNews = someColumns().chain(({ dimensions, stories }) => {
	const some = fc.array(fc.boolean(), { minLength: stories.length, maxLength: stories.length });
	return fc.record({ wasThere: some, isThere: some }).map(({ wasThere, isThere }) => ({
		before: columnsOf(
			dimensions,
			stories.filter((_, i) => wasThere[i])
		),
		after: columnsOf(
			dimensions,
			stories.filter((_, i) => isThere[i])
		),
		ids: bytesOfIds(stories.filter((_, i) => wasThere[i] !== isThere[i]).map(({ id }) => id))
	}));
});

describe('the news of a point', () => {
	it('brings columns of before to those of now, over the wire', () => {
		fc.assert(
			fc.property(someNews, ({ before, after, ids }) => {
				const news = decodeNews(encodeNews(newsOf(after, ids)));
				expect(read(mergeColumns(before, changeBy(news, before)!))).toEqual(read(after));
			})
		);
	});

	it('may come twice', () => {
		fc.assert(
			fc.property(someNews, ({ before, after, ids }) => {
				const news = newsOf(after, ids);
				const once = mergeColumns(before, changeBy(news, before)!);
				expect(read(mergeColumns(once, changeBy(news, once)!))).toEqual(read(after));
			})
		);
	});

	it('is not for columns from which other stories are missing, or with other questions', () => {
		const dimension = { kind: 'time', id: 'dag', title: { nl: 'Dag' } } as const;
		const [one, two] = [1, 2].map((n) => `01998f6e-5d3c-7a10-8b6f-00000000000${n}`) as [string, string];
		const after = columnsOf(
			[dimension],
			[one, two].map((id) => ({ id, cells: [9] }))
		);
		expect(changeBy(newsOf(after, bytesOfIds([one])), columnsOf([dimension], []))).toBeUndefined();
		const other = columnsOf([{ ...dimension, title: { nl: 'Datum' } }], [{ id: two, cells: [9] }]);
		expect(changeBy(newsOf(after, bytesOfIds([one])), other)).toBeUndefined();
	});
});
