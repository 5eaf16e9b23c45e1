import { fail } from '@sveltejs/kit';
import { ArchiveRefused } from '#lib/collect/archive-refused.ts';
import { slugFrom } from '#lib/collect/point-state.ts';
import { mayImportStories } from '#lib/collect/policy.ts';
import { MOST_BY_FORM } from '#lib/collect/server/open-archive.ts';
import { textOf } from '#lib/collect/server/questionnaire-form.ts';
import { bringPoint, openPoint } from '#lib/explore/server/archive/bring-point.ts';
import { Problem, STATUS } from '#lib/platform/problem.ts';
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
	const form = await formUpTo(event, MOST_BY_FORM.packed);
	const address = textOf(form?.get('adres')).trim();
	const refused = (status: number, code: string, params: ArchiveRefused['params'] = {}) =>
		fail(status, { refused: { code, params }, address });
	if (!form) return refused(413, 'return.refused.by-hand');
	const file = form.get('bestand');
	if (!(file instanceof File) || file.size === 0) return refused(400, 'return.choose');
	try {
		const archive = await openPoint(new Uint8Array(await file.arrayBuffer()), MOST_BY_FORM.unpacked);
		const outcome = await bringPoint(ctx, archive, { slug: slugFrom(address) || undefined, check });
		return { found: { outcome, check }, address };
	} catch (error) {
		if (error instanceof ArchiveRefused) return refused(400, error.code, error.params);
		if (error instanceof Problem && error.kind === 'conflict') return refused(STATUS.conflict, error.code);
		throw error;
	}
}
