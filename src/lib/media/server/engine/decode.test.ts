import { describe, expect, it } from 'vitest';
import { silentOpus, tone, wav } from '#test/recordings.ts';
import { sniff } from '../../sniff.ts';
import { SAMPLE_RATE } from '../../transcript.ts';
import { decode } from './decode.ts';

const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(400, 7)]);

async function soundOf(bytes: Uint8Array): Promise<Float32Array> {
	const decoding = await decode(bytes);
	if (decoding.kind !== 'sound') throw new Error(decoding.kind);
	return decoding.sound;
}

describe('decoding', () => {
	it.each([
		[16_000, 1],
		[48_000, 2],
		[44_100, 1]
	])('makes a wav of %i Hz and %i channels into mono of 16 kHz', async (rate, channels) => {
		const sound = await soundOf(wav(1.5, tone(440), rate, channels));
		expect(Math.abs(sound.length / SAMPLE_RATE - 1.5)).toBeLessThan(0.05);
		const crossings = sound.filter((sample, i) => i > 0 && sample >= 0 !== sound[i - 1]! >= 0).length;
		expect(Math.abs(crossings / 2 / 1.5 - 440)).toBeLessThan(15);
	});

	it.each(['webm', 'ogg'] as const)('reads Opus in %s, which does not say how long it is', async (container) => {
		const bytes = await silentOpus(container, 2);
		expect(sniff(bytes)).toBe(container);
		expect(Math.abs((await soundOf(bytes)).length / SAMPLE_RATE - 2)).toBeLessThan(0.1);
	});

	it('keeps what came before a recorder died', async () => {
		const bytes = await silentOpus('webm', 4);
		const half = await soundOf(bytes.subarray(0, Math.floor(bytes.length * 0.6)));
		expect(half.length / SAMPLE_RATE).toBeGreaterThan(1);
	});

	it('finds no sound in a zip that is called webm', async () => {
		expect(sniff(zip)).toBeUndefined();
		expect(await decode(zip)).toEqual({ kind: 'no-sound' });
	});
});
