import { localDayOf } from '#lib/collect/local-day.ts';
import { findStoryPoint } from '#lib/collect/server/queries.ts';
import { openingOf } from '#lib/collect/story-point.ts';
import { openPageClosed } from '#lib/explore/problems.ts';
import { getOpenPage } from '#lib/explore/server/open-queries.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { listDaysHeld } from '#lib/sensemaking/server/queries.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { PageServerLoad } from './$types';

/** No such point, one that is still being made, or one that shows nothing: all the same from outside. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const found = await findStoryPoint(locals.ctx, params.punt);
	if (!found) throw openPageClosed();
	const { ctx, point } = found;
	const page = await getOpenPage(ctx, point.id, url.searchParams);
	locals.ctx = ctx;
	return {
		messages: messagesOf(locals.language, ['platform', 'design', 'reading', 'open']),
		slug: point.slug,
		isOpenToTell: openingOf(point, ctx.now) === 'open',
		title: inLanguage(point.definition.title, locals.language),
		page,
		tables: page.showsTables ? await listDaysHeld(ctx, point.id, localDayOf(ctx.now)) : []
	};
};
