import { fail, redirect } from '@sveltejs/kit';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { mayShareReports, mayWriteReports } from '#lib/explore/policy.ts';
import { LINK_DAYS } from '#lib/explore/report/report.ts';
import {
	BlockForm,
	ChartForm,
	DetailsForm,
	MoveForm,
	QuoteForm,
	RevisionForm,
	SelectionForm,
	ShareForm,
	TextForm
} from '#lib/explore/report/report.schema.ts';
import {
	addBlock,
	changeReport,
	dropReport,
	moveBlock,
	type NewBlock,
	renewChart,
	rewriteText
} from '#lib/explore/server/report-commands.ts';
import { shareReport, withdrawLink } from '#lib/explore/server/report-links.ts';
import { getReport, showBlocks } from '#lib/explore/server/report-queries.ts';
import { readWishes, filterOf } from '#lib/explore/server/report-wishes.ts';
import { getOrganisation } from '#lib/people/server/organisations.ts';
import { readForm } from '#lib/platform/form.ts';
import type { Id } from '#lib/platform/id.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, language }, params, url, setHeaders }) => {
	const point = await getBareStoryPoint(ctx, params.punt);
	const { blocks, ...report } = await getReport(ctx, point.id, params.id);
	const mayWrite = mayWriteReports(ctx.actor);
	setHeaders({ 'cache-control': 'private, no-store' });
	return {
		report,
		blocks: await showBlocks(ctx, point.id, blocks),
		organisation: (await getOrganisation(ctx)).name,
		wishes: mayWrite ? await readWishes(ctx, point.id, url.searchParams, language) : undefined,
		may: { write: mayWrite, share: mayShareReports(ctx.actor) },
		linkDays: LINK_DAYS.usual
	};
};

export const actions: Actions = {
	details: (event) =>
		deed(event, 'details', DetailsForm.extend(RevisionForm.shape), (ctx, pointId, { revision, ...details }) =>
			changeReport(ctx, pointId, event.params.id, revision, details)
		),

	text: (event) =>
		deed(event, 'text', TextForm, async (ctx, pointId, { revision, block, ...text }) => {
			if (block === '') return addBlock(ctx, pointId, event.params.id, revision, { kind: 'text', ...text });
			await rewriteText(ctx, pointId, event.params.id, revision, { id: block, ...text });
			return block;
		}),

	chart: (event) =>
		deed(event, 'chart', ChartForm, async (ctx, pointId, { revision, dimension, filter }) => {
			const query = await filterOf(ctx, pointId, filter);
			return addBlock(ctx, pointId, event.params.id, revision, { kind: 'chart', dimension, query });
		}),

	selection: (event) =>
		deed(event, 'selection', SelectionForm, (ctx, pointId, { revision, selection }) =>
			addBlock(ctx, pointId, event.params.id, revision, { kind: 'selection', selectionId: selection })
		),

	quote: (event) =>
		deed(event, 'quote', QuoteForm, (ctx, pointId, { revision, story, passage }) => {
			const quote: NewBlock = { kind: 'quote', storyId: story, passage };
			return addBlock(ctx, pointId, event.params.id, revision, quote);
		}),

	move: (event) =>
		deed(event, 'move', MoveForm, async (ctx, pointId, { revision, block: id, to }) => {
			const by = to === 'earlier' ? -1 : 1;
			await moveBlock(
				ctx,
				pointId,
				event.params.id,
				revision,
				to === 'away' ? { do: 'remove', id } : { do: 'move', id, by }
			);
			return to === 'away' ? 'toevoegen' : id;
		}),

	renew: (event) =>
		deed(event, 'renew', BlockForm, async (ctx, pointId, { revision, block }) => {
			await renewChart(ctx, pointId, event.params.id, revision, block);
			return block;
		}),

	async share({ locals: { ctx }, params, request, url }) {
		const form = readForm(ShareForm, await request.formData());
		if (!form.ok) return fail(400, { deed: 'share', values: form.values, issues: form.issues });
		const point = await getBareStoryPoint(ctx, params.punt);
		const secret = await orProblem(shareReport(ctx, point.id, params.id, form.value.days));
		if (secret instanceof Problem) {
			if (secret.kind !== 'conflict') throw secret;
			return fail(STATUS.conflict, { deed: 'share', values: { days: String(form.value.days) }, problem: secret.code });
		}
		// Shown this once; after that nobody knows it but who has it.
		return { link: `${url.origin}/verslag/${secret}` };
	},

	withdraw: (event) =>
		deed(event, 'withdraw', undefined, async (ctx, pointId) => {
			await withdrawLink(ctx, pointId, event.params.id);
			return 'delen';
		}),

	async drop({ locals: { ctx }, params }) {
		const point = await getBareStoryPoint(ctx, params.punt);
		await dropReport(ctx, point.id, params.id);
		redirect(303, `/werk/vertelpunten/${params.punt}/verslagen`);
	}
};

interface Event {
	readonly locals: App.Locals;
	readonly params: { readonly punt: string; readonly id: Id<'report'> };
	readonly request: Request;
}

/** Does what a form asks and goes back to the report; or shows what was typed beside why it was refused. */
async function deed<T = undefined>(
	{ locals: { ctx }, params, request }: Event,
	name: string,
	schema: z.ZodType<T> | undefined,
	work: (ctx: Context, pointId: Id<'story-point'>, value: T) => Promise<string | void>
) {
	const data = await request.formData();
	const values: Record<string, unknown> = Object.fromEntries(data);
	const form = schema ? readForm(schema, data) : { ok: true as const, value: undefined as T };
	if (!form.ok) return fail(400, { deed: name, values, issues: form.issues });
	const point = await getBareStoryPoint(ctx, params.punt);
	const done = await orProblem(work(ctx, point.id, form.value));
	if (!(done instanceof Problem))
		redirect(303, `/werk/vertelpunten/${params.punt}/verslagen/${params.id}${done ? `#${done}` : ''}`);
	if (done.kind !== 'conflict') throw done;
	return fail(STATUS.conflict, { deed: name, values, problem: done.code });
}
