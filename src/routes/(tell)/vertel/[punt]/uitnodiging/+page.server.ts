import { fail } from '@sveltejs/kit';
import { deadlineOf, NO_CAMPAIGN } from '#lib/collect/campaign.ts';
import { storyPointNotFound } from '#lib/collect/problems.ts';
import { findCampaign } from '#lib/collect/server/campaign/campaigns.ts';
import { unsubscribeGuest } from '#lib/collect/server/campaign/guests.ts';
import { findStoryPoint } from '#lib/collect/server/queries.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { Actions, PageServerLoad } from './$types';

/** The invitation itself stands behind the `#`, so that it reaches no server, no log and no history of another site. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const found = await findStoryPoint(locals.ctx, params.punt);
	if (!found) throw storyPointNotFound();
	const { ctx, point } = found;
	locals.ctx = ctx;
	const campaign = (await findCampaign(ctx, point.id)) ?? NO_CAMPAIGN;
	return {
		messages: messagesOf(locals.language, ['platform', 'design', 'guest', 'campaign', 'collect']),
		slug: point.slug,
		title: inLanguage(point.definition.title, locals.language),
		deadline: deadlineOf(campaign, ctx.now),
		hasReward: campaign.rewards !== null
	};
};

export const actions: Actions = {
	async stop({ locals, params, request }) {
		const found = await findStoryPoint(locals.ctx, params.punt);
		const token = (await request.formData()).get('uitnodiging');
		if (!found || typeof token !== 'string' || token === '') return fail(400, { stopped: false });
		await unsubscribeGuest(found.ctx, found.point.id, token);
		return { stopped: true };
	}
};
