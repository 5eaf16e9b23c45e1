/** The same sentence in the languages somebody wrote it in, by BCP 47 tag: `{ nl: 'Wie hielp jou?', en: 'Who helped?' }`. */
export type Words = Readonly<Record<string, string>>;

/** The sentence in the wanted language; in Dutch, or else any language there is, when nobody translated it. */
export const inLanguage = (words: Words, language: string): string =>
	words[language] ?? words.nl ?? Object.values(words)[0] ?? '';
