import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { bram, MONDAY } from '#test/personas.ts';
import { arrived, KEY, ownSoundFolder, tone, wav } from '#test/recordings.ts';
import { it } from '#test/rollback.ts';
import type { AnnouncedRecording } from '../recording.ts';
import type { Outcome } from '../transcript.ts';
import { claimRecording, forgetRecordingsOf } from './claims.ts';
import { acceptTranscript } from './commands.ts';
import { examineRecording } from './examination.ts';
import { getRecordingStatus } from './queries.ts';
import { deleteAcceptedSound, forgetUnclaimed } from './retention.ts';
import { storage } from './storage.ts';
import { announceRecording, openRecording } from './uploads.ts';
import { aPlace, anAnnouncement } from '#test/recordings.ts';

const folder = ownSoundFolder();
const SOUND = wav(1, tone(300));
const WORDS = ['De', 'buurvrouw', 'kwam.'].map((text, i) => ({ text, fromMs: i * 300, toMs: i * 300 + 250 }));
const WRITTEN: Outcome = {
	kind: 'written',
	durationMs: 1000,
	words: WORDS,
	engine: 'whisper',
	model: 'small',
	modelVersion: '1'
};

/** Everything of a recording that is left: rows that name it, files on disk, names in the storage. */
async function remains(ctx: Context, { id }: AnnouncedRecording) {
	const mine = { organisation_id: ctx.organisationId };
	const count = async (table: 'media.recordings' | 'media.transcripts', column: 'id' | 'recording_id') =>
		(
			await ctx.db
				.selectFrom(table)
				.select(column as 'organisation_id')
				.where('organisation_id', '=', mine.organisation_id)
				.where(column as 'organisation_id', '=', id)
				.execute()
		).length;
	return {
		recordings: await count('media.recordings', 'id'),
		transcripts: await count('media.transcripts', 'recording_id'),
		files: (await readdir(join(folder(), 'media'), { recursive: true })).filter((name) => name.includes(id)),
		names: (await storage().list(ctx.organisationId)).filter((name) => name.includes(id))
	};
}

const NOTHING = { recordings: 0, transcripts: 0, files: [], names: [] };

async function claimed(ctx: Context, over: Parameters<typeof arrived>[2] = {}) {
	const place = over.place ?? aPlace();
	const recording = await arrived(ctx, SOUND, { ...over, place });
	const claim = {
		recordingId: recording.id,
		storyId: recording.storyId,
		storyPointId: place.storyPointId,
		key: KEY
	};
	await claimRecording(ctx, claim);
	return { recording, claim };
}

const writeDown = (ctx: Context, recordingId: Id<'recording'>, outcome: Outcome = WRITTEN) =>
	examineRecording({ ...ctx, actor: HOUSE }, { organisationId: ctx.organisationId, recordingId }, () =>
		Promise.resolve(outcome)
	);

describe('a recording and its experience', () => {
	it('are joined once, and again is no problem', async ({ as }) => {
		const { claim } = await claimed(as(VISITOR));
		await claimRecording(as(VISITOR), claim);
	});

	it('wait for each other: too early while it is still arriving, or not here at all', async ({ as }) => {
		const place = aPlace();
		const announced = anAnnouncement();
		await announceRecording(as(VISITOR), place, announced, 'here');
		const claim = { storyId: announced.storyId, storyPointId: place.storyPointId, key: KEY };
		for (const recordingId of [announced.id, newId<'recording'>(MONDAY)])
			await expect(claimRecording(as(VISITOR), { ...claim, recordingId })).rejects.toMatchObject({ kind: 'too-early' });
	});

	it('are not for another experience, point or key', async ({ as }) => {
		const { claim } = await claimed(as(VISITOR));
		const others = [
			{ storyId: newId<'story'>(MONDAY) },
			{ storyPointId: newId<'story-point'>(MONDAY) },
			{ key: 'b2'.repeat(16) }
		];
		for (const other of others)
			await expect(claimRecording(as(VISITOR), { ...claim, ...other })).rejects.toMatchObject({ kind: 'conflict' });
	});

	it('go together: no row, no word and no byte remains', async ({ as }) => {
		const { recording } = await claimed(as(VISITOR));
		await writeDown(as(HOUSE), recording.id);
		expect(await remains(as(HOUSE), recording)).toMatchObject({ recordings: 1, transcripts: 1 });
		await forgetRecordingsOf(as(VISITOR), [recording.storyId]);
		expect(await remains(as(HOUSE), recording)).toEqual(NOTHING);
		await expect(openRecording(as(VISITOR), recording.id, KEY)).rejects.toMatchObject({ kind: 'not-found' });
	});
});

describe('examining', () => {
	it('writes down, and tells whoever holds the key', async ({ as }) => {
		const { recording } = await claimed(as(VISITOR));
		await writeDown(as(HOUSE), recording.id);
		expect(await getRecordingStatus(as(VISITOR), recording.id, KEY)).toMatchObject({
			state: 'transcribed',
			text: 'De buurvrouw kwam.',
			progress: 1
		});
	});

	it('keeps the language that was recognised, where the teller did not say', async ({ as }) => {
		const { recording } = await claimed(as(VISITOR), { place: { ...aPlace(), language: 'und' } });
		await writeDown(as(HOUSE), recording.id, { ...WRITTEN, language: 'nl' });
		expect(await getRecordingStatus(as(VISITOR), recording.id, KEY)).toMatchObject({ language: 'nl' });
	});

	it('is the house’s work', async ({ as }) => {
		const about = { organisationId: bram.organisationId, recordingId: newId<'recording'>(MONDAY) };
		await expect(examineRecording(as(bram), about)).rejects.toMatchObject({ kind: 'forbidden' });
	});

	it('gives up after three failures, and the sound stays', async ({ as }) => {
		const { recording } = await claimed(as(VISITOR));
		const about = { organisationId: as(HOUSE).organisationId, recordingId: recording.id };
		const fail = () => Promise.reject(new Error('out of memory'));
		await expect(examineRecording(as(HOUSE), about, fail)).rejects.toThrow('out of memory');
		await expect(examineRecording(as(HOUSE), about, fail)).rejects.toThrow('out of memory');
		await examineRecording(as(HOUSE), about, fail);
		expect(await getRecordingStatus(as(VISITOR), recording.id, KEY)).toMatchObject({
			state: 'sound-only',
			reason: 'failed'
		});
		expect((await remains(as(HOUSE), recording)).files).toHaveLength(2); // its folder and its sound
	});

	it('rejects a zip that is called webm, and says why', async ({ as }) => {
		const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(400, 7)]);
		const recording = await arrived(as(VISITOR), zip);
		const about = { organisationId: as(HOUSE).organisationId, recordingId: recording.id };
		await examineRecording(as(HOUSE), about);
		expect(await getRecordingStatus(as(VISITOR), recording.id, KEY)).toMatchObject({
			state: 'rejected',
			reason: 'no-sound'
		});
	});
});

const DAY = 24 * 60 * 60 * 1000;
const daysLater = (days: number) => new Date(MONDAY.getTime() + days * DAY);

describe('deleting sound', () => {
	it('waits as many days after accepting as the point says; the words live on in the experience alone', async ({
		as
	}) => {
		const { recording } = await claimed(as(VISITOR), { place: { ...aPlace(), keepDays: 3 } });
		await writeDown(as(HOUSE), recording.id);
		await acceptTranscript(as(bram), recording.storyId, 'De buurvrouw kwam langs.');

		await deleteAcceptedSound(as(HOUSE, { now: daysLater(2) }));
		expect((await remains(as(HOUSE), recording)).names).toHaveLength(1);

		await deleteAcceptedSound(as(HOUSE, { now: daysLater(3) }));
		expect(await remains(as(HOUSE), recording)).toEqual({ ...NOTHING, recordings: 1, transcripts: 1 });
		const { text, words } = await as(HOUSE)
			.db.selectFrom('media.transcripts')
			.select(['text', 'words'])
			.where('recording_id', '=', recording.id)
			.executeTakeFirstOrThrow();
		expect([text, words]).toEqual(['', []]);
	});

	it('leaves alone what nobody accepted', async ({ as }) => {
		const { recording } = await claimed(as(VISITOR));
		await writeDown(as(HOUSE), recording.id);
		await deleteAcceptedSound(as(HOUSE, { now: daysLater(400) }));
		expect((await remains(as(HOUSE), recording)).names).toHaveLength(1);
	});

	it('throws away what never became an experience, after as long as a device may wait', async ({ as }) => {
		const recording = await arrived(as(VISITOR), SOUND);
		const { recording: kept } = await claimed(as(VISITOR));
		await forgetUnclaimed(as(HOUSE, { now: daysLater(14) }));
		expect((await remains(as(HOUSE), recording)).names).toHaveLength(1);
		await forgetUnclaimed(as(HOUSE, { now: daysLater(16) }));
		expect(await remains(as(HOUSE), recording)).toEqual(NOTHING);
		expect((await remains(as(HOUSE), kept)).names).toHaveLength(1);
	});

	it('is the house’s work', async ({ as }) => {
		await expect(deleteAcceptedSound(as(bram))).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(forgetUnclaimed(as(bram))).rejects.toMatchObject({ kind: 'forbidden' });
	});
});
