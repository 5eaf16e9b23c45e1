import { inLanguage, type Words } from './words.ts';

/**
 * The same thing with every sentence in one language, or else in the language that {@link inLanguage} falls back to: a
 * page carries what its reader can read, not seven times as much. The result says the same as the whole in `language`
 * and in no other.
 * @param languages  those of the questionnaire or story point; what has other keys is no sentence
 */
export function inOneLanguage<Said>(said: Said, language: string, languages: readonly string[]): Said {
	const tags = new Set(['nl', language, ...languages]);
	return only(said, language, (key) => tags.has(key)) as Said;
}

function only(said: unknown, language: string, isTag: (key: string) => boolean): unknown {
	if (Array.isArray(said)) return said.map((one) => only(one, language, isTag));
	if (typeof said !== 'object' || said === null) return said;
	const entries = Object.entries(said);
	if (isWords(entries, isTag)) return { [language]: inLanguage(said as Words, language) };
	return Object.fromEntries(entries.map(([key, value]) => [key, only(value, language, isTag)]));
}

/** An option without words, `{ id: '…' }`, looks just like a sentence in Indonesian. */
const isWords = (entries: readonly (readonly [string, unknown])[], isTag: (key: string) => boolean): boolean =>
	entries.length > 0 &&
	entries.every(([key, value]) => typeof value === 'string' && isTag(key)) &&
	!(entries.length === 1 && entries[0]![0] === 'id');
