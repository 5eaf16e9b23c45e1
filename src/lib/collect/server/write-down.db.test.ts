import { describe, expect } from 'vitest';
import { claimRecording } from '#lib/media/server/claims.ts';
import { findRecordingOf, getRecording, listRecordings } from '#lib/media/server/correction-queries.ts';
import { saveCorrection } from '#lib/media/server/commands.ts';
import { playSound } from '#lib/media/server/play.ts';
import { storage } from '#lib/media/server/storage.ts';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { bram, rika, steef } from '#test/personas.ts';
import { aPlace, arrived, KEY, ownSoundFolder, tone, wav } from '#test/recordings.ts';
import { it } from '#test/rollback.ts';
import { storedPoint, storedStory, withdrawn } from '#test/stories.ts';
import { aTelling, openPoint } from '#test/tellings.ts';
import { tellStory } from './commands.ts';
import { newDevice } from './follow-device.ts';
import { followStory, withdrawStory } from './follow.ts';
import { writeDownStory } from './write-down.ts';

ownSoundFolder();
const SOUND = wav(1, tone(300));

/** An experience that was told aloud, and its recording. */
async function spoken(ctx: Context) {
	const point = await storedPoint(ctx);
	const storyId = await storedStory(ctx, point, { text: '' });
	const recording = await arrived(ctx, SOUND, { storyId, place: aPlace(point.id) });
	await claimRecording(ctx, { recordingId: recording.id, storyId, storyPointId: point.id, key: KEY });
	return { point, storyId, recordingId: recording.id };
}

describe('writing down what was said', () => {
	it('puts the text in the experience, and says so with the recording', async ({ as }) => {
		const { point, storyId, recordingId } = await spoken(as(HOUSE));
		await saveCorrection(as(bram), recordingId, 'De buurvrouw');
		expect(await getRecording(as(bram), point.id, recordingId)).toMatchObject({
			text: 'De buurvrouw',
			acceptedAt: null
		});
		await writeDownStory(as(bram), storyId, 'De buurvrouw kwam langs.');
		const { text } = await as(HOUSE)
			.db.selectFrom('collect.stories')
			.select('text')
			.where('id', '=', storyId)
			.executeTakeFirstOrThrow();
		expect(text).toBe('De buurvrouw kwam langs.');
		expect(await findRecordingOf(as(bram), storyId)).toMatchObject({ acceptedAt: as(bram).now });
	});

	it('is not for readers, stewards and visitors', async ({ as }) => {
		const { storyId, recordingId } = await spoken(as(HOUSE));
		for (const actor of [rika, steef, VISITOR]) {
			await expect(writeDownStory(as(actor), storyId, 'x')).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(saveCorrection(as(actor), recordingId, 'x')).rejects.toMatchObject({ kind: 'forbidden' });
		}
	});

	it('does not bring back what was withdrawn', async ({ as }) => {
		const { storyId } = await spoken(as(HOUSE));
		await withdrawn(as(HOUSE), storyId);
		await expect(writeDownStory(as(bram), storyId, 'x')).rejects.toMatchObject({ kind: 'conflict' });
	});
});

describe('taking back what was said aloud', () => {
	it('leaves no word and no byte of it', async ({ as }) => {
		const visitor = as(VISITOR);
		const point = await openPoint(visitor);
		const telling = aTelling();
		const storyId = telling.id as Id<'story'>;
		const { followCode } = await tellStory(visitor, point, telling, 'web');
		const recording = await arrived(visitor, SOUND, { storyId, place: aPlace(point.id) });
		await claimRecording(visitor, { recordingId: recording.id, storyId, storyPointId: point.id, key: KEY });
		expect(await storage().list(visitor.organisationId)).not.toEqual([]);

		await withdrawStory(visitor, await followStory(visitor, followCode, newDevice(), '192.0.2.1'));
		expect(await findRecordingOf(as(bram), storyId)).toBeUndefined();
		const names = await storage().list(visitor.organisationId);
		expect(names.filter((name) => name.includes(recording.id))).toEqual([]);
	});
});

describe('listening', () => {
	it('gives the part that is asked for, to be kept by nobody, and writes down who began', async ({ as }) => {
		const { point, recordingId } = await spoken(as(HOUSE));
		const part = await playSound(as(rika), point.id, recordingId, 'bytes=0-9');
		expect([part.status, part.headers.get('content-range'), part.headers.get('cache-control')]).toEqual([
			206,
			`bytes 0-9/${SOUND.length}`,
			'no-store'
		]);
		expect(Buffer.from(await part.arrayBuffer()).equals(SOUND.subarray(0, 10))).toBe(true);
		expect((await playSound(as(rika), point.id, recordingId, `bytes=${SOUND.length}-`)).status).toBe(416);
		const deeds = await as(HOUSE)
			.db.selectFrom('platform.audit')
			.select('account_id')
			.where('deed', '=', 'media.recording.play')
			.execute();
		expect(deeds).toEqual([{ account_id: rika.accountId }]);
	});

	it('is not for stewards and visitors', async ({ as }) => {
		const { point, storyId, recordingId } = await spoken(as(HOUSE));
		for (const actor of [steef, VISITOR]) {
			await expect(playSound(as(actor), point.id, recordingId, null)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(listRecordings(as(actor), point.id)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(findRecordingOf(as(actor), storyId)).rejects.toMatchObject({ kind: 'forbidden' });
		}
	});

	it('is for nobody as long as the teller did not send it', async ({ as }) => {
		const point = await storedPoint(as(HOUSE));
		const recording = await arrived(as(HOUSE), SOUND, { place: aPlace(point.id) });
		expect(await listRecordings(as(bram), point.id)).toEqual([]);
		await expect(playSound(as(bram), point.id, recording.id, null)).rejects.toMatchObject({ kind: 'not-found' });
	});
});
