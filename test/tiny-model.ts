/**
 * A sentence-embedding model that is small enough to read: each word it knows has one vector, the words of one subject the same. Its files are those of a
 * real model (a graph in ONNX, a tokenizer), so that what runs it is the real engine.
 */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];

/** @param subjects  words that mean the same to it; each word in one subject @returns its folder, to be thrown away by who asked */
export async function tinyModel(subjects: readonly (readonly string[])[], name = 'tiny'): Promise<string> {
	const folder = join(await mkdtemp(join(tmpdir(), 'samenleren-model-')), name);
	await mkdir(join(folder, 'onnx'), { recursive: true });
	const words = [...SPECIAL, ...subjects.flat()];
	const size = subjects.length + 1;
	const vectors = words.flatMap((word) => {
		const subject = subjects.findIndex((of) => of.includes(word));
		return Array.from({ length: size }, (_, at) =>
			at === (subject < 0 ? size - 1 : subject) ? (subject < 0 ? 0.01 : 1) : 0
		);
	});
	await writeFile(join(folder, 'onnx/model.onnx'), graphOf(Float32Array.from(vectors), words.length, size));
	await writeJson(join(folder, 'config.json'), {
		model_type: 'bert',
		architectures: ['BertModel'],
		hidden_size: size,
		vocab_size: words.length
	});
	await writeJson(join(folder, 'tokenizer_config.json'), {
		tokenizer_class: 'BertTokenizer',
		model_max_length: 512,
		pad_token: '[PAD]',
		unk_token: '[UNK]',
		cls_token: '[CLS]',
		sep_token: '[SEP]',
		mask_token: '[MASK]'
	});
	await writeJson(join(folder, 'tokenizer.json'), tokenizerOf(words));
	return folder;
}

const writeJson = (path: string, content: unknown) => writeFile(path, JSON.stringify(content));

const tokenizerOf = (words: readonly string[]) => ({
	version: '1.0',
	truncation: null,
	padding: null,
	added_tokens: SPECIAL.map((content, id) => ({
		id,
		content,
		single_word: false,
		lstrip: false,
		rstrip: false,
		normalized: false,
		special: true
	})),
	normalizer: {
		type: 'BertNormalizer',
		clean_text: true,
		handle_chinese_chars: true,
		strip_accents: null,
		lowercase: true
	},
	pre_tokenizer: { type: 'BertPreTokenizer' },
	post_processor: {
		type: 'TemplateProcessing',
		single: [
			{ SpecialToken: { id: '[CLS]', type_id: 0 } },
			{ Sequence: { id: 'A', type_id: 0 } },
			{ SpecialToken: { id: '[SEP]', type_id: 0 } }
		],
		pair: [],
		special_tokens: {
			'[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
			'[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] }
		}
	},
	decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
	model: {
		type: 'WordPiece',
		unk_token: '[UNK]',
		continuing_subword_prefix: '##',
		max_input_chars_per_word: 100,
		vocab: Object.fromEntries(words.map((word, id) => [word, id]))
	}
});

/** One step: `last_hidden_state = Gather(vectors, input_ids)`. Numbers of fields as in onnx.proto3 (IR version 8, operators version 13). */
function graphOf(vectors: Float32Array, words: number, size: number): Buffer {
	const FLOAT = 1;
	const INT64 = 7;
	const shape = (...names: string[]) => bytes(2, Buffer.concat(names.map((name) => bytes(1, text(2, name)))));
	const value = (name: string, type: number, dims: string[]) =>
		Buffer.concat([text(1, name), bytes(2, bytes(1, Buffer.concat([number(1, type), shape(...dims)])))]);
	const table = Buffer.concat([
		number(1, words),
		number(1, size),
		number(2, FLOAT),
		text(8, 'vectors'),
		bytes(9, Buffer.from(vectors.buffer))
	]);
	const gather = Buffer.concat([
		text(1, 'vectors'),
		text(1, 'input_ids'),
		text(2, 'last_hidden_state'),
		text(4, 'Gather')
	]);
	const graph = Buffer.concat([
		bytes(1, gather),
		text(2, 'tiny'),
		bytes(5, table),
		bytes(11, value('input_ids', INT64, ['batch', 'sequence'])),
		bytes(11, value('attention_mask', INT64, ['batch', 'sequence'])),
		bytes(12, value('last_hidden_state', FLOAT, ['batch', 'sequence', 'size']))
	]);
	return Buffer.concat([number(1, 8), bytes(7, graph), bytes(8, number(2, 13))]);
}

/** A number of a protocol buffer, seven bits a byte, the lowest first. */
function varint(value: number): Buffer {
	const all: number[] = [];
	for (let rest = value; ; rest >>>= 7) {
		if (rest < 128) return Buffer.from([...all, rest]);
		all.push((rest & 127) | 128);
	}
}

const number = (field: number, value: number) => Buffer.concat([varint(field << 3), varint(value)]);
const bytes = (field: number, content: Buffer) =>
	Buffer.concat([varint((field << 3) | 2), varint(content.length), content]);
const text = (field: number, content: string) => bytes(field, Buffer.from(content));
