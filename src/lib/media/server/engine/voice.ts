/** Hears where somebody speaks: Silero, which comes inside an npm package. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { FRAME } from '../../speech.ts';
import { SAMPLE_RATE, type Sound } from '../../transcript.ts';
import { checkSum } from './checksums.ts';

/** It hears the end of the frame before, too. */
const CONTEXT = 64;

/** @returns for every frame of the sound how likely it is that somebody speaks */
export async function hearVoice(sound: Sound): Promise<Float32Array> {
	const { InferenceSession, Tensor } = await import('onnxruntime-node');
	const path = fileURLToPath(import.meta.resolve('@ricky0123/vad-web/dist/silero_vad_v5.onnx'));
	const model = await readFile(path);
	checkSum('silero_vad_v5.onnx', model);
	const session = await InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 });

	const chances = new Float32Array(Math.ceil(sound.length / FRAME));
	const rate = new Tensor('int64', BigInt64Array.of(BigInt(SAMPLE_RATE)), []);
	let state = new Tensor('float32', new Float32Array(2 * 128), [2, 1, 128]);
	const heard = new Float32Array(CONTEXT + FRAME);
	for (let frame = 0; frame < chances.length; frame++) {
		heard.copyWithin(0, FRAME);
		heard.fill(0, CONTEXT);
		heard.set(sound.subarray(frame * FRAME, (frame + 1) * FRAME), CONTEXT);
		const input = new Tensor('float32', heard.slice(), [1, heard.length]);
		const { output, stateN } = await session.run({ input, state, sr: rate });
		chances[frame] = Number(output!.data[0]);
		state = stateN as typeof state;
	}
	await session.release();
	return chances;
}
