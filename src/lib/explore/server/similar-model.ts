/** A sentence-embedding model that the operator installed, run on this machine. Decision 0046. */
import { access, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { env, pipeline } from '@huggingface/transformers';
import type { Embedder } from '../similar/embedder.ts';

/** One core: the rest of the machine is for those who visit the house. */
const THREADS = { intraOpNumThreads: 1, interOpNumThreads: 1 };

/**
 * Opens a folder as sentence-transformers publish theirs, with `onnx/model_quantized.onnx` or `onnx/model.onnx`.
 * @throws Error when it is no such folder; nothing is ever fetched
 */
export async function openEmbedder(modelFolder: string): Promise<Embedder> {
	const folder = resolve(modelFolder);
	env.allowRemoteModels = false;
	env.localModelPath = `${dirname(folder)}/`;
	const isQuantized = await access(join(folder, 'onnx/model_quantized.onnx')).then(
		() => true,
		() => false
	);
	const extract = await pipeline('feature-extraction', basename(folder), {
		dtype: isQuantized ? 'q8' : 'fp32',
		session_options: THREADS
	});
	const pooling = await poolingOf(folder);
	const prompt = await promptOf(folder);
	return {
		async embed(texts) {
			const { data, dims } = await extract(
				texts.map((text) => prompt + text),
				{ pooling, normalize: true }
			);
			const size = dims.at(-1)!;
			return texts.map((_, at) => Float32Array.from((data as Float32Array).subarray(at * size, (at + 1) * size)));
		}
	};
}

/** The mean of all words, unless the model was taught to say it in the first. */
async function poolingOf(folder: string): Promise<'mean' | 'cls'> {
	const said = await jsonIn(join(folder, '1_Pooling/config.json'));
	return said.pooling_mode_cls_token === true ? 'cls' : 'mean';
}

/** What stands before every text. Those of E5 ask for `query: ` when two texts of one kind are compared, and their files do not say so. */
async function promptOf(folder: string): Promise<string> {
	const { prompts } = await jsonIn(join(folder, 'config_sentence_transformers.json'));
	const query = (prompts as { query?: unknown } | undefined)?.query;
	if (typeof query === 'string') return query;
	const { _name_or_path: name } = await jsonIn(join(folder, 'config.json'));
	return /\be5\b/i.test(`${basename(folder)} ${String(name)}`) ? 'query: ' : '';
}

async function jsonIn(path: string): Promise<Readonly<Record<string, unknown>>> {
	try {
		return JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
		throw error;
	}
}
