import { listEntrances } from '#lib/collect/server/entrances.ts';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { listFoundWords } from '#lib/collect/server/search-queries.ts';
import { findPermission } from '#lib/collect/server/story-permissions.ts';
import { getStory } from '#lib/collect/server/story-queries.ts';
import { findPlace } from '#lib/explore/server/dashboard-queries.ts';
import { findRecordingOf } from '#lib/media/server/correction-queries.ts';
import { getQuestionnaire } from '#lib/signify/server/queries.ts';
import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { mayKeepSelections, mayOpenToAll } from '#lib/explore/policy.ts';
import { NAME_MAX_LENGTH, QUESTION_MAX_LENGTH } from '#lib/explore/saved-selection.ts';
import { keepSelection, pickStory } from '#lib/explore/server/commands.ts';
import { MOST_WORDS_LENGTH } from '#lib/explore/selection.ts';
import { listSelections } from '#lib/explore/server/queries.ts';
import { readForm } from '#lib/platform/form.ts';
import { idOf } from '#lib/platform/id.ts';
import { Problem } from '#lib/platform/problem.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params, url, setHeaders }) => {
	const point = await getBareStoryPoint(ctx, params.punt);
	const story = await getStory(ctx, point.id, params.id);
	const cameInBy = story.at === 'told' ? story.entranceId : undefined;
	const entrances = cameInBy ? await listEntrances(ctx, point.id) : [];
	const handMade = (await listSelections(ctx, point.id)).filter(({ foundBy }) => foundBy.by === 'hand');
	setHeaders({ 'cache-control': 'private, no-store' });
	return {
		story,
		entrance: entrances.find(({ id }) => id === cameInBy)?.name,
		recording: story.at === 'told' ? await findRecordingOf(ctx, story.id) : undefined,
		questionnaire: await getQuestionnaire(ctx, story.questionnaireId, story.questionnaireVersion),
		place: await findPlace(ctx, point.id, story.id, url.searchParams),
		query: url.search,
		found: await listFoundWords(
			ctx,
			point.id,
			story.id,
			(url.searchParams.get('woorden') ?? '').slice(0, MOST_WORDS_LENGTH)
		),
		mayPick: mayKeepSelections(ctx.actor),
		quoting: mayOpenToAll(ctx.actor) ? await findPermission(ctx, point.id, story.id, 'publish') : undefined,
		handMade: handMade.map(({ id, name }) => ({ id, name }))
	};
};

const PickForm = z.object({ selectie: idOf<'selection'>() });

const BeginForm = z.object({
	name: z.string().trim().min(1).max(NAME_MAX_LENGTH),
	question: z.string().trim().max(QUESTION_MAX_LENGTH)
});

export const actions: Actions = {
	async pick({ locals: { ctx }, params, request }) {
		const form = readForm(PickForm, await request.formData());
		if (!form.ok) return fail(400, form);
		const point = await getBareStoryPoint(ctx, params.punt);
		try {
			await pickStory(ctx, point.id, form.value.selectie, params.id);
		} catch (problem) {
			if (!(problem instanceof Problem) || problem.kind !== 'conflict') throw problem;
			return fail(400, { ok: false as const, values: form.value, issues: { selectie: [problem.code] } });
		}
		return { picked: form.value.selectie };
	},

	async begin({ locals: { ctx }, params, request }) {
		const form = readForm(BeginForm, await request.formData());
		if (!form.ok) return fail(400, form);
		const point = await getBareStoryPoint(ctx, params.punt);
		const foundBy = { by: 'hand' } as const;
		const id = await keepSelection(ctx, point.id, { ...form.value, clauses: '', foundBy, storyIds: [params.id] });
		redirect(303, `/werk/vertelpunten/${params.punt}/selecties/${id}`);
	}
};
