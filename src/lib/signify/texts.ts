/** Every sentence of a questionnaire or a story point, wherever it stands; also those of question types that come later. */
import type { Words } from './words.ts';

/** From the outside in, e.g. `['questions', 2, 'settings', 'options', 0, 'label']`. */
export type TextPath = readonly (string | number)[];

export interface Text {
	readonly path: TextPath;
	readonly words: Words;
}

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Sentences by language, and nothing else: `{ nl: '…', en: '…' }`. An `id` is no Indonesian here. */
const isWords = (value: Record<string, unknown>): value is Record<string, string> => {
	const entries = Object.entries(value);
	return (
		entries.length > 0 &&
		entries.every(([key, said]) => LANGUAGE.test(key) && key !== 'id' && key !== 'max' && typeof said === 'string')
	);
};

/** In the order in which they stand. */
export function textsIn(thing: unknown, path: TextPath = []): readonly Text[] {
	if (Array.isArray(thing)) return thing.flatMap((item, index) => textsIn(item, [...path, index]));
	if (!isRecord(thing)) return [];
	if (isWords(thing)) return [{ path, words: thing }];
	return Object.entries(thing).flatMap(([key, inside]) => textsIn(inside, [...path, key]));
}

/** The same thing with one sentence said otherwise. */
export function withText<T>(thing: T, path: TextPath, language: string, said: string): T {
	const [key, ...rest] = path;
	if (key === undefined) return { ...thing, [language]: said };
	if (Array.isArray(thing))
		return thing.map((item: unknown, index) => (index === key ? withText(item, rest, language, said) : item)) as T;
	const record = thing as Record<string, unknown>;
	return { ...record, [key]: withText(record[key], rest, language, said) } as T;
}

/** The same thing without sentences that say nothing; what says nothing in any language becomes an empty record. */
export function withoutEmptyTexts<T>(thing: T): T {
	if (Array.isArray(thing)) return thing.map(withoutEmptyTexts) as T;
	if (!isRecord(thing)) return thing;
	const entries = Object.entries(thing);
	const kept = isWords(thing) ? entries.filter(([, said]) => (said as string).trim() !== '') : entries;
	return Object.fromEntries(kept.map(([key, inside]) => [key, withoutEmptyTexts(inside)])) as T;
}

/** The sentences that are not there in a language, of those that are there in any. */
export const missingIn = (thing: unknown, language: string): readonly Text[] =>
	textsIn(thing).filter(
		({ words }) => !words[language]?.trim() && Object.values(words).some((said) => said.trim() !== '')
	);
