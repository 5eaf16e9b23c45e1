import { fail } from '@sveltejs/kit';
import { ArchiveRefused } from '#lib/collect/archive-refused.ts';
import { mayImportStories } from '#lib/collect/policy.ts';
import { bringBack, MOST_BACK } from '#lib/explore/server/bring-back.ts';
import { authorise } from '#lib/platform/server/context.ts';
import { formUpTo } from '#lib/platform/server/form-data.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = ({ locals: { ctx } }) => authorise(mayImportStories(ctx.actor));

export const actions: Actions = {
	kijk: (event) => bringIn(event, true),
	breng: (event) => bringIn(event, false)
};

async function bringIn(event: RequestEvent, check: boolean) {
	const { ctx } = event.locals;
	authorise(mayImportStories(ctx.actor));
	const refused = (status: number, code: string, params: ArchiveRefused['params'] = {}) =>
		fail(status, { refused: { code, params } });
	const form = await formUpTo(event, MOST_BACK);
	if (!form) return refused(413, 'return.back.too-large');
	const file = form.get('bestand');
	if (!(file instanceof File) || file.size === 0) return refused(400, 'return.choose');
	try {
		const outcome = await bringBack(ctx, event.params.punt, new Uint8Array(await file.arrayBuffer()), check);
		return { found: { outcome, check } };
	} catch (error) {
		if (error instanceof ArchiveRefused) return refused(400, error.code, error.params);
		throw error;
	}
}
