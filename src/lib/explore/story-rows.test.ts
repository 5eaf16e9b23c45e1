import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnsOf } from './build-columns.ts';
import { openStoryRows } from './story-rows.ts';

it('stories are found by id, also when only their first half differs', () => {
	const id = fc.tuple(fc.uuid(), fc.boolean()).map(([id, alike]) => (alike ? `${id.slice(0, 24)}000000000000` : id));
	fc.assert(
		fc.property(fc.uniqueArray(id), fc.array(id), fc.infiniteStream(fc.boolean()), (ids, others, coins) => {
			const wanted = ids.filter(() => coins.next().value);
			const columns = columnsOf(
				[],
				ids.map((id) => ({ id, cells: [] }))
			);
			const rows = openStoryRows(columns)([...wanted, ...others, 'geen id']);
			expect([...rows]).toEqual(ids.map((id) => (wanted.includes(id) || others.includes(id) ? 1 : 0)));
		})
	);
});
