/** Turns a recording into plain sound, without any program of the machine. */
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input, type InputAudioTrack } from 'mediabunny';
import { OpusDecoder } from 'opus-decoder';
import { LONGEST_MS } from '../../recording.ts';
import { SAMPLE_RATE, type Sound } from '../../transcript.ts';

/** `unknown`: it is sound, of a kind that only browsers can play. */
export type Decoding =
	{ readonly kind: 'sound'; readonly sound: Sound } | { readonly kind: 'unknown' | 'no-sound' | 'too-long' };

/** More than this is decoded for nobody, whatever the device said. */
const MOST_SAMPLES = ((LONGEST_MS + 60_000) / 1000) * SAMPLE_RATE;

export async function decode(bytes: Uint8Array): Promise<Decoding> {
	using input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
	const track = await input.getPrimaryAudioTrack().catch(() => null);
	if (!track) return { kind: 'no-sound' };
	const reader = await readerFor(track);
	if (!reader) return { kind: 'unknown' };
	try {
		return await decodeWith(reader, track);
	} finally {
		reader.free();
	}
}

interface Reader {
	readonly read: (packet: Uint8Array) => Sound;
	readonly free: () => void;
}

async function decodeWith(reader: Reader, track: InputAudioTrack): Promise<Decoding> {
	const pieces: Sound[] = [];
	let samples = 0;
	try {
		for await (const packet of new EncodedPacketSink(track).packets()) {
			const piece = reader.read(packet.data);
			samples += piece.length;
			if (samples > MOST_SAMPLES) return { kind: 'too-long' };
			pieces.push(piece);
		}
	} catch (error) {
		// A battery that died in the middle of a packet: what came before is sound all the same.
		if (samples === 0) return { kind: 'no-sound' };
		if (!(error instanceof Error)) throw error;
	}
	if (samples === 0) return { kind: 'no-sound' };
	const sound = new Float32Array(samples);
	let at = 0;
	for (const piece of pieces) {
		sound.set(piece, at);
		at += piece.length;
	}
	return { kind: 'sound', sound };
}

async function readerFor(track: InputAudioTrack): Promise<Reader | undefined> {
	const codec = await track.getCodec();
	if (codec === 'opus') return opusReader(track);
	if (codec === 'pcm-s16' || codec === 'pcm-f32')
		return pcmReader(codec, await track.getNumberOfChannels(), await track.getSampleRate());
	return undefined;
}

async function opusReader(track: InputAudioTrack): Promise<Reader> {
	const description = (await track.getDecoderConfig())?.description;
	const head = description && viewOf(description);
	const channels = head?.getUint8(9) ?? 1;
	if (channels > 2) throw new Error(`${channels} channels`);
	const decoder = new OpusDecoder({ channels, preSkip: head?.getUint16(10, true) ?? 0, sampleRate: SAMPLE_RATE });
	await decoder.ready;
	return {
		read: (packet) => mixed(decoder.decodeFrame(packet).channelData),
		free: () => decoder.free()
	};
}

/** The header of Opus as it stands in the middle of somebody else's bytes. */
const viewOf = (source: AllowSharedBufferSource): DataView =>
	ArrayBuffer.isView(source) ? new DataView(source.buffer, source.byteOffset, source.byteLength) : new DataView(source);

function mixed(channels: readonly Float32Array[]): Sound {
	const [left, right] = channels;
	if (!left) return new Float32Array(0);
	if (!right) return left.slice();
	return left.map((sample, i) => (sample + right[i]!) / 2);
}

function pcmReader(codec: 'pcm-s16' | 'pcm-f32', channels: number, rate: number): Reader {
	const width = codec === 'pcm-s16' ? 2 : 4;
	return {
		read(packet) {
			const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
			const mono = new Float32Array(Math.floor(packet.byteLength / (width * channels)));
			for (let i = 0; i < mono.length; i++) {
				let sum = 0;
				for (let channel = 0; channel < channels; channel++) {
					const at = (i * channels + channel) * width;
					sum += width === 2 ? view.getInt16(at, true) / 32768 : view.getFloat32(at, true);
				}
				mono[i] = sum / channels;
			}
			return resampled(mono, rate);
		},
		free: () => undefined
	};
}

/** Every sample is the mean of the stretch it stands for. */
function resampled(mono: Sound, rate: number): Sound {
	if (rate === SAMPLE_RATE) return mono;
	const step = rate / SAMPLE_RATE;
	const sound = new Float32Array(Math.floor(mono.length / step));
	for (let i = 0; i < sound.length; i++) {
		const from = Math.floor(i * step);
		const to = Math.max(from + 1, Math.floor((i + 1) * step));
		let sum = 0;
		for (let at = from; at < to; at++) sum += mono[at] ?? 0;
		sound[i] = sum / (to - from);
	}
	return sound;
}
