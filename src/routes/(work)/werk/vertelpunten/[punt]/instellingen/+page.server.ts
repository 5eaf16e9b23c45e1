import { fail, redirect } from '@sveltejs/kit';
import { mayOpenStoryPoints } from '#lib/collect/policy.ts';
import { pointFaults } from '#lib/collect/point-state.ts';
import { readPointForm } from '#lib/collect/server/point-form.ts';
import {
	announceStoryPoint,
	archiveStoryPoint,
	changeStoryPoint,
	restoreStoryPoint
} from '#lib/collect/server/point-commands.ts';
import { getStoryPoint } from '#lib/collect/server/queries.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { faultsOf } from '#lib/signify/draft.ts';
import { getWorkingCopy } from '#lib/signify/server/drafts.ts';
import { missingIn } from '#lib/signify/texts.ts';
import type { Actions, PageServerLoad } from './$types';

/** The language somebody writes in, if the point speaks it; else its first. */
const writtenIn = (url: URL, languages: readonly string[]): string =>
	languages.find((language) => language === url.searchParams.get('schrijf')) ?? languages[0] ?? 'nl';

export const load: PageServerLoad = async ({ locals: { ctx }, params, url }) => {
	authorise(mayOpenStoryPoints(ctx.actor));
	const point = await getStoryPoint(ctx, params.punt);
	const { questionnaire } = await getWorkingCopy(ctx, point.questionnaireId);
	const { definition } = point;
	return {
		settings: point,
		writing: writtenIn(url, definition.languages),
		missing: definition.languages.map((tag) => ({
			tag,
			count: missingIn({ definition, questionnaire }, tag).length
		})),
		faults: { point: pointFaults(definition), questionnaire: faultsOf(questionnaire).length },
		notice: url.searchParams.get('melding')
	};
};

export const actions: Actions = {
	async save({ locals: { ctx }, params, request, url }) {
		const point = await getStoryPoint(ctx, params.punt);
		const language = writtenIn(url, point.definition.languages);
		const form = await request.formData();
		const values = Object.fromEntries(
			[...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string')
		);
		const read = readPointForm(form, point, language);
		if (!read.ok) return fail(400, { values, issues: read.issues });
		const changed = await orProblem(changeStoryPoint(ctx, params.punt, read.change));
		if (changed instanceof Problem && changed.kind === 'conflict')
			return fail(STATUS.conflict, { values, issues: { slug: [changed.code] } });
		if (changed instanceof Problem) throw changed;
		redirect(303, `/werk/vertelpunten/${read.change.slug}/instellingen?schrijf=${language}&melding=saved`);
	},

	announce: ({ locals: { ctx }, params }) => turn(ctx, params.punt, announceStoryPoint, 'announced'),
	archive: ({ locals: { ctx }, params }) => turn(ctx, params.punt, archiveStoryPoint, 'archived'),
	restore: ({ locals: { ctx }, params }) => turn(ctx, params.punt, restoreStoryPoint, 'restored')
};

async function turn(ctx: Context, slug: string, deed: (ctx: Context, slug: string) => Promise<void>, notice: string) {
	const done = await orProblem(deed(ctx, slug));
	if (done instanceof Problem && done.kind !== 'conflict' && done.kind !== 'invalid') throw done;
	if (done instanceof Problem) return fail(STATUS[done.kind], { problem: done.code });
	redirect(303, `/werk/vertelpunten/${slug}/instellingen?melding=${notice}`);
}
