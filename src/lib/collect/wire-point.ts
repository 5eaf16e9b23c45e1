/** What a story point asks, in Dutch, so that other programs can let somebody tell. For the server only. */
import { z } from 'zod';
import type { TypeName } from '#lib/signify/answer.ts';
import { pictureAddress } from '#lib/signify/question-types/pictures/pictures.ts';
import type { Option, Part, Question, QuestionOf, Questionnaire } from '#lib/signify/questionnaire.ts';
import { openingOf, type StoryPoint } from './story-point.ts';

const Words = z.record(z.string(), z.string()).describe('Dezelfde zin per taal (BCP 47).');

const WireOption = z.strictObject({
	id: z.string(),
	tekst: Words,
	aanvullen: z.boolean().optional().describe('Nodigt uit om in `anders` te schrijven wat het dan wel is.'),
	afbeelding: z.string().optional(),
	onderschrift: Words.optional(),
	groep: Words.optional()
});

const common = {
	id: z.string(),
	titel: Words,
	toelichting: Words.optional(),
	verplicht: z.boolean(),
	nvtMogelijk: z.boolean().describe('Of het antwoord `{ "nvt": true }` mag zijn.'),
	tonenAls: z
		.strictObject({ vraag: z.string(), keuzes: z.array(z.string()).optional() })
		.optional()
		.describe('Alleen vragen als de eerdere vraag (met een van deze keuzes) beantwoord is.')
};

const WireQuestion = z.discriminatedUnion('soort', [
	z.strictObject({ ...common, soort: z.literal('tekst'), regels: z.enum(['een', 'meer']), maximaleLengte: z.int() }),
	z.strictObject({ ...common, soort: z.literal('keuze'), keuzes: z.array(WireOption) }),
	z.strictObject({
		...common,
		soort: z.literal('keuzes'),
		keuzes: z.array(WireOption),
		minstens: z.int(),
		hoogstens: z.int()
	}),
	z.strictObject({ ...common, soort: z.literal('schuif'), links: Words, rechts: Words }),
	z.strictObject({
		...common,
		soort: z.literal('schuiven'),
		schuiven: z.array(z.strictObject({ id: z.string(), tekst: Words, links: Words, rechts: Words }))
	}),
	z.strictObject({ ...common, soort: z.literal('volgorde'), keuzes: z.array(WireOption), plaatsen: z.int() }),
	z.strictObject({ ...common, soort: z.literal('matrix'), rijen: z.array(WireOption), kolommen: z.array(WireOption) }),
	z.strictObject({
		...common,
		soort: z.literal('stenen'),
		links: Words,
		rechts: Words,
		onder: Words,
		boven: Words,
		stenen: z.array(WireOption)
	}),
	z.strictObject({ ...common, soort: z.literal('driehoek'), hoeken: z.tuple([Words, Words, Words]) }),
	z.strictObject({ ...common, soort: z.literal('archetypen'), keuzes: z.array(WireOption), hoogstens: z.int() }),
	z.strictObject({
		...common,
		soort: z.literal('plaatjes'),
		keuzes: z.array(
			z.strictObject({
				id: z.string(),
				tekst: Words,
				plaatje: z.string().describe('Adres van het plaatje op deze site.'),
				beschrijving: Words
			})
		),
		hoogstens: z.int()
	}),
	z.strictObject({ ...common, soort: z.literal('foto'), hoogstens: z.int() }),
	z.strictObject({
		...common,
		soort: z.literal('gebied'),
		keuzes: z.array(WireOption),
		elders: z.boolean().describe('Of ook `elsewhere` gekozen mag worden.')
	}),
	z.strictObject({
		...common,
		soort: z.literal('periode'),
		vraagt: z.enum(['moment', 'sinds', 'periode']),
		vroegst: z.string()
	}),
	z.strictObject({ ...common, soort: z.literal('tussentekst'), tekst: Words })
]);

type WireQuestion = z.infer<typeof WireQuestion>;

export const WireStoryPoint = z
	.strictObject({
		slug: z.string(),
		titel: Words,
		welkom: Words,
		privacy: Words,
		dank: Words,
		talen: z.array(z.string()),
		stand: z.enum(['nog-niet-open', 'open', 'gesloten']),
		opent: z.iso.datetime().nullable(),
		sluit: z.iso.datetime().nullable(),
		toestemmingen: z.array(z.strictObject({ id: z.string(), tekst: Words, verplicht: z.boolean() })),
		vragenlijst: z.strictObject({
			versie: z.int(),
			openingsvragen: z.array(z.strictObject({ id: z.string(), tekst: Words })),
			vragen: z.array(WireQuestion)
		})
	})
	.describe('Een vertelpunt en alles wat het vraagt.');

const STATE = { 'not-yet': 'nog-niet-open', open: 'open', closed: 'gesloten' } as const;

export function storyPointToWire(
	point: StoryPoint,
	questionnaire: Questionnaire,
	now: Date
): z.infer<typeof WireStoryPoint> {
	const { title, welcome, privacy, thanks, languages, consents } = point.definition;
	return {
		slug: point.slug,
		titel: title,
		welkom: welcome,
		privacy,
		dank: thanks,
		talen: [...languages],
		stand: STATE[openingOf(point, now)],
		opent: point.opensAt?.toISOString() ?? null,
		sluit: point.closesAt?.toISOString() ?? null,
		toestemmingen: consents.map(({ id, text, required }) => ({ id, tekst: text, verplicht: required })),
		vragenlijst: {
			versie: point.questionnaireVersion,
			openingsvragen: questionnaire.openings.map(({ id, text }) => ({ id, tekst: text })),
			vragen: questionnaire.questions.map(questionToWire)
		}
	};
}

function questionToWire(question: Question): WireQuestion {
	const { id, title, help, required, allowNotApplicable, shownIf } = question;
	const about = {
		id,
		titel: title,
		...(help && { toelichting: help }),
		verplicht: required,
		nvtMogelijk: allowNotApplicable,
		...(shownIf && {
			tonenAls: { vraag: shownIf.question, ...(shownIf.options && { keuzes: [...shownIf.options] }) }
		})
	};
	// Which settings belong to which type is what `Question` says; the compiler loses it in a look-up.
	const ofType = BY_TYPE[question.type] as (question: Question) => object;
	return { ...about, ...ofType(question) } as WireQuestion;
}

const BY_TYPE = {
	text: ({ settings }) => ({
		soort: 'tekst',
		regels: settings.lines === 'one' ? 'een' : 'meer',
		maximaleLengte: settings.maxLength
	}),
	choice: ({ settings }) => ({ soort: 'keuze', keuzes: settings.options.map(optionToWire) }),
	choices: ({ settings }) => ({
		soort: 'keuzes',
		keuzes: settings.options.map(optionToWire),
		minstens: settings.min,
		hoogstens: settings.max
	}),
	slider: ({ settings }) => ({ soort: 'schuif', links: settings.left, rechts: settings.right }),
	sliders: ({ settings }) => ({
		soort: 'schuiven',
		schuiven: settings.sliders.map((slider) => ({ ...partToWire(slider), links: slider.left, rechts: slider.right }))
	}),
	ranking: ({ settings }) => ({
		soort: 'volgorde',
		keuzes: settings.options.map(optionToWire),
		plaatsen: settings.top
	}),
	matrix: ({ settings }) => ({
		soort: 'matrix',
		rijen: settings.rows.map(partToWire),
		kolommen: settings.columns.map(partToWire)
	}),
	stones: ({ settings }) => ({
		soort: 'stenen',
		links: settings.left,
		rechts: settings.right,
		onder: settings.bottom,
		boven: settings.top,
		stenen: settings.markers.map(partToWire)
	}),
	triad: ({ settings }) => ({ soort: 'driehoek', hoeken: settings.anchors }),
	archetypes: ({ settings }) => ({
		soort: 'archetypen',
		keuzes: settings.options.map((picture) => ({
			...optionToWire(picture),
			afbeelding: picture.picture,
			...(picture.line && { onderschrift: picture.line })
		})),
		hoogstens: settings.max
	}),
	pictures: ({ settings }) => ({
		soort: 'plaatjes',
		keuzes: settings.options.map((option) => ({
			...partToWire(option),
			plaatje: pictureAddress(option.picture, 'large'),
			beschrijving: option.alt
		})),
		hoogstens: settings.max
	}),
	photo: ({ settings }) => ({ soort: 'foto', hoogstens: settings.max }),
	area: ({ settings }) => ({
		soort: 'gebied',
		keuzes: settings.areas.map((area) => ({ ...optionToWire(area), ...(area.group && { groep: area.group }) })),
		elders: settings.elsewhere
	}),
	period: ({ settings }) => ({
		soort: 'periode',
		vraagt: settings.asks === 'since' ? 'sinds' : settings.asks === 'period' ? 'periode' : 'moment',
		vroegst: settings.earliest
	}),
	section: ({ settings }) => ({ soort: 'tussentekst', tekst: settings.text })
} satisfies { readonly [Type in TypeName]: (question: QuestionOf<Type>) => object };

const partToWire = ({ id, label }: Part) => ({ id, tekst: label });

const optionToWire = ({ id, label, writeIn }: Option) => ({ id, tekst: label, ...(writeIn && { aanvullen: true }) });
