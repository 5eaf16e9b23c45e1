import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	BufferTarget,
	EncodedAudioPacketSource,
	EncodedPacket,
	OggOutputFormat,
	Output,
	WebMOutputFormat
} from 'mediabunny';
import { afterAll, beforeAll } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import type { AnnouncedRecording, RecordingPlace } from '#lib/media/recording.ts';
import { addPiece, announceRecording, openRecording } from '#lib/media/server/uploads.ts';
import { MONDAY } from './personas.ts';

export const KEY = 'a1'.repeat(16);

/** A folder for the sound of this test file; whoever calls gives its path back when a test asks. */
export function ownSoundFolder(): () => string {
	let folder = '';
	beforeAll(async () => {
		process.env.DATA_DIR = folder = await mkdtemp(join(tmpdir(), 'samenleren-media-'));
	});
	afterAll(() => rm(folder, { recursive: true, force: true }));
	return () => folder;
}

export const aPlace = (storyPointId: Id<'story-point'> = newId(MONDAY)): RecordingPlace => ({
	storyPointId,
	language: 'nl',
	keepDays: 0
});

export const anAnnouncement = (over: Partial<AnnouncedRecording> = {}): AnnouncedRecording => ({
	id: newId(MONDAY),
	storyId: newId(MONDAY),
	key: KEY,
	type: 'audio/webm',
	bytes: 10,
	durationMs: 2000,
	...over
});

/** A recording that came whole. */
export async function arrived(
	ctx: Context,
	bytes: Uint8Array,
	{ place = aPlace(), ...over }: Partial<AnnouncedRecording> & { place?: RecordingPlace } = {}
): Promise<AnnouncedRecording> {
	const visitor = { ...ctx, actor: VISITOR };
	const announced = anAnnouncement({ ...over, bytes: bytes.length });
	await announceRecording(visitor, place, announced, 'here');
	await addPiece(await openRecording(visitor, announced.id, announced.key), 0, bytes);
	return announced;
}

/** A wav of `seconds` that sounds as `at` says, from -1 to 1. */
export function wav(seconds: number, at: (second: number) => number, rate = 16_000, channels = 1): Buffer {
	const samples = Math.round(seconds * rate);
	const bytes = Buffer.alloc(44 + samples * channels * 2);
	bytes.write('RIFF', 0);
	bytes.writeUInt32LE(bytes.length - 8, 4);
	bytes.write('WAVEfmt ', 8);
	bytes.writeUInt32LE(16, 16);
	bytes.writeUInt16LE(1, 20);
	bytes.writeUInt16LE(channels, 22);
	bytes.writeUInt32LE(rate, 24);
	bytes.writeUInt32LE(rate * channels * 2, 28);
	bytes.writeUInt16LE(channels * 2, 32);
	bytes.writeUInt16LE(16, 34);
	bytes.write('data', 36);
	bytes.writeUInt32LE(samples * channels * 2, 40);
	for (let i = 0; i < samples; i++)
		for (let channel = 0; channel < channels; channel++)
			bytes.writeInt16LE(Math.round(at(i / rate) * 32767), 44 + (i * channels + channel) * 2);
	return bytes;
}

export const tone = (hertz: number) => (second: number) => 0.3 * Math.sin(2 * Math.PI * hertz * second);

/** What a browser makes of a silent second: Opus frames of 20 ms, as webm or ogg. */
export async function silentOpus(container: 'webm' | 'ogg', seconds = 1): Promise<Buffer> {
	const target = new BufferTarget();
	const output = new Output({ format: container === 'webm' ? new WebMOutputFormat() : new OggOutputFormat(), target });
	const source = new EncodedAudioPacketSource('opus');
	output.addAudioTrack(source);
	await output.start();
	const head = Uint8Array.from([...Buffer.from('OpusHead'), 1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0]);
	const decoderConfig = { codec: 'opus', numberOfChannels: 1, sampleRate: 48_000, description: head };
	for (let i = 0; i < seconds * 50; i++)
		await source.add(new EncodedPacket(Uint8Array.of(0xf8, 0xff, 0xfe), 'key', i * 0.02, 0.02), { decoderConfig });
	await output.finalize();
	return Buffer.from(target.buffer!);
}
