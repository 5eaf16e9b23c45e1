import { dayIn, deadlineOf, NO_CAMPAIGN, stateOf } from '#lib/collect/campaign.ts';
import { storyPointNotFound } from '#lib/collect/problems.ts';
import { countTold, findCampaign } from '#lib/collect/server/campaign/campaigns.ts';
import { findStoryPoint } from '#lib/collect/server/queries.ts';
import { isOpenToAll } from '#lib/explore/server/open-queries.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const found = await findStoryPoint(locals.ctx, params.punt);
	if (!found) throw storyPointNotFound();
	const { ctx, point } = found;
	locals.ctx = ctx;
	const { language } = locals;
	const campaign = (await findCampaign(ctx, point.id)) ?? NO_CAMPAIGN;
	const today = dayIn(campaign.timeZone, ctx.now);
	return {
		messages: messagesOf(language, ['platform', 'design', 'guest']),
		slug: point.slug,
		title: inLanguage(point.definition.title, language),
		privacy: inLanguage(point.definition.privacy, language),
		isOpenToAll: await isOpenToAll(ctx, point.id),
		told: await countTold(ctx, point.id),
		target: point.definition.target ?? null,
		deadline: deadlineOf(campaign, ctx.now),
		phases: campaign.phases.map((phase) => ({
			id: phase.id,
			title: inLanguage(phase.title, language),
			text: inLanguage(phase.text, language),
			from: phase.from,
			until: phase.until,
			state: stateOf(campaign.phases, phase, today)
		}))
	};
};
