import { openSharedReport } from '#lib/explore/server/report-links.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { PageServerLoad } from './$types';

/** A link that is over, was withdrawn or never was: all the same from outside. */
export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders({
		'x-robots-tag': 'noindex, nofollow',
		'referrer-policy': 'no-referrer',
		'cache-control': 'private, no-store'
	});
	const { ctx, report } = await openSharedReport(locals.ctx, params.geheim);
	locals.ctx = ctx;
	return {
		messages: messagesOf(locals.language, ['platform', 'design', 'reading', 'open', 'explore', 'mirror', 'reports']),
		report: { ...report, point: inLanguage(report.point, locals.language) }
	};
};
