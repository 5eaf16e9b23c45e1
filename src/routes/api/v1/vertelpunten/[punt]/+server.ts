import { json, type RequestEvent } from '@sveltejs/kit';
import { storyPointNotFound } from '#lib/collect/problems.ts';
import { findStoryPoint } from '#lib/collect/server/queries.ts';
import { storyPointToWire } from '#lib/collect/wire-point.ts';
import { apiDoor } from '#lib/platform/server/api.ts';

export const trailingSlash = 'ignore';

export const { GET, OPTIONS, fallback } = apiDoor({
	async GET({ locals: { ctx }, params }: RequestEvent<{ punt: string }>) {
		const found = await findStoryPoint(ctx, params.punt);
		if (!found) throw storyPointNotFound();
		return json(storyPointToWire(found.point, found.questionnaire, ctx.now));
	}
});
