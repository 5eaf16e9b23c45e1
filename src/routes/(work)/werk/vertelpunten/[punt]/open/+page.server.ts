import { fail, redirect } from '@sveltejs/kit';
import { localDayOf } from '#lib/collect/local-day.ts';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { MOST_CHARTS } from '#lib/explore/open-page.ts';
import { saveOpenPage } from '#lib/explore/server/open-commands.ts';
import { getOpenSettings } from '#lib/explore/server/open-queries.ts';
import { dropOpenQuote } from '#lib/explore/server/open-quote-commands.ts';
import { readForm } from '#lib/platform/form.ts';
import { idOf } from '#lib/platform/id.ts';
import { LEAST_THRESHOLD, MOST_THRESHOLD } from '#lib/privacy/shown-count.ts';
import { listDaysHeld } from '#lib/sensemaking/server/queries.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['bewaard', 'geciteerd', 'weggehaald'] as const;

export const load: PageServerLoad = async ({ locals: { ctx }, params, url }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	const open = await getOpenSettings(ctx, id, url.searchParams);
	return {
		open,
		tables: open.settings.showsTables ? await listDaysHeld(ctx, id, localDayOf(ctx.now)) : [],
		address: `${url.origin}/open/${params.punt}`,
		done: DONE.find((done) => url.searchParams.has(done))
	};
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
	intro: z.string().max(2000, 'open.issue.intro'),
	followUp: z.string().max(2000, 'open.issue.follow-up'),
	showsTables: z.boolean()
});

const DropForm = z.object({ story: idOf<'story'>() });

export const actions: Actions = {
	async save({ locals: { ctx }, params, request }) {
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
			intro: textOf(form.get('intro')).trim(),
			followUp: textOf(form.get('followUp')).trim(),
			showsTables: form.has('showsTables')
		};
		const read = OpenForm.safeParse(values);
		if (!read.success) {
			const { fieldErrors } = z.flattenError(read.error);
			return fail(400, {
				values,
				issues: {
					threshold: fieldErrors.threshold?.[0],
					charts: fieldErrors.charts?.[0],
					intro: fieldErrors.intro?.[0],
					followUp: fieldErrors.followUp?.[0]
				}
			});
		}
		await saveOpenPage(ctx, id, read.data);
		redirect(303, `/werk/vertelpunten/${params.punt}/open?bewaard`);
	},

	async dropQuote({ locals: { ctx }, params, request }) {
		const form = readForm(DropForm, await request.formData());
		const { id } = await getBareStoryPoint(ctx, params.punt);
		if (form.ok) await dropOpenQuote(ctx, id, form.value.story);
		redirect(303, `/werk/vertelpunten/${params.punt}/open?weggehaald#citaten`);
	}
};
