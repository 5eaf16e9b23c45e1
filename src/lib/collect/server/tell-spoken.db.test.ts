import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { announceRecording } from '#lib/media/server/uploads.ts';
import { MONDAY } from '#test/personas.ts';
import { aPlace, anAnnouncement, arrived, KEY, ownSoundFolder, tone, wav } from '#test/recordings.ts';
import { it } from '#test/own-database.ts';
import { aTelling, openPoint } from '#test/tellings.ts';
import { tellStory } from './commands.ts';

ownSoundFolder();
const SOUND = wav(1, tone(300));

const storiesIn = ({ db }: Context, id: string) =>
	db.selectFrom('collect.stories').select('text').where('id', '=', id).execute();
const claimsIn = ({ db }: Context, storyId: string) =>
	db.selectFrom('media.recordings').select('id').where('story_id', '=', storyId).execute();

async function spoken(ctx: Context, over: { text?: string; key?: string } = {}) {
	const point = await openPoint(ctx);
	const storyId = newId<'story'>(MONDAY);
	const place = aPlace(point.id);
	const recording = await arrived(ctx, SOUND, { place, storyId });
	const telling = aTelling({
		id: storyId,
		key: KEY,
		text: '',
		recording: { id: recording.id, kept: recording.id, mime: 'audio/wav', ms: 1000 },
		...over
	});
	return { point, telling, recording };
}

describe('an experience told aloud', () => {
	it('is kept without a typed word, and its recording becomes part of it', async ({ as }) => {
		const { point, telling, recording } = await spoken(as(VISITOR));
		await tellStory(as(VISITOR), point, telling, 'web');
		expect(await storiesIn(as(VISITOR), telling.id)).toEqual([{ text: '' }]);
		expect(await claimsIn(as(VISITOR), telling.id)).toEqual([{ id: recording.id }]);
	});

	it('gives the same receipt again', async ({ as }) => {
		const { point, telling } = await spoken(as(VISITOR));
		const receipt = await tellStory(as(VISITOR), point, telling, 'web');
		expect(await tellStory(as(VISITOR), point, telling, 'web')).toEqual(receipt);
		expect(await storiesIn(as(VISITOR), telling.id)).toHaveLength(1);
	});

	it('is not kept before its recording has come whole', async ({ as }) => {
		const point = await openPoint(as(VISITOR));
		const storyId = newId<'story'>(MONDAY);
		const announced = anAnnouncement({ storyId });
		await announceRecording(as(VISITOR), aPlace(point.id), announced, 'here');
		for (const id of [announced.id, newId<'recording'>(MONDAY)]) {
			const recording = { id, kept: id, mime: 'audio/wav', ms: 1000 };
			const telling = aTelling({ id: storyId, key: KEY, text: '', recording });
			await expect(tellStory(as(VISITOR), point, telling, 'web')).rejects.toMatchObject({ kind: 'too-early' });
		}
		expect(await storiesIn(as(VISITOR), storyId)).toEqual([]);
	});

	it('is not kept with the recording of another experience', async ({ as }) => {
		const { point, telling } = await spoken(as(VISITOR));
		const other = { ...telling, id: newId<'story'>(MONDAY) };
		await expect(tellStory(as(VISITOR), point, other, 'web')).rejects.toMatchObject({ kind: 'conflict' });
		expect(await storiesIn(as(VISITOR), other.id)).toEqual([]);
	});
});
