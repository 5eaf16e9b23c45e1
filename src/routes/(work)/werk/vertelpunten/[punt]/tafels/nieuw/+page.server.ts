import { fail, redirect } from '@sveltejs/kit';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { openSelection } from '#lib/explore/server/queries.ts';
import { selectionNotFound } from '#lib/explore/problems.ts';
import { readForm } from '#lib/platform/form.ts';
import { idOf } from '#lib/platform/id.ts';
import { authorise } from '#lib/platform/server/context.ts';
import { sentenceIn } from '#lib/platform/server/message-files.ts';
import { mayPrepareTables } from '#lib/sensemaking/policy.ts';
import { prepareTable } from '#lib/sensemaking/server/commands.ts';
import { MOST_CARDS } from '#lib/sensemaking/table.ts';
import { NewTableForm } from '#lib/sensemaking/table.schema.ts';
import { agendaFrom } from '#lib/sensemaking/templates.ts';
import type { Actions, PageServerLoad } from './$types';

const chosenIn = (url: URL) => {
	const read = idOf<'selection'>().safeParse(url.searchParams.get('selectie'));
	if (!read.success) throw selectionNotFound();
	return read.data;
};

export const load: PageServerLoad = async ({ locals: { ctx }, params, url }) => {
	authorise(mayPrepareTables(ctx.actor));
	const point = await getBareStoryPoint(ctx, params.punt);
	const { id, name, question, storyIds, withdrawnIds } = await openSelection(ctx, point.id, chosenIn(url));
	const stories = storyIds.length - withdrawnIds.length;
	return {
		selection: { id, name, stories },
		first: {
			title: name,
			question,
			beginsAt: '19:30',
			facilitator: ctx.actor.kind === 'member' ? ctx.actor.name : '',
			cards: String(Math.min(stories, MOST_CARDS))
		}
	};
};

export const actions: Actions = {
	async default({ locals: { ctx, language }, params, request, url }) {
		const form = readForm(NewTableForm, await request.formData());
		if (!form.ok) return fail(400, form);
		const point = await getBareStoryPoint(ctx, params.punt);
		const agenda = agendaFrom(form.value.template, (key) => sentenceIn(language, key));
		const id = await prepareTable(ctx, point.id, { ...form.value, selectionId: chosenIn(url), agenda });
		redirect(303, `/werk/vertelpunten/${params.punt}/tafels/${id}`);
	}
};
