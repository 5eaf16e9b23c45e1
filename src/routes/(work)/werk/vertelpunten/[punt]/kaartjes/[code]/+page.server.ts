import { redirect } from '@sveltejs/kit';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { readCardCode } from '#lib/explore/card-code.ts';
import { cardNotFound } from '#lib/explore/problems.ts';
import { getStoryOfCard } from '#lib/explore/server/card-queries.ts';
import type { PageServerLoad } from './$types';

/** Where the code of a printed card leads. */
export const load: PageServerLoad = async ({ locals: { ctx }, params }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	const code = readCardCode(params.code);
	if (!code) throw cardNotFound();
	redirect(303, `/werk/vertelpunten/${params.punt}/ervaringen/${await getStoryOfCard(ctx, id, code)}`);
};
