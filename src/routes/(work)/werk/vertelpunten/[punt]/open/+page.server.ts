import { fail, redirect } from '@sveltejs/kit';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { MOST_CHARTS } from '#lib/explore/open-page.ts';
import { saveOpenPage } from '#lib/explore/server/open-commands.ts';
import { getOpenSettings } from '#lib/explore/server/open-queries.ts';
import { LEAST_THRESHOLD, MOST_THRESHOLD } from '#lib/privacy/shown-count.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params, url }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	const open = await getOpenSettings(ctx, id, url.searchParams);
	return { open, address: `${url.origin}/open/${params.punt}`, isSaved: url.searchParams.has('bewaard') };
};

const OpenForm = z.object({
	isOpen: z.boolean(),
	threshold: z
		.string()
		.trim()
		.regex(/^\d{1,2}$/, 'open.issue.threshold')
		.transform(Number)
		.pipe(z.number().min(LEAST_THRESHOLD, 'open.issue.threshold').max(MOST_THRESHOLD, 'open.issue.threshold')),
	charts: z.array(z.string()).min(1, 'open.issue.charts').max(MOST_CHARTS, 'open.issue.charts'),
	intro: z.string().max(2000, 'open.issue.intro')
});

export const actions: Actions = {
	async default({ locals: { ctx }, params, request }) {
		const { id } = await getBareStoryPoint(ctx, params.punt);
		const form = await request.formData();
		const textOf = (entry: FormDataEntryValue | null) =>
			typeof entry === 'string' ? entry.replaceAll('\0', '').replaceAll('\r\n', '\n') : '';
		const { dimensions } = await getOpenSettings(ctx, id, new URLSearchParams());
		const sent = form.getAll('charts').map(textOf);
		const values = {
			isOpen: form.has('isOpen'),
			threshold: textOf(form.get('threshold')),
			charts: dimensions.map((dimension) => dimension.id).filter((known) => sent.includes(known)),
			intro: textOf(form.get('intro')).trim()
		};
		const read = OpenForm.safeParse(values);
		if (!read.success) {
			const { fieldErrors } = z.flattenError(read.error);
			return fail(400, {
				values,
				issues: {
					threshold: fieldErrors.threshold?.[0],
					charts: fieldErrors.charts?.[0],
					intro: fieldErrors.intro?.[0]
				}
			});
		}
		await saveOpenPage(ctx, id, read.data);
		redirect(303, `/werk/vertelpunten/${params.punt}/open?bewaard`);
	}
};
