import { listEntrances } from '#lib/collect/server/entrances.ts';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { getStory } from '#lib/collect/server/story-queries.ts';
import { findPlace } from '#lib/explore/server/dashboard-queries.ts';
import { findRecordingOf } from '#lib/media/server/correction-queries.ts';
import { getQuestionnaire } from '#lib/signify/server/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params, url, setHeaders }) => {
	const point = await getBareStoryPoint(ctx, params.punt);
	const story = await getStory(ctx, point.id, params.id);
	const cameInBy = story.at === 'told' ? story.entranceId : undefined;
	const entrances = cameInBy ? await listEntrances(ctx, point.id) : [];
	setHeaders({ 'cache-control': 'private, no-store' });
	return {
		story,
		entrance: entrances.find(({ id }) => id === cameInBy)?.name,
		recording: story.at === 'told' ? await findRecordingOf(ctx, story.id) : undefined,
		questionnaire: await getQuestionnaire(ctx, story.questionnaireId, story.questionnaireVersion),
		place: await findPlace(ctx, point.id, story.id, url.searchParams),
		query: url.search
	};
};
