import { openStoryPoint } from '#lib/collect/server/commands.ts';
import type { StoryPoint, StoryPointDefinition } from '#lib/collect/story-point.ts';
import type { Telling } from '#lib/collect/telling.ts';
import { HOUSE } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { Id } from '#lib/platform/id.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { storeQuestionnaire } from '#lib/signify/server/commands.ts';
import { MONDAY } from './personas.ts';
import { QUESTIONNAIRE } from './stories.ts';

export const DEFINITION: StoryPointDefinition = {
	title: { nl: 'Hulp in de buurt' },
	welcome: { nl: 'Welkom.' },
	privacy: { nl: 'Alleen wij lezen mee.' },
	thanks: { nl: 'Dank je wel.' },
	languages: ['nl', 'en'],
	consents: [
		{ id: 'keep', text: { nl: 'Jullie mogen mijn ervaring bewaren.' }, required: true },
		{ id: 'quote', text: { nl: 'Jullie mogen mijn ervaring aanhalen.' }, required: false }
	]
};

/** A story point as the rules meet it, without a database. */
export const aPoint = (over: Partial<StoryPoint> = {}): StoryPoint => ({
	id: '0192f000-0000-7000-8000-000000000300' as Id<'story-point'>,
	slug: 'buurt',
	definition: DEFINITION,
	questionnaireId: '0192f000-0000-7000-8000-000000000301' as Id<'questionnaire'>,
	questionnaireVersion: 1,
	opensAt: null,
	closesAt: null,
	...over
});

/** A story point that people can find and tell at. */
export async function openPoint(ctx: Context, over: Partial<StoryPoint> = {}): Promise<StoryPoint> {
	const house = { ...ctx, actor: HOUSE };
	const { id: questionnaireId } = await storeQuestionnaire(house, QUESTIONNAIRE);
	const point = aPoint({ slug: `punt-${newId(ctx.now).slice(-12)}`, questionnaireId, ...over });
	return { ...point, id: await openStoryPoint(house, point) };
}

let told = 0;

/** A telling as a device would send it; each with an id and a key of its own. */
export function aTelling(over: Partial<Telling> = {}): Telling {
	told += 1;
	return {
		id: newId(MONDAY),
		key: told.toString(16).padStart(32, '0'),
		questionnaireVersion: 1,
		language: 'nl',
		toldAt: MONDAY.toISOString(),
		openingId: 'proud',
		title: null,
		text: 'De buurvrouw kwam elke dag even langs.',
		answers: { 'who-helped': { option: 'neighbours' } },
		consents: { keep: true, quote: false },
		...over
	};
}
