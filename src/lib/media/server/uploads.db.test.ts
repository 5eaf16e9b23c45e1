import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { MONDAY } from '#test/personas.ts';
import { anAnnouncement, aPlace, KEY, ownSoundFolder } from '#test/recordings.ts';
import { it } from '#test/rollback.ts';
import { getRecordingStatus } from './queries.ts';
import { readSound } from './sound.ts';
import { answerTus } from './tus.ts';
import { addPiece, announceRecording, discardRecording, openRecording } from './uploads.ts';

const folder = ownSoundFolder();
const PLACE = aPlace();

describe('a recording on its way', () => {
	it('is made once, however often it is announced', async ({ as }) => {
		const ctx = as(VISITOR);
		const announced = anAnnouncement();
		await announceRecording(ctx, PLACE, announced, 'here');
		await addPiece(await openRecording(ctx, announced.id, KEY), 0, Buffer.from('hallo'));
		await announceRecording(ctx, PLACE, announced, 'here');
		const { row } = await openRecording(ctx, announced.id, KEY);
		expect(row.received_bytes).toBe(5);
	});

	it('is not for who has another key: it is as if it were not there', async ({ as }) => {
		const ctx = as(VISITOR);
		const announced = anAnnouncement();
		await announceRecording(ctx, PLACE, announced, 'here');
		const other = 'b2'.repeat(16);
		await expect(openRecording(ctx, announced.id, other)).rejects.toMatchObject({ code: 'media.recording.not-found' });
		await expect(getRecordingStatus(ctx, newId(MONDAY), KEY)).rejects.toMatchObject({
			code: 'media.recording.not-found'
		});
		await expect(announceRecording(ctx, PLACE, { ...announced, key: other }, 'here')).rejects.toMatchObject({
			code: 'media.recording.taken'
		});
	});

	it('arrives byte for byte, whatever pieces come, come twice or come out of turn', async ({ as }) => {
		const ctx = as(VISITOR);
		await fc.assert(
			fc.asyncProperty(
				fc.uint8Array({ minLength: 1, maxLength: 200 }),
				fc.array(fc.record({ from: fc.nat(200), length: fc.integer({ min: 1, max: 80 }) }), { maxLength: 12 }),
				async (bytes, pieces) => {
					const announced = anAnnouncement({ bytes: bytes.length });
					await announceRecording(ctx, PLACE, announced, newId(MONDAY));
					const opened = await openRecording(ctx, announced.id, KEY);
					let received = 0;
					for (const { from, length } of pieces) {
						const now = await addPiece(opened, from, bytes.subarray(from, from + length));
						expect(now).toBe(from === received ? Math.min(bytes.length, from + length) : received);
						received = now;
					}
					if (received < bytes.length) await addPiece(opened, received, bytes.subarray(received));
					expect((await readSound(ctx.organisationId, announced.id))?.equals(bytes)).toBe(true);
					expect(await getRecordingStatus(ctx, announced.id, KEY)).toMatchObject({ state: 'received' });
				}
			),
			{ numRuns: 25 }
		);
	});

	it('leaves nothing when the teller throws it away', async ({ as }) => {
		const ctx = as(VISITOR);
		const announced = anAnnouncement();
		await announceRecording(ctx, PLACE, announced, 'here');
		await addPiece(await openRecording(ctx, announced.id, KEY), 0, Buffer.from('hallo'));
		await discardRecording(await openRecording(ctx, announced.id, KEY));
		await expect(openRecording(ctx, announced.id, KEY)).rejects.toMatchObject({ kind: 'not-found' });
		expect(await readdir(join(folder(), 'media', ctx.organisationId))).not.toContain(announced.id);
	});

	it('speaks tus: a piece at the wrong place is refused, the right one acknowledged', async ({ as }) => {
		const ctx = as(VISITOR);
		const announced = anAnnouncement();
		const ask = (method: string, headers: Record<string, string>, body?: string) =>
			answerTus(
				new Request(`http://here/api/v1/opnames${method === 'POST' ? '' : `/${announced.id}`}`, {
					method,
					headers: { 'tus-resumable': '1.0.0', ...headers },
					...(body !== undefined && { body })
				}),
				{ ctx, key: KEY, announced: { place: PLACE, recording: announced, address: 'here' } }
			);
		const made = await ask('POST', { 'upload-length': '10' });
		expect([made.status, made.headers.get('location')]).toEqual([201, `/api/v1/opnames/${announced.id}`]);

		const patch = { 'content-type': 'application/offset+octet-stream' };
		expect((await ask('PATCH', { ...patch, 'upload-offset': '3' }, 'hallo')).status).toBe(409);
		const kept = await ask('PATCH', { ...patch, 'upload-offset': '0' }, 'hallo');
		expect([kept.status, kept.headers.get('upload-offset')]).toEqual([204, '5']);
		expect((await ask('HEAD', {})).headers.get('upload-offset')).toBe('5');
		expect((await ask('PATCH', { ...patch, 'upload-offset': '5' }, 'wereld!')).status).toBe(413);
		expect(await getRecordingStatus(ctx, announced.id, KEY)).toMatchObject({ state: 'arriving' });
	});
});
