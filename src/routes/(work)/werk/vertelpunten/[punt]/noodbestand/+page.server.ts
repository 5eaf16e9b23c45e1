import { fail } from '@sveltejs/kit';
import { mayImportStories } from '#lib/collect/policy.ts';
import { LONGEST_RESCUE } from '#lib/collect/rescue-file.ts';
import { bringInRescue, lookAtRescue } from '#lib/collect/server/rescue.ts';
import { authorise } from '#lib/platform/server/context.ts';
import { formWithin } from '#lib/platform/server/form-data.ts';
import { Problem } from '#lib/platform/problem.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { ctx } }) => authorise(mayImportStories(ctx.actor));

export const actions: Actions = {
	async bekijk({ locals: { ctx }, params, request }) {
		const form = await formWithin(request);
		if (!form) return fail(413, { problem: 'collect.rescue.too-large' });
		const file = form.get('bestand');
		if (!(file instanceof File) || file.size === 0) return fail(400, { problem: 'collect.rescue.no-file' });
		if (file.size > LONGEST_RESCUE) return fail(413, { problem: 'collect.rescue.too-large' });
		return refusing(async () => ({ found: await lookAtRescue(ctx, params.punt, await file.text()) }));
	},
	async breng({ locals: { ctx }, params, request }) {
		const form = await formWithin(request);
		if (!form) return fail(413, { problem: 'collect.rescue.too-large' });
		const file = form.get('inhoud');
		return refusing(async () => ({
			broughtIn: await bringInRescue(ctx, params.punt, typeof file === 'string' ? file : '')
		}));
	}
};

async function refusing<Said>(deed: () => Promise<Said>) {
	try {
		return await deed();
	} catch (problem) {
		if (!(problem instanceof Problem) || problem.kind !== 'invalid') throw problem;
		return fail(400, { problem: problem.code });
	}
}
