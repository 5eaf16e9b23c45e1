import { fail, redirect } from '@sveltejs/kit';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { listExcerpts } from '#lib/explore/server/dashboard-queries.ts';
import { readForm } from '#lib/platform/form.ts';
import type { Id } from '#lib/platform/id.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { sentenceIn } from '#lib/platform/server/message-files.ts';
import { mayPrepareTables } from '#lib/sensemaking/policy.ts';
import type { AgendaChange } from '#lib/sensemaking/agenda.ts';
import { changeAgenda, changeTable, dropTable } from '#lib/sensemaking/server/commands.ts';
import { openTable } from '#lib/sensemaking/server/queries.ts';
import { AddForm, DetailsForm, MoveForm, RevisionForm, StepForm } from '#lib/sensemaking/table.schema.ts';
import { BANK, stepFrom, type BankStep } from '#lib/sensemaking/templates.ts';
import type { Actions, PageServerLoad } from './$types';

/** How long a step from the bank takes until somebody says otherwise. */
const MINUTES = 15;

export const load: PageServerLoad = async ({ locals: { ctx, language }, params, setHeaders }) => {
	const point = await getBareStoryPoint(ctx, params.punt);
	const table = await openTable(ctx, point.id, params.id);
	const gone = new Set(table.withdrawnIds);
	const here = table.storyIds.filter((id) => !gone.has(id));
	setHeaders({ 'cache-control': 'private, no-store' });
	return {
		table,
		excerpts: await listExcerpts(ctx, point.id, here, ''),
		bank: (Object.keys(BANK) as BankStep[]).map((name) => ({
			name,
			title: sentenceIn(language, `tables.step.${name}`)
		})),
		mayChange: mayPrepareTables(ctx.actor)
	};
};

export const actions: Actions = {
	async details({ locals: { ctx }, params, request }) {
		const data = await request.formData();
		const form = readForm(DetailsForm.extend(RevisionForm.shape), data);
		if (!form.ok) return fail(400, { deed: 'details', values: form.values, issues: form.issues });
		const point = await getBareStoryPoint(ctx, params.punt);
		const { revision, ...details } = form.value;
		return after('details', data, changeTable(ctx, point.id, params.id, revision, details), params);
	},

	async step({ locals: { ctx }, params, request }) {
		const data = await request.formData();
		const form = readForm(StepForm, data);
		if (!form.ok) return fail(400, { deed: 'step', values: form.values, issues: form.issues });
		const { revision, step: id, ...texts } = form.value;
		return change(ctx, params, 'step', data, revision, { do: 'set', id, texts }, id);
	},

	async move({ locals: { ctx }, params, request }) {
		const data = await request.formData();
		const form = readForm(MoveForm, data);
		if (!form.ok) return fail(400, { deed: 'move', values: form.values, issues: form.issues });
		const { revision, step: id, to } = form.value;
		if (to === 'away') return change(ctx, params, 'move', data, revision, { do: 'remove', id }, 'agenda');
		return change(ctx, params, 'move', data, revision, { do: 'move', id, by: to === 'earlier' ? -1 : 1 }, id);
	},

	async add({ locals: { ctx, language }, params, request }) {
		const data = await request.formData();
		const form = readForm(AddForm, data);
		if (!form.ok) return fail(400, { deed: 'add', values: form.values, issues: form.issues });
		const { revision, which, after } = form.value;
		// A table takes one change per revision, so this id is new in its agenda.
		const step = stepFrom(which, MINUTES, `r${revision}`, (key) => sentenceIn(language, key));
		return change(ctx, params, 'add', data, revision, { do: 'add', step, after: after || null }, step.id);
	},

	async drop({ locals: { ctx }, params }) {
		const point = await getBareStoryPoint(ctx, params.punt);
		await dropTable(ctx, point.id, params.id);
		redirect(303, `/werk/vertelpunten/${params.punt}/tafels`);
	}
};

type Params = { readonly punt: string; readonly id: Id<'table'> };

async function change(
	ctx: Context,
	params: Params,
	deed: string,
	data: FormData,
	revision: number,
	wanted: AgendaChange,
	at: string
) {
	const point = await getBareStoryPoint(ctx, params.punt);
	return after(deed, data, changeAgenda(ctx, point.id, params.id, revision, wanted), params, at);
}

/** Back to the table; or what was typed beside why it was refused. */
async function after(deed: string, data: FormData, work: Promise<void>, { punt, id }: Params, at?: string) {
	const done = await orProblem(work);
	if (!(done instanceof Problem)) redirect(303, `/werk/vertelpunten/${punt}/tafels/${id}${at ? `#${at}` : ''}`);
	if (done.kind !== 'conflict') throw done;
	const values: Record<string, unknown> = Object.fromEntries(data);
	return fail(STATUS.conflict, { deed, values, problem: done.code });
}
