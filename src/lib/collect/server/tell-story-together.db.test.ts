import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import { it } from '#test/own-database.ts';
import { aTelling, openPoint } from '#test/tellings.ts';
import { DE_BRUG } from '#test/personas.ts';
import { tellStory } from './commands.ts';
import { directoryNameOf, followCodeOf, hashOfFollowCode } from './follow-codes.ts';
import { findStoryPoint } from './queries.ts';

describe('telling at the same moment', () => {
	it('keeps one story and gives everybody the same receipt', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		const telling = aTelling();

		const receipts = await Promise.all(Array.from({ length: 8 }, () => tellStory(as(VISITOR), point, telling, 'web')));

		expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
		expect(await countOf(as(VISITOR), telling.id)).toBe(1);
	});

	it('lets one of two keys win, and keeps nothing of the other', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		const telling = aTelling();
		const stranger = { ...telling, key: 'f'.repeat(32) };

		const results = await Promise.allSettled(
			[telling, stranger].map((sent) => tellStory(as(VISITOR), point, sent, 'web'))
		);

		expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await countOf(as(VISITOR), telling.id)).toBe(1);
		const names = [telling, stranger].map((sent) => directoryNameOf(hashOfFollowCode(followCodeOf(sent, 0))));
		const entries = await as(VISITOR)
			.db.selectFrom('platform.directory')
			.selectAll()
			.where('name', 'in', names)
			.execute();
		expect(entries).toHaveLength(1);
	});

	it("gives a second code when the first is somebody else's, and the same one again", async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		const telling = aTelling();
		await as(VISITOR)
			.db.insertInto('platform.directory')
			.values({
				kind: 'follow-code',
				name: directoryNameOf(hashOfFollowCode(followCodeOf(telling, 0))),
				organisation_id: DE_BRUG
			})
			.execute();

		const receipt = await tellStory(as(VISITOR), point, telling, 'web');

		expect(receipt.followCode).toBe(followCodeOf(telling, 1));
		expect(await tellStory(as(VISITOR), point, telling, 'web')).toEqual(receipt);
	});
});

describe('finding a story point', () => {
	it('remembers it for a moment, and not what is not there', async ({ as, database }) => {
		expect(await findStoryPoint(as(VISITOR), 'straks')).toBeUndefined();
		const { id } = await openPoint(as(VISITOR), { slug: 'straks' });
		expect(await findStoryPoint(as(VISITOR), 'straks')).toMatchObject({ point: { id } });

		await database
			.of(DE_BRUG)
			.updateTable('collect.story_points')
			.set({ closes_at: as(VISITOR).now })
			.where('id', '=', id)
			.execute();

		const { now } = as(VISITOR);
		const later = (ms: number) => as(VISITOR, { now: new Date(now.getTime() + ms) });
		expect(await findStoryPoint(later(4_000), 'straks')).toMatchObject({ point: { closesAt: null } });
		expect(await findStoryPoint(later(6_000), 'straks')).toMatchObject({ point: { closesAt: now } });
	});
});

async function countOf(ctx: Parameters<typeof tellStory>[0], id: string): Promise<number> {
	const rows = await ctx.db.selectFrom('collect.stories').select('id').where('id', '=', id).execute();
	return rows.length;
}
