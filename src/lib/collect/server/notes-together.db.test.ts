import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import { inTransaction } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { it } from '#test/own-database.ts';
import { MONDAY, noor, rika } from '#test/personas.ts';
import { aTelling, openPoint } from '#test/tellings.ts';
import { MOST_TAGS } from '../tag.ts';
import { tellStory } from './commands.ts';
import { newDevice } from './follow-device.ts';
import { followStory, withdrawStory } from './follow.ts';
import { listNotes, writeNote } from './notes.ts';
import { listTags, putTag } from './tags.ts';

describe('two readers at the same moment', () => {
	it('put the same tag on a story: it is there once, and no story gets more than it may', async ({ as }) => {
		const point = await openPoint(as(VISITOR), { slug: 'samen' });
		const telling = aTelling();
		await tellStory(as(VISITOR), point, telling, 'web');
		const beside = { pointId: point.id, storyId: telling.id as Id<'story'> };
		const readers = [rika, noor];

		await Promise.all(['Moe', 'moe', 'MOE', 'mOE'].map((tag, i) => putTag(as(readers[i % 2]!), beside, tag)));
		expect(await listTags(as(rika), beside)).toHaveLength(1);

		await Promise.allSettled(
			Array.from({ length: MOST_TAGS + 4 }, (_, i) => putTag(as(readers[i % 2]!), beside, `label ${i}`))
		);
		expect(await listTags(as(rika), beside)).toHaveLength(MOST_TAGS);
	});

	it('send one form: it is one note', async ({ as }) => {
		const point = await openPoint(as(VISITOR), { slug: 'dubbel' });
		const telling = aTelling();
		await tellStory(as(VISITOR), point, telling, 'web');
		const beside = { pointId: point.id, storyId: telling.id as Id<'story'> };
		const note = { id: newId<'note'>(MONDAY), text: 'Een keer.' };
		await Promise.all([1, 2, 3].map(() => writeNote(as(rika), beside, note)));
		expect(await listNotes(as(rika), beside)).toHaveLength(1);
	});
});

describe('a reader and a teller at the same moment', () => {
	it('leave nothing beside a story that is gone', async ({ as }) => {
		const point = await openPoint(as(VISITOR), { slug: 'weg' });
		const telling = aTelling();
		const { followCode } = await tellStory(as(VISITOR), point, telling, 'web');
		const pass = await followStory(as(VISITOR), followCode, newDevice(), '192.0.2.1');
		const beside = { pointId: point.id, storyId: telling.id as Id<'story'> };

		let withdrawal: Promise<void> | undefined;
		await inTransaction(as(rika), async (ctx) => {
			await writeNote(ctx, beside, { id: newId<'note'>(MONDAY), text: 'Net te laat.' });
			await putTag(ctx, beside, 'moe');
			withdrawal = withdrawStory(as(VISITOR), pass);
			// It waits for what is being written here.
			const first = await Promise.race([
				withdrawal.then(() => 'withdrawn'),
				new Promise((done) => setTimeout(() => done('waiting'), 200))
			]);
			expect(first).toBe('waiting');
		});
		await withdrawal;

		expect(await listNotes(as(rika), beside)).toEqual([]);
		expect(await listTags(as(rika), beside)).toEqual([]);
		await expect(putTag(as(rika), beside, 'moe')).rejects.toThrow('collect.story.withdrawn');
	});
});
