/** What the load is made of: a questionnaire of 20 questions, and a telling that answers them all. */
import type { StoryPointDefinition } from '#lib/collect/story-point.ts';
import type { WireTelling } from '#lib/collect/wire.ts';
import type { Question, Questionnaire } from '#lib/signify/questionnaire.ts';

const words = (nl: string) => ({ nl });
const options = (count: number) =>
	Array.from({ length: count }, (_, i) => ({ id: `o${i}`, label: words(`Antwoord ${i}`) }));
const about = (id: string) => ({ id, title: words(`Vraag ${id}`), required: false, allowNotApplicable: true });

const QUESTIONS: readonly Question[] = [
	...[1, 2, 3, 4].map((i) => ({ ...about(`choice-${i}`), type: 'choice' as const, settings: { options: options(7) } })),
	...[1, 2, 3].map((i) => ({
		...about(`choices-${i}`),
		type: 'choices' as const,
		settings: { options: options(9), min: 1, max: 5 }
	})),
	...[1, 2, 3, 4, 5].map((i) => ({
		...about(`slider-${i}`),
		type: 'slider' as const,
		settings: { left: words('weinig'), right: words('veel') }
	})),
	...[1, 2, 3].map((i) => ({
		...about(`triad-${i}`),
		type: 'triad' as const,
		settings: { anchors: [words('boven'), words('links'), words('rechts')] as const }
	})),
	...[1, 2].map((i) => ({
		...about(`text-${i}`),
		type: 'text' as const,
		settings: { lines: 'many' as const, maxLength: 2000 }
	})),
	{
		...about('felt'),
		type: 'archetypes',
		settings: { options: options(8).map((option) => ({ ...option, picture: 'bridge' })), max: 2 }
	},
	{ ...about('area'), type: 'area', settings: { areas: options(14), elsewhere: true } },
	{ ...about('since'), type: 'period', settings: { asks: 'since', earliest: '1950' } }
];

export const QUESTIONNAIRE: Questionnaire = {
	title: words('Twintig vragen'),
	languages: ['nl'],
	openings: [{ id: 'moment', text: words('Vertel over een moment dat je bijbleef.') }],
	questions: QUESTIONS
};

export const DEFINITION: StoryPointDefinition = {
	title: words('Twintig vragen'),
	welcome: words('Welkom.'),
	privacy: words('Alleen voor deze meting.'),
	thanks: words('Dank je wel.'),
	languages: ['nl'],
	consents: [{ id: 'keep', text: words('Jullie mogen mijn ervaring bewaren.'), required: true }]
};

const TEXT =
	'Elke donderdag kook ik soep voor het portiek. Dat begon toen de buurvrouw haar heup brak. Nu komen er elf mensen. ' +
	'Soms is er ruzie over de prei. Ik woonde hier dertig jaar en kende niemand, en nu weet ik wie er ziek is en wie er ' +
	'jarig is. De wijkcoach kwam een keer kijken en vroeg wat ik nodig had. Een grotere pan, zei ik. Die kwam er.';

/** What is said differs a little from story to story, as it would. */
export const tellingOf = (id: string, key: string, number: number): WireTelling => ({
	id,
	sleutel: key,
	vragenlijstVersie: 1,
	taal: 'nl',
	verteldOp: '2026-11-22T10:15:00Z',
	openingsvraag: 'moment',
	titel: `Soep nummer ${number}`,
	tekst: `${TEXT} Dit was de ${number}e keer.`,
	antwoorden: {
		...byId('choice', 4, (i) => ({ keuze: `o${(number + i) % 7}` })),
		...byId('choices', 3, (i) => ({ keuzes: [`o${(number + i) % 4}`, `o${4 + ((number + i) % 5)}`] })),
		...byId('slider', 5, (i) => ({ stand: ((number * (i + 1)) % 101) / 100 })),
		...byId('triad', 3, (i) => ({ delen: sharesOf(number + i) })),
		...byId('text', 2, (i) => ({ tekst: `Dat iemand de tijd nam, al was het maar ${i} keer.` })),
		felt: { keuzes: [`o${number % 8}`] },
		area: { gebied: `o${number % 14}` },
		since: { van: `${1990 + (number % 30)}-0${1 + (number % 9)}`, tot: 'nu' }
	},
	toestemmingen: { keep: true }
});

const byId = <Answer>(type: string, count: number, answer: (i: number) => Answer): Record<string, Answer> =>
	Object.fromEntries(Array.from({ length: count }, (_, i) => [`${type}-${i + 1}`, answer(i + 1)]));

function sharesOf(number: number): [number, number, number] {
	const top = (number % 50) / 100;
	const left = (number % 40) / 100;
	return [top, left, Number((1 - top - left).toFixed(2))];
}
