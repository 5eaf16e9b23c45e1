import { json } from '@sveltejs/kit';
import { readUpload } from '#lib/media/server/pictures-upload.ts';
import { addPicture } from '#lib/media/server/pictures.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import type { RequestHandler } from './$types';

/** Takes in one picture, as the bytes of the request. */
export const POST: RequestHandler = async ({ locals: { ctx }, request }) => {
	const added = await orProblem(readUpload(request).then((bytes) => addPicture(ctx, bytes)));
	return added instanceof Problem
		? json({ code: added.code }, { status: STATUS[added.kind] })
		: json({ id: added }, { status: 201 });
};
