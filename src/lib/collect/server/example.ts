import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { foundOrganisation, listOrganisations } from '#lib/people/server/organisations.ts';
import type { Id } from '#lib/platform/id.ts';
import { forOrganisation, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { storeQuestionnaire } from '#lib/signify/server/commands.ts';
import type { StoryPoint, StoryPointDefinition } from '../story-point.ts';
import type { Telling } from '../telling.ts';
import { openStoryPoint, tellStory } from './commands.ts';

/** The organisation and the story point that a new house shows itself with. */
export const EXAMPLE = { organisation: { slug: 'de-brug', name: 'De Brug' }, storyPoint: 'samenleren' } as const;

type ExampleStory = Omit<Telling, 'id' | 'key' | 'questionnaireVersion'>;

/**
 * Furnishes a house that holds nothing yet with an invented organisation, its story point and what was told there:
 * all of it, or nothing when something of it is wrong.
 * @returns the organisation, or `undefined` when somebody already lives here
 */
export async function loadExample(ctx: Context): Promise<Id<'organisation'> | undefined> {
	return inTransaction(ctx, async (ctx) => {
		if ((await listOrganisations(ctx)).length > 0) return undefined;
		const organisationId = await foundOrganisation(ctx, EXAMPLE.organisation);
		const inside = await forOrganisation(ctx, organisationId);
		const point = await openExamplePoint(inside);
		for (const story of (await read('stories')) as ExampleStory[]) await tellExample(inside, point, story);
		return organisationId;
	});
}

async function openExamplePoint(ctx: Context): Promise<StoryPoint> {
	const { id: questionnaireId, version } = await storeQuestionnaire(ctx, await read('questionnaire'));
	const point = {
		slug: EXAMPLE.storyPoint,
		definition: (await read('story-point')) as StoryPointDefinition,
		questionnaireId,
		questionnaireVersion: version,
		opensAt: null,
		closesAt: null
	};
	return { ...point, id: await openStoryPoint(ctx, point) };
}

/** As if it was told at its own moment, by somebody who keeps the follow code to themselves. */
async function tellExample(ctx: Context, point: StoryPoint, story: ExampleStory): Promise<void> {
	const now = new Date(story.toldAt);
	const own = { id: newId(now), key: randomBytes(16).toString('hex') };
	await tellStory(
		{ ...ctx, now },
		point,
		{ ...story, ...own, questionnaireVersion: point.questionnaireVersion },
		'web'
	);
}

const folder = new URL('../../../../db/example/', import.meta.url);

const read = async (name: 'questionnaire' | 'story-point' | 'stories'): Promise<unknown> =>
	JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8'));
