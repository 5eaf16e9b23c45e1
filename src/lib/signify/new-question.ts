import type { TypeName } from './answer.ts';
import { PICTURES } from './question-types/archetypes/pictures.ts';
import type { Question, QuestionOf, Settings } from './questionnaire.ts';
import type { Words } from './words.ts';

const nothing = (language: string): Words => ({ [language]: '' });

/** What a question of each type begins with; the compiler names the type that has no beginning. */
const BEGINNINGS: { readonly [Type in TypeName]: (language: string) => Settings[Type] } = {
	text: () => ({ lines: 'many', maxLength: 2000 }),
	choice: (language) => ({ options: twoOptions(language) }),
	choices: (language) => ({ options: twoOptions(language), min: 0, max: 3 }),
	slider: (language) => ({ left: nothing(language), right: nothing(language) }),
	triad: (language) => ({ anchors: [nothing(language), nothing(language), nothing(language)] }),
	archetypes: () => ({
		options: Object.entries(PICTURES).map(([picture, words]) => ({ id: picture, picture, ...words })),
		max: 2
	}),
	area: (language) => ({ areas: [{ id: 'area-1', label: nothing(language) }], elsewhere: true }),
	period: () => ({ asks: 'moment', earliest: '1950' }),
	sliders: (language) => ({
		sliders: ['one', 'two'].map((id) => ({
			id,
			label: nothing(language),
			left: nothing(language),
			right: nothing(language)
		}))
	}),
	ranking: (language) => ({ options: twoOptions(language), top: 2 }),
	matrix: (language) => ({ rows: twoOptions(language), columns: twoOptions(language) }),
	stones: (language) => ({
		left: nothing(language),
		right: nothing(language),
		bottom: nothing(language),
		top: nothing(language),
		markers: [{ id: 'one', label: nothing(language) }]
	}),
	pictures: () => ({ options: [], max: 1 }),
	photo: () => ({ max: 1 }),
	section: (language) => ({ text: nothing(language) })
};

const twoOptions = (language: string) => ['one', 'two'].map((id) => ({ id, label: nothing(language) }));

/** In the order in which they are offered to a designer. */
export const TYPES = Object.keys(BEGINNINGS) as readonly TypeName[];

/** An empty question, that may be skipped and offers "niet van toepassing" where that means something. */
export function newQuestion<Type extends TypeName>(type: Type, id: string, language: string): Question {
	const begun: QuestionOf<Type> = {
		id,
		type,
		title: nothing(language),
		required: false,
		allowNotApplicable: !['section', 'text', 'photo'].includes(type),
		settings: BEGINNINGS[type](language)
	};
	return begun as unknown as Question;
}
