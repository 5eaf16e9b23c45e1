import { listEntrances } from '#lib/collect/server/entrances.ts';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { changeNote, dropNote, listNotes, writeNote } from '#lib/collect/server/notes.ts';
import { listFoundWords } from '#lib/collect/server/found-words.ts';
import { findPermission } from '#lib/collect/server/story-permissions.ts';
import { getStory } from '#lib/collect/server/story-queries.ts';
import { listTags, listTagsInUse, putTag, takeTagOff } from '#lib/collect/server/tags.ts';
import { NOTE_MAX_LENGTH, tidyNote } from '#lib/collect/note.ts';
import { mayChangeNote, mayDropNote, mayWriteNotes } from '#lib/collect/policy.ts';
import { readTag } from '#lib/collect/tag.ts';
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
import { findSimilar } from '#lib/explore/server/similar-queries.ts';
import { readForm } from '#lib/platform/form.ts';
import { idOf } from '#lib/platform/id.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { Problem } from '#lib/platform/problem.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params, url, setHeaders }) => {
	const point = await getBareStoryPoint(ctx, params.punt);
	const story = await getStory(ctx, point.id, params.id);
	const cameInBy = story.at === 'told' ? story.entranceId : undefined;
	const entrances = cameInBy ? await listEntrances(ctx, point.id) : [];
	const handMade = (await listSelections(ctx, point.id)).filter(({ foundBy }) => foundBy.by === 'hand');
	const beside = { pointId: point.id, storyId: story.id };
	const inUse = await listTagsInUse(ctx, point.id);
	setHeaders({ 'cache-control': 'private, no-store' });
	return {
		story,
		entrance: entrances.find(({ id }) => id === cameInBy)?.name,
		recording: story.at === 'told' ? await findRecordingOf(ctx, story.id) : undefined,
		questionnaire: await getQuestionnaire(ctx, story.questionnaireId, story.questionnaireVersion),
		place: await findPlace(ctx, point.id, story.id, url.searchParams),
		query: filterIn(url),
		similar: story.at === 'told' ? await findSimilar(ctx, point.id, story.id) : undefined,
		found: await listFoundWords(
			ctx,
			point.id,
			story.id,
			(url.searchParams.get('woorden') ?? '').slice(0, MOST_WORDS_LENGTH)
		),
		notes: (await listNotes(ctx, beside)).map((note) => ({
			...note,
			may: { change: mayChangeNote(ctx.actor, note), drop: mayDropNote(ctx.actor, note) }
		})),
		nextNoteId: mayWriteNotes(ctx.actor) ? newId<'note'>(ctx.now) : undefined,
		tags: await listTags(ctx, beside),
		knownTags: inUse.map(({ name }) => name),
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

const NoteText = z.string().transform(tidyNote).pipe(z.string().min(1).max(NOTE_MAX_LENGTH));
const WriteForm = z.object({ id: idOf<'note'>(), aantekening: NoteText });
const ChangeForm = z.object({ id: idOf<'note'>(), tekst: NoteText });
const DropForm = z.object({ id: idOf<'note'>() });
const TagForm = z.object({
	label: z.string().refine((label) => readTag(label) !== undefined, { error: 'notes.tag.unreadable' })
});
const TakeOffForm = z.object({ weg: z.string() });

async function besideOf({ locals: { ctx }, params }: RequestEvent) {
	const { id: pointId } = await getBareStoryPoint(ctx, params.punt);
	return { pointId, storyId: params.id };
}

const backTo = ({ url, params }: RequestEvent, heading: 'aantekeningen' | 'labels') =>
	redirect(303, `/werk/vertelpunten/${params.punt}/ervaringen/${params.id}${filterIn(url)}#${heading}`);

/** How the reader came here, without the form that was sent. */
function filterIn({ searchParams }: URL): string {
	const query = new URLSearchParams([...searchParams].filter(([key]) => !key.startsWith('/'))).toString();
	return query && `?${query}`;
}

export const actions: Actions = {
	async writeNote(event) {
		const form = readForm(WriteForm, await event.request.formData());
		if (!form.ok) return fail(400, form);
		const { id, aantekening: text } = form.value;
		await writeNote(event.locals.ctx, await besideOf(event), { id, text });
		backTo(event, 'aantekeningen');
	},

	async changeNote(event) {
		const form = readForm(ChangeForm, await event.request.formData());
		if (!form.ok) return fail(400, form);
		const { id, tekst: text } = form.value;
		await changeNote(event.locals.ctx, await besideOf(event), { id, text });
		backTo(event, 'aantekeningen');
	},

	async dropNote(event) {
		const form = readForm(DropForm, await event.request.formData());
		if (!form.ok) return fail(400, form);
		await dropNote(event.locals.ctx, await besideOf(event), form.value.id);
		backTo(event, 'aantekeningen');
	},

	async putTag(event) {
		const form = readForm(TagForm, await event.request.formData());
		if (!form.ok) return fail(400, form);
		try {
			await putTag(event.locals.ctx, await besideOf(event), form.value.label);
		} catch (problem) {
			if (!(problem instanceof Problem) || problem.code !== 'notes.tag.full') throw problem;
			return fail(400, { ok: false as const, values: form.value, issues: { label: [problem.code] } });
		}
		backTo(event, 'labels');
	},

	async takeTagOff(event) {
		const form = readForm(TakeOffForm, await event.request.formData());
		if (!form.ok) return fail(400, form);
		await takeTagOff(event.locals.ctx, await besideOf(event), form.value.weg);
		backTo(event, 'labels');
	},

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
