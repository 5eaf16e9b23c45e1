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
