/** What the dashboard under test is about: twenty charts, and a town that tells. */
import type { StoryPointDefinition } from '#lib/collect/story-point.ts';
import type { Question, Questionnaire } from '#lib/signify/questionnaire.ts';

const words = (nl: string) => ({ nl });
const options = (count: number) =>
	Array.from({ length: count }, (_, i) => ({ id: `o${i}`, label: words(`Antwoord ${i + 1}`) }));
const about = (id: string, title: string) => ({ id, title: words(title), required: false, allowNotApplicable: true });

export const CHOICES = [4, 5, 6, 7, 8, 8, 10, 12];
export const SEVERAL = [6, 8, 10];
export const SLIDERS = 4;
export const TRIADS = 3;
export const AREAS = 60;

const QUESTIONS: readonly Question[] = [
	...CHOICES.map((count, i) => ({
		...about(`choice-${i + 1}`, `Keuze ${i + 1}`),
		type: 'choice' as const,
		settings: { options: options(count) }
	})),
	...SEVERAL.map((count, i) => ({
		...about(`choices-${i + 1}`, `Keuzes ${i + 1}`),
		type: 'choices' as const,
		settings: { options: options(count), min: 0, max: count }
	})),
	...Array.from({ length: SLIDERS }, (_, i) => ({
		...about(`slider-${i + 1}`, `Schuif ${i + 1}`),
		type: 'slider' as const,
		settings: { left: words('weinig'), right: words('veel') }
	})),
	...Array.from({ length: TRIADS }, (_, i) => ({
		...about(`triad-${i + 1}`, `Driehoek ${i + 1}`),
		type: 'triad' as const,
		settings: { anchors: [words('Geduld'), words('Moed'), words('Hulp')] as const }
	})),
	{ ...about('area', 'Wijk'), type: 'area', settings: { areas: options(AREAS), elsewhere: false } }
];

export const QUESTIONNAIRE: Questionnaire = {
	title: words('Twintig grafieken'),
	languages: ['nl'],
	openings: [{ id: 'moment', text: words('Vertel over een moment dat je bijbleef.') }],
	questions: QUESTIONS
};

export const DEFINITION: StoryPointDefinition = {
	title: words('Twintig grafieken'),
	welcome: words('Welkom.'),
	privacy: words('Alleen voor deze meting.'),
	thanks: words('Dank je wel.'),
	languages: ['nl'],
	consents: [{ id: 'keep', text: words('Jullie mogen mijn ervaring bewaren.'), required: true }]
};

/** An experience is some of these, in any order. */
export const SENTENCES = [
	'Elke donderdag kook ik soep voor het portiek, en soms is er ruzie over de prei.',
	'De buurvrouw brak haar heup en nu komen er elf mensen langs om te helpen.',
	'Ik woonde hier dertig jaar en kende niemand in de hele straat.',
	'Bij de gemeente kreeg ik een brief die ik niet begreep, en daarna nog een.',
	'De wijkcoach kwam aan de keukentafel zitten en vroeg wat ik zelf wilde.',
	'Door de schulden durfde ik de post niet meer open te maken.',
	'Mijn zoon gaat weer naar school en dat had niemand gedacht.',
	'Het wachten op een plek bij de jeugdhulp duurde langer dan een jaar.',
	'In het buurthuis leerde ik Nederlands van een vrouw die ook alleen was.',
	'Als vrijwilliger zie ik hoe eenzaam mensen kunnen zijn op een zondag.',
	'De huisarts luisterde, en voor het eerst voelde ik mij serieus genomen.',
	'Ik zorg voor mijn moeder en werk nog drie dagen in de week.',
	'De bus rijdt niet meer door onze wijk, dus ik kom nergens.',
	'Samen hebben we de tuin achter de flat opgeknapt, met tegels van de gemeente.',
	'Toen de woning schimmel had, deed de verhuurder maandenlang niets.',
	'Een telefoontje op het goede moment heeft mij gered.'
];

/** What somebody looks for in them. */
export const SOUGHT = [
	'soep',
	'eenzaam',
	'gemeente',
	'wijkcoach',
	'jeugdhulp',
	'schulden',
	'school',
	'moeder',
	'huisarts luisterde',
	'bus',
	'tuin',
	'schimmel',
	'buurthuis',
	'telefoontje',
	'gemeente -tuin',
	'vrijwilliger'
];
