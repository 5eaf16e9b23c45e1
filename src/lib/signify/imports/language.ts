/** Language names as people write them in files, in their own words and in English and Dutch. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
	nl: ['nederlands', 'dutch', 'vlaams', 'flemish'],
	en: ['english', 'engels'],
	de: ['deutsch', 'german', 'duits'],
	fr: ['français', 'francais', 'french', 'frans'],
	es: ['español', 'espanol', 'spanish', 'spaans'],
	it: ['italiano', 'italian', 'italiaans'],
	pt: ['português', 'portugues', 'portuguese', 'portugees'],
	tr: ['türkçe', 'turkce', 'turkish', 'turks'],
	ar: ['العربية', 'arabic', 'arabisch'],
	pl: ['polski', 'polish', 'pools'],
	uk: ['українська', 'ukrainian', 'oekraïens', 'oekraiens'],
	ru: ['русский', 'russian', 'russisch'],
	fy: ['frysk', 'frisian', 'fries'],
	so: ['soomaali', 'somali', 'somalisch'],
	ti: ['ትግርኛ', 'tigrinya'],
	fa: ['فارسی', 'persian', 'farsi', 'perzisch'],
	zh: ['中文', 'chinese', 'chinees']
};

const BY_NAME = new Map(Object.entries(NAMES).flatMap(([tag, names]) => names.map((name) => [name, tag] as const)));
const TAG = /^([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*$/;

/** The language alone, without a region: `nl-NL`, `nl_BE` and `Nederlands` are all `nl`. */
export function languageIn(cell: string): string | undefined {
	const text = cell.trim().toLowerCase();
	return BY_NAME.get(text) ?? TAG.exec(text)?.[1];
}
