/** The languages a story point can be told in without asking. */
export const POINT_LANGUAGES = ['nl', 'en', 'tr', 'ar', 'pl', 'uk', 'ti'] as const;

/** What a language is called by who reads the screen; its tag when there is no name for it. */
export const languageName = (tag: string, language: string): string =>
	new Intl.DisplayNames(language, { type: 'language', fallback: 'code' }).of(tag) ?? tag;
