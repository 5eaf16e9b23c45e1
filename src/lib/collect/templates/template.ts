import { both } from '#lib/signify/bank/build.ts';
import type { Opening, Question, Questionnaire } from '#lib/signify/questionnaire.ts';
import type { Words } from '#lib/signify/words.ts';
import type { Consent, StoryPointDefinition } from '../story-point.ts';

/** A complete story point to begin with; whoever takes it changes what they like. */
export interface PointTemplate {
	readonly id: string;
	/** For whom, and what for. */
	readonly about: Words;
	readonly definition: StoryPointDefinition;
	readonly questionnaire: Questionnaire;
}

export const LANGUAGES = ['nl', 'en'] as const;

export const CONSENTS: readonly Consent[] = [
	{
		id: 'keep-and-read',
		text: both(
			'Jullie mogen mijn ervaring bewaren en het team mag die lezen.',
			'You may keep my experience and the team may read it.'
		),
		required: true
	},
	{
		id: 'discuss',
		text: both(
			'Mijn ervaring mag zonder naam besproken worden aan een tafel.',
			'My experience may be discussed at a table, without a name.'
		),
		required: false,
		use: 'discuss'
	},
	{
		id: 'quote',
		text: both(
			'Een stukje uit mijn ervaring mag zonder naam in een verslag staan, of op een pagina die iedereen kan lezen.',
			'A piece of my experience may be in a report without a name, or on a page that anybody can read.'
		),
		required: false,
		use: 'publish'
	}
];

const PRIVACY_NL = `Wie leest dit?
{wie}

Wat gebeurt ermee?
{wat}

Wat bewaren we?
Alleen wat je hier invult. Geen naam en geen adres. Schrijf ook geen namen van anderen op.

Mag dat?
We bewaren jouw ervaring omdat jij dat goed vindt. Je kunt dat altijd terugnemen.

Toch weghalen?
Je krijgt straks een volgcode van een paar woorden. Daarmee zie je jouw ervaring terug en haal je die weg.`;

const PRIVACY_EN = `Who reads this?
{wie}

What happens with it?
{wat}

What do we keep?
Only what you fill in here. No name and no address. Please do not write down names of others either.

Is that allowed?
We keep your experience because you agree to it. You can always take that back.

Take it away after all?
You will get a follow code of a few words. With it you see your experience again and take it away.`;

/** Who reads it and what happens with it, in the frame that every template shares. */
export const privacy = (who: Words, what: Words): Words => ({
	nl: PRIVACY_NL.replace('{wie}', who.nl!).replace('{wat}', what.nl!),
	en: PRIVACY_EN.replace('{wie}', who.en!).replace('{wat}', what.en!)
});

export const THANKS = both(
	'Dank je wel. Jouw ervaring telt nu mee. Met je volgcode zie je wat ermee gebeurt.',
	'Thank you. Your experience now counts. With your follow code you see what happens with it.'
);

export const opening = (id: string, nl: string, en: string): Opening => ({ id, text: both(nl, en) });

export const questionnaire = (
	title: Words,
	openings: readonly Opening[],
	questions: readonly Question[]
): Questionnaire => ({ title, languages: LANGUAGES, openings, questions });
