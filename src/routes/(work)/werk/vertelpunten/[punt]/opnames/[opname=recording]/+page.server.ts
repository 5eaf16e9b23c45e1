import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { getStory } from '#lib/collect/server/story-queries.ts';
import { writeDownStory } from '#lib/collect/server/write-down.ts';
import { LONGEST_TEXT } from '#lib/collect/telling.ts';
import { textToCorrect } from '#lib/media/correction.ts';
import { mayCorrectTranscripts } from '#lib/media/policy.ts';
import { saveCorrection } from '#lib/media/server/commands.ts';
import { getRecording } from '#lib/media/server/correction-queries.ts';
import { readForm } from '#lib/platform/form.ts';
import type { Actions, PageServerLoad } from './$types';

const TextForm = z.object({ text: z.string().trim().min(1).max(LONGEST_TEXT) });

export const load: PageServerLoad = async ({ locals: { ctx }, params, setHeaders }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	const recording = await getRecording(ctx, id, params.opname);
	const story = await getStory(ctx, id, recording.storyId);
	const own = 'text' in story ? story.text : '';
	setHeaders({ 'cache-control': 'private, no-store' });
	return {
		recording: { ...recording, text: textToCorrect(recording, own) },
		hasOwnWords: own !== '' && !recording.acceptedAt,
		mayCorrect: mayCorrectTranscripts(ctx.actor)
	};
};

export const actions: Actions = {
	async save({ locals: { ctx }, params, request }) {
		const form = readForm(TextForm, await request.formData());
		if (!form.ok) return fail(400, { saved: false });
		const { id } = await getBareStoryPoint(ctx, params.punt);
		await getRecording(ctx, id, params.opname);
		await saveCorrection(ctx, params.opname, form.value.text);
		return { saved: true };
	},
	async accept({ locals: { ctx }, params, request }) {
		const form = readForm(TextForm, await request.formData());
		if (!form.ok) return fail(400, { saved: false });
		const { id } = await getBareStoryPoint(ctx, params.punt);
		const { storyId } = await getRecording(ctx, id, params.opname);
		await writeDownStory(ctx, storyId, form.value.text);
		redirect(303, `/werk/vertelpunten/${params.punt}/opnames`);
	}
};
