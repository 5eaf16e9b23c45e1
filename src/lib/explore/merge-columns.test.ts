import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someDimensions, someStories } from '#test/explore-arbitraries.ts';
import type { StoryRow } from './build-columns.ts';
import { columnsOf } from './build-columns.ts';
import { cellAt, type Columns, storyIdAt } from './columns.ts';
import { count } from './count.ts';
import { mergeColumns, mergeRows } from './merge-columns.ts';
import { decodeSnapshot, encodeSnapshot } from './snapshot.ts';

/** What the columns say of every story. */
const read = (columns: Columns) =>
	Array.from({ length: columns.rows }, (_, row) => [
		storyIdAt(columns, row),
		columns.lengths[row],
		...columns.columns.map((column) => cellAt(column, row))
	]);

/** Stories, of which some were there before, some came, and some went. */
const someNews = someDimensions.chain((dimensions) =>
	someStories(dimensions, 40).chain((stories) =>
		fc
			.array(fc.constantFrom('stays', 'came', 'went', 'changed'), {
				minLength: stories.length,
				maxLength: stories.length
			})
			.map((fates) => ({ dimensions, stories: stories.map((story, i) => ({ story, fate: fates[i]! })) }))
	)
);

const emptied = ({ id, cells }: StoryRow): StoryRow => ({ id, cells: cells.map(() => undefined) });

function news({ dimensions, stories }: typeof someNews extends fc.Arbitrary<infer News> ? News : never) {
	const before = stories.filter(({ fate }) => fate !== 'came');
	const after = stories.filter(({ fate }) => fate !== 'went');
	const isNew = (fate: string) => fate === 'came' || fate === 'changed';
	const rowsOf = (list: typeof stories, is: (fate: string) => boolean) =>
		Uint32Array.from(list.flatMap(({ fate }, row) => (is(fate) ? [row] : [])));
	return {
		before: columnsOf(
			dimensions,
			before.map(({ story, fate }) => (fate === 'changed' ? emptied(story) : story))
		),
		after: columnsOf(
			dimensions,
			after.map(({ story }) => story)
		),
		change: {
			gone: rowsOf(before, (fate) => fate === 'went' || fate === 'changed'),
			came: columnsOf(
				dimensions,
				after.filter(({ fate }) => isNew(fate)).map(({ story }) => story)
			),
			places: rowsOf(after, isNew)
		}
	};
}

describe('merged columns', () => {
	it('say what columns of all those stories say', () => {
		fc.assert(
			fc.property(someNews.map(news), ({ before, after, change }) => {
				expect(read(mergeColumns(before, change))).toEqual(read(after));
			})
		);
	});

	it('count the same days, and none that nobody told on any more', () => {
		fc.assert(
			fc.property(someNews.map(news), ({ before, after, change }) => {
				const merged = mergeColumns(before, change);
				for (const [i, column] of merged.columns.entries()) {
					if (column.kind === 'choices') continue;
					expect(column.codeCount).toBe(after.columns[i]!.codeCount);
					expect(count(merged, []).tallies[i]).toEqual(count(after, []).tallies[i]);
				}
			})
		);
	});

	it('travel as any other', () => {
		fc.assert(
			fc.property(someNews.map(news), ({ before, change }) => {
				const merged = mergeColumns(before, change);
				expect(decodeSnapshot(encodeSnapshot(merged))).toEqual(merged);
			})
		);
	});

	it('keep which stories held the words, and know nothing of those that came', () => {
		fc.assert(
			fc.property(someNews.map(news), ({ before, change }) => {
				const held = Uint8Array.from({ length: before.rows }, (_, row) => row % 2);
				const ids = new Set(read(before).flatMap(([id], row) => (held[row] ? [id] : [])));
				const came = new Set(read(change.came).map(([id]) => id));
				const merged = read(mergeColumns(before, change));
				expect([...mergeRows(held, change)]).toEqual(merged.map(([id]) => (ids.has(id) && !came.has(id) ? 1 : 0)));
			})
		);
	});

	it('refuse what does not fit', () => {
		const columns = columnsOf([], []);
		const change = { gone: new Uint32Array(0), came: columns, places: Uint32Array.of(3) };
		expect(() => mergeColumns(columns, change)).toThrow(RangeError);
	});
});
