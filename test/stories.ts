import type { Source } from '#lib/collect/story.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import type { Answers } from '#lib/signify/answer.ts';
import type { Question, Questionnaire } from '#lib/signify/questionnaire.ts';

/** A question of every kind the dashboard counts, and a free text that it does not. */
export const QUESTIONS = [
	{
		id: 'who-helped',
		type: 'choice',
		title: { nl: 'Wie hielp jou?' },
		required: false,
		allowNotApplicable: true,
		settings: {
			options: [
				{ id: 'neighbours', label: { nl: 'Buren' } },
				{ id: 'family', label: { nl: 'Familie' } },
				{ id: 'other', label: { nl: 'Iemand anders' }, writeIn: true }
			]
		}
	},
	{
		id: 'places',
		type: 'choices',
		title: { nl: 'Waar speelde het?' },
		required: false,
		allowNotApplicable: true,
		settings: {
			options: [
				{ id: 'home', label: { nl: 'Thuis' } },
				{ id: 'street', label: { nl: 'Op straat' } }
			],
			min: 0,
			max: 2
		}
	},
	{
		id: 'pace',
		type: 'slider',
		title: { nl: 'Hoe snel ging het?' },
		required: false,
		allowNotApplicable: true,
		settings: { left: { nl: 'veel te langzaam' }, right: { nl: 'veel te snel' } }
	},
	{
		id: 'asked',
		type: 'triad',
		title: { nl: 'Wat vroeg het van jou?' },
		required: false,
		allowNotApplicable: true,
		settings: { anchors: [{ nl: 'Geduld' }, { nl: 'Moed' }, { nl: 'Hulp' }] }
	},
	{
		id: 'advice',
		type: 'text',
		title: { nl: 'Wat zou je anderen aanraden?' },
		required: false,
		allowNotApplicable: false,
		settings: { lines: 'many', maxLength: 2000 }
	}
] as const satisfies readonly Question[];

export const QUESTIONNAIRE: Questionnaire = {
	title: { nl: 'Hulp in de buurt' },
	languages: ['nl'],
	openings: [
		{ id: 'proud', text: { nl: 'Vertel over iets waar je trots op bent.' } },
		{ id: 'stuck', text: { nl: 'Vertel over een moment waarop je vastliep.' } }
	],
	questions: QUESTIONS
};

export interface StoredPoint {
	readonly id: Id<'story-point'>;
	readonly slug: string;
	readonly questionnaireId: Id<'questionnaire'>;
}

/** A story point that stands, with one version of a questionnaire. */
export async function storedPoint(
	{ db, organisationId, now }: Context,
	slug = 'buurt',
	questionnaire: Questionnaire = QUESTIONNAIRE
): Promise<StoredPoint> {
	const organisation_id = organisationId;
	const id = newId<'story-point'>(now);
	const questionnaireId = newId<'questionnaire'>(now);
	await db
		.insertInto('signify.questionnaires')
		.values({ organisation_id, id: questionnaireId, created_at: now })
		.execute();
	await storedVersion({ db, organisationId, now }, questionnaireId, 1, questionnaire);
	await db
		.insertInto('collect.story_points')
		.values({
			organisation_id,
			id,
			slug,
			questionnaire_id: questionnaireId,
			questionnaire_version: 1,
			definition: JSON.stringify({
				title: { nl: 'Hulp in de buurt' },
				welcome: { nl: 'Welkom.' },
				privacy: { nl: 'Alleen wij lezen mee.' },
				thanks: { nl: 'Dank je wel.' },
				languages: ['nl'],
				consents: []
			}),
			created_at: now
		})
		.execute();
	return { id, slug, questionnaireId };
}

/** One more version of a questionnaire. */
export async function storedVersion(
	{ db, organisationId, now }: Pick<Context, 'db' | 'organisationId' | 'now'>,
	questionnaireId: Id<'questionnaire'>,
	version: number,
	questionnaire: Questionnaire
): Promise<void> {
	await db
		.insertInto('signify.questionnaire_versions')
		.values({
			organisation_id: organisationId,
			questionnaire_id: questionnaireId,
			version,
			definition: JSON.stringify(questionnaire),
			created_at: new Date(now.getTime() + version)
		})
		.execute();
}

interface StoryOver {
	readonly title?: string | null;
	readonly text?: string;
	readonly answers?: Answers;
	readonly toldAt?: Date;
	readonly openingId?: string | null;
	readonly language?: string;
	readonly source?: Source;
	readonly version?: number;
	readonly withdrawn?: boolean;
}

const A_STORY = {
	openingId: null,
	title: null,
	text: 'De buurvrouw kwam elke dag even langs.',
	answers: {},
	source: 'web',
	language: 'nl',
	version: 1,
	withdrawn: false
} as const satisfies StoryOver;

/** A story as it stands in the house, told or withdrawn. */
export async function storedStory(
	{ db, organisationId, now }: Context,
	point: StoredPoint,
	over: StoryOver = {}
): Promise<Id<'story'>> {
	const id = newId<'story'>(now);
	const { withdrawn, ...story } = { ...A_STORY, toldAt: now, ...over };
	const told = {
		opening_id: story.openingId,
		title: story.title,
		text: story.text,
		answers: JSON.stringify(story.answers),
		consents: '{}'
	};
	const gone = { opening_id: null, title: null, text: null, answers: null, consents: null, withdrawn_at: now };
	await db
		.insertInto('collect.stories')
		.values({
			organisation_id: organisationId,
			id,
			story_point_id: point.id,
			questionnaire_id: point.questionnaireId,
			questionnaire_version: story.version,
			source: story.source,
			language: story.language,
			told_at: story.toldAt,
			received_at: now,
			changed_at: now,
			...(withdrawn ? gone : told)
		})
		.execute();
	return id;
}

/** What a withdrawal leaves behind. */
export async function withdrawn({ db, organisationId, now }: Context, id: Id<'story'>): Promise<void> {
	await db
		.updateTable('collect.stories')
		.set({
			opening_id: null,
			title: null,
			text: null,
			answers: null,
			consents: null,
			withdrawn_at: now,
			changed_at: now
		})
		.where('organisation_id', '=', organisationId)
		.where('id', '=', id)
		.execute();
}

/** The ids in what a search gives: 16 bytes each. */
export const idsIn = (bytes: Uint8Array): Id<'story'>[] =>
	(Buffer.from(bytes).toString('hex').match(/.{32}/g) ?? []).map(
		(hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') as Id<'story'>
	);
