/**
 * The language somebody reads best, of those the house speaks.
 * @param wishes   an Accept-Language header, e.g. `en-GB,en;q=0.8,nl;q=0.5`
 * @param spoken   in order of our own preference
 */
export function preferredLanguage<Spoken extends string>(
	wishes: string,
	spoken: readonly [Spoken, ...Spoken[]]
): Spoken {
	const ranked = wishes
		.slice(0, 200)
		.split(',')
		.map((wish) => /^\s*([a-z]{2,3})(?:-[\w-]*)?\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*$/i.exec(wish))
		.filter((wish) => wish !== null)
		.map(([, language, quality]) => ({ language: language!.toLowerCase(), quality: Number(quality ?? 1) }))
		.filter(({ quality }) => quality > 0)
		.sort((a, b) => b.quality - a.quality);
	const found = ranked.map(({ language }) => spoken.find((ours) => ours === language)).find(Boolean);
	return found ?? spoken[0];
}

/** What an address asks for: `?taal=ar`, or `?lang=ar` on a poster for who reads no Dutch. */
export const chosenLanguage = ({ searchParams }: URL): string | null =>
	searchParams.get('taal') ?? searchParams.get('lang');

const NAMES: Readonly<Record<string, string>> = {
	nl: 'Nederlands',
	en: 'English',
	tr: 'Türkçe',
	ar: 'العربية',
	pl: 'Polski',
	uk: 'Українська',
	ti: 'ትግርኛ'
};

/** What a language calls itself. */
export const nameOfLanguage = (tag: string): string => {
	const name = NAMES[tag] ?? new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
	return name[0]!.toLocaleUpperCase(tag) + name.slice(1);
};

/** The side a script begins on: Arabic, Persian, Hebrew, Urdu and their kin begin on the right. */
export const directionOf = (tag: string): 'ltr' | 'rtl' =>
	/^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)(-|$)/.test(tag) ? 'rtl' : 'ltr';

const COMMAS: Readonly<Record<string, string>> = { ar: '، ', ti: '፣ ' };

/** What is said one after the other in a line, with the comma of the language. */
export const inOneLine = (parts: readonly string[], language: string): string => parts.join(COMMAS[language] ?? ', ');

/** For `Intl`: the language, with the digits that are on everybody's letters and clocks here. */
export const localeOf = (tag: string): string => (tag === 'ar' ? 'ar-u-nu-latn' : tag);
