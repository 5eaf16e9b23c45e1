import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { openReading, readReading } from '#lib/explore/server/reading-queries.ts';
import { findRecordingOf } from '#lib/media/server/correction-queries.ts';
import { getQuestionnaire } from '#lib/signify/server/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params, url, setHeaders }) => {
	const point = await getBareStoryPoint(ctx, params.punt);
	const { story, place, filter } = await openReading(ctx, point.id, url.searchParams);
	const { selection, from } = readReading(url.searchParams);
	setHeaders({ 'cache-control': 'private, no-store' });
	return {
		story,
		place,
		filter,
		selection,
		from,
		recording: story?.at === 'told' ? await findRecordingOf(ctx, story.id) : undefined,
		questionnaire: story && (await getQuestionnaire(ctx, story.questionnaireId, story.questionnaireVersion))
	};
};
