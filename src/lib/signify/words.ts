/** The same sentence in the languages somebody wrote it in, by BCP 47 tag: `{ nl: 'Wie hielp jou?', en: 'Who helped?' }`. */
export type Words = Readonly<Record<string, string>>;

/**
 * The sentence in the wanted language; in Dutch, or else any language there is, when nobody translated it.
 * Where an earlier answer would stand (`piping.ts`), it says what its writer put for when there is none.
 */
export const inLanguage = (words: Words, language: string): string =>
	(words[tagOf(words, language) ?? ''] ?? '').replace(
		/\{\{[\w-]+\|?([^{}]*)\}\}/g,
		(_, otherwise: string) => otherwise || '…'
	);

/**
 * The language in which `inLanguage` says it, where that is another one than was wanted: for `lang`, so that a screen reader changes its voice.
 * @returns `undefined` where nothing has to be said about it
 */
export function otherLanguage(words: Words, language: string): string | undefined {
	const tag = tagOf(words, language);
	return tag === language ? undefined : tag;
}

const tagOf = (words: Words, language: string): string | undefined =>
	[language, 'nl'].find((tag) => words[tag] !== undefined) ?? Object.keys(words)[0];
