import { json } from '@sveltejs/kit';
import { getStoryPoint } from '#lib/collect/server/queries.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import { getWorkingCopy, saveWorkingCopy } from '#lib/signify/server/drafts.ts';
import type { RequestHandler } from './$types';

/** Where the working copy stands. */
export const GET: RequestHandler = async ({ locals: { ctx }, params }) => {
	const { questionnaireId } = await getStoryPoint(ctx, params.punt);
	return json({ revision: (await getWorkingCopy(ctx, questionnaireId)).revision });
};

/** Keeps what was written; answered only after it is on disk. */
export const PUT: RequestHandler = async ({ locals: { ctx }, params, request }) => {
	const { questionnaireId } = await getStoryPoint(ctx, params.punt);
	const body = (await request.json().catch(() => ({}))) as { revision?: unknown; questionnaire?: unknown };
	const revision = typeof body.revision === 'number' && Number.isInteger(body.revision) ? body.revision : -1;
	const saved = await orProblem(saveWorkingCopy(ctx, questionnaireId, revision, body.questionnaire));
	if (saved instanceof Problem) return json({ code: saved.code }, { status: STATUS[saved.kind] });
	return json({ revision: saved.revision, savedAt: saved.savedAt.toISOString() });
};
