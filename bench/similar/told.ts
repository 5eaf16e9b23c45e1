/** Experiences whose theme is known: made, and of others where they lie in the folder `SHARED_DATA`. */
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { diceFrom } from '#lib/explore/random-choice.ts';

export interface Told {
	readonly text: string;
	/** What it is about, or which question it answers; `undefined` when nobody said. */
	readonly theme: string | undefined;
}

/** Words of one theme. Some stand in two themes, as in life. */
const THEMES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
	Object.entries({
		debt: 'schuld rekening betalen incasso deurwaarder brief bank lening aanmaning geld tekort rood loon toeslag beslag huur bewindvoerder',
		living:
			'huis woning huur schimmel verhuurder wachtlijst kamer verbouwing dak lekkage trap lift sleutel sloop urgentie stookkosten tocht',
		care: 'mantelzorg moeder dementie thuiszorg wassen verzorging nacht moe verpleeghuis medicijnen dokter indicatie zorgen bed rolstoel pillen val',
		lonely:
			'alleen eenzaam bezoek telefoon stilte weduwe verjaardag avond vriend gezelschap niemand praten missen zondag kaarten koffie buurthuis',
		school:
			'school leraar klas huiswerk pesten diploma les taal juf rapport schooltas stage spijbelen toets gesprek leerplicht boeken',
		street:
			'straat overlast scooter hangjongeren lawaai vuilnis politie parkeren lantaarn veilig stoep hondenpoep container nacht ruzie rommel plein',
		work: 'werk baan sollicitatie baas contract ontslag uitkering ziekmelding rooster collega uren salaris fabriek reintegratie vacature pauze nachtdienst',
		food: 'soep koken eten tafel keuken oven recept samen buurtmaaltijd boodschappen voedselbank groente brood kinderen pannen kruiden plein'
	}).map(([theme, words]) => [theme, words.split(' ')])
);

const GLUE = (
	'de het een en ik ze was niet van in dat op mijn met voor toen er maar aan om ook naar bij heb had kwam ging zei wel nog geen meer dan wij hij ' +
	'dit als zo ons haar hun door over uit na worden kon moest zou weer al iets veel eerst daarna omdat want dus'
).split(' ');

/** What is told in any experience. */
const ANYTHING = (
	'buurvrouw dochter zoon vader man vrouw mensen gemeente wijkteam gesprek wachten bellen loket formulier gehoord geholpen begrepen blij boos ' +
	'verdrietig bang week maand jaar dag ochtend hulp vraag antwoord ambtenaar afspraak computer fiets bus deur thuis kind gezin leven probleem ' +
	'tijd kans moment gevoel verhaal hoop kracht steun vertrouwen respect regel brief kaart'
).split(' ');

const NAMES = Array.from(
	{ length: 600 },
	(_, at) =>
		`${'bdfghklmnprst'[at % 13]}${'aeiou'[at % 5]}${['rda', 'lmer', 'nsen', 'tjes', 'ndijk'][at % 5]}${'aeiou'[(at >> 3) % 5]}${'knrst'[(at >> 5) % 5]}`
);

/** Of 80 words: 55 hold sentences together, 12 anybody may use, 8 are of its theme, 3 of another theme, 2 are names. */
export function made(count: number, seed: number): Told[] {
	const dice = diceFrom(seed);
	const pick = <T>(from: readonly T[], skew = 1): T => from[Math.floor(dice() ** skew * from.length)]!;
	const themes = Object.keys(THEMES);
	return Array.from({ length: count }, () => {
		const theme = pick(themes);
		const word = () => {
			const throwOf = dice() * 80;
			if (throwOf < 55) return pick(GLUE, 1.6);
			if (throwOf < 67) return pick(ANYTHING, 1.6);
			if (throwOf < 75) return pick(THEMES[theme]!);
			return throwOf < 78 ? pick(THEMES[pick(themes)]!) : pick(NAMES);
		};
		return { theme, text: Array.from({ length: 40 + Math.floor(dice() * 80) }, word).join(' ') };
	});
}

/** The same text with a share of its words replaced by others that anybody may use. */
export function edited(text: string, share: number, seed: number): string {
	const dice = diceFrom(seed);
	const words = text.split(' ');
	const places = words.map((_, place) => ({ place, order: dice() })).sort((a, b) => a.order - b.order);
	for (const { place } of places.slice(0, Math.round(words.length * share)))
		words[place] = ANYTHING[Math.floor(dice() * ANYTHING.length)]!;
	return words.join(' ');
}

/** Experiences of people, in other languages; their theme is the question or kind they chose themselves. */
export function byPeople(): Readonly<Record<string, readonly Told[]>> {
	const folder = process.env.SHARED_DATA ?? '';
	return Object.fromEntries(
		Object.entries(SOURCES).flatMap(([name, { file, text, theme }]) => {
			const path = `${folder}/${file}`;
			if (!existsSync(path)) return [];
			const [, ...rows] = parse(readFileSync(path), { bom: true, relax_column_count: true });
			const told = rows
				.map((row) => ({
					text: text.map((at) => row[at] ?? '').join(' '),
					theme: theme === undefined ? undefined : row[theme] || undefined
				}))
				.filter((one) => one.text.trim() !== '');
			return [[name, told]];
		})
	);
}

const SOURCES: Readonly<Record<string, { file: string; text: number[]; theme: number | undefined }>> = {
	narrafirma: { file: 'narrafirma-example/narrafirma_example_stories.csv', text: [0, 1], theme: 2 },
	ademo: { file: 'sensemaker-ademo/ADemo_Data.csv', text: [8, 6], theme: 5 },
	polis: { file: 'polis-bg2050/comments.csv', text: [9], theme: undefined }
};
