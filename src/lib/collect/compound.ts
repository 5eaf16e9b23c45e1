/**
 * Dutch puts words together: `schuld` + `hulp` + `verlening`, `stad` + `s` + `kern`. Whether a word holds another is decided by the words that are
 * known, not by the letters: `tand` is in `weerstand` only as letters, for `weer` + `stand` is what it says.
 */

/** Shorter parts are in too many words by accident. */
export const SHORTEST_PART = 4;
const SHORTEST_NEIGHBOUR = 3;

/** What may stand between two parts. */
const LINKS = ['', 's', 'e', 'en', 'er', 'n'] as const;

/** Endings of the part itself: `kind` is in `kinderen`. */
const ENDINGS = new Set([
	'',
	's',
	'e',
	'en',
	'er',
	'ers',
	'n',
	'je',
	'jes',
	'tje',
	'tjes',
	'eren',
	'ing',
	'ingen',
	'ster',
	'sters'
]);

/** Endings of what comes after it: `wacht` + `lijst` + `en`. */
const PLURALS = ['', 's', 'en', 'n', 'je', 'tje', 'jes', 'tjes'] as const;

/** Parts that occur in compounds more than by themselves, as stems. */
const USUAL_PARTS = new Set(
	(
		'achterstand arts avond bedrijf begeleiding begeleider beleid bezoek bureau buurt centrum coach consulent contact dag dak deur dienst dokter eis ' +
		'familie gebied geld gemeente gesprek gezin groep hand hart huis hulp hulpverlener hulpverlening huur instelling jaar jeugd kaart kamer kantoor kerk ' +
		'kind kinderen klacht klas kracht kring kwaliteit last leer leven loket maand maatschappij man mantel meester mens middag moeder nacht netwerk ochtend ' +
		'onderwijs ontmoeting opvang organisatie ouder overlast partij plaats plan plein plek problemen probleem punt raad recht regeling regel ruimte ' +
		'samenleving school schuld situatie sport stad steun stichting straat tafel taal team termijn thuis tijd toeslag traject uitkering uur vader vak ' +
		'veiligheid verband vereniging verhaal verkeer verlen verlening verlener vraag vrouw wacht wachten wachtlijst water weg week werk werker wijk winkel ' +
		'woning woon woord zaak zaal ziek ziekenhuis zoon zorg'
	).split(' ')
);

/** Every word that must be looked up before {@link holdsPart} can tell. */
export function neighboursOf(word: string, part: string): readonly string[] {
	const at = placesOf(word, part);
	return at.flatMap((from) => {
		const to = from + part.length;
		return [
			...leftReadings(word.slice(0, from)),
			...rightReadings(word.slice(to)),
			...longerReadings(word, from, to).map(({ longer }) => longer)
		].filter((reading) => reading.length >= SHORTEST_NEIGHBOUR);
	});
}

/**
 * Whether `part` is one of the words that `word` was put together from.
 * @param word, part  as {@link import('./search-query.ts').plain} gives them; the part may be a stem
 * @param isKnown     whether these letters are a word (or the stem of one)
 */
export function holdsPart(word: string, part: string, isKnown: (word: string) => boolean): boolean {
	if (part.length < SHORTEST_PART || word === part) return word === part;
	const knows = (reading: string) =>
		reading.length >= SHORTEST_NEIGHBOUR && (USUAL_PARTS.has(reading) || isKnown(reading));
	return placesOf(word, part).some((from) => {
		const to = from + part.length;
		const left = word.slice(0, from);
		const right = word.slice(to);
		const isBegun = left === '' || leftReadings(left).some(knows);
		const isEnded =
			ENDINGS.has(right) || rightReadings(right).some(knows) || endsUsually(right) || isLongTail(left, part, right);
		if (!isBegun || !isEnded) return false;
		return !longerReadings(word, from, to).some(
			({ longer, rest }) => knows(longer) && (rest === '' || leftReadings(rest).some(knows))
		);
	});
}

/** More parts follow, the last of which is a usual one: `stad` + `sdeelraad`. */
const endsUsually = (right: string) =>
	[4, 5, 6, 7, 8, 9].some((length) => right.length - length >= 3 && USUAL_PARTS.has(right.slice(-length)));

/** A long beginning with a long tail is no accident, also when nobody wrote the tail by itself. */
const isLongTail = (left: string, part: string, right: string) => left === '' && part.length >= 6 && right.length >= 4;

function placesOf(word: string, part: string): readonly number[] {
	const places: number[] = [];
	for (let at = word.indexOf(part); at >= 0; at = word.indexOf(part, at + 1)) places.push(at);
	return places;
}

/** What stands before the part, with and without what links it. */
const leftReadings = (left: string): readonly string[] =>
	LINKS.flatMap((link) => (left.endsWith(link) ? [left.slice(0, left.length - link.length)] : []));

const rightReadings = (right: string): readonly string[] =>
	LINKS.filter((link) => right.startsWith(link)).flatMap((link) => {
		const linked = right.slice(link.length);
		return PLURALS.filter((ending) => linked.endsWith(ending)).map((ending) =>
			linked.slice(0, linked.length - ending.length)
		);
	});

/** The same letters with up to three before them: were those a word, the part is only a piece of it. */
function longerReadings(
	word: string,
	from: number,
	to: number
): readonly { readonly longer: string; readonly rest: string }[] {
	return [1, 2, 3]
		.filter((more) => from >= more)
		.map((more) => ({ longer: word.slice(from - more, to), rest: word.slice(0, from - more) }));
}
