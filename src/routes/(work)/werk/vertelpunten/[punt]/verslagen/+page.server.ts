import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { mayWriteReports } from '#lib/explore/policy.ts';
import { REPORT_TITLE_MAX_LENGTH } from '#lib/explore/report/report.ts';
import { beginReport } from '#lib/explore/server/report-commands.ts';
import { listReports } from '#lib/explore/server/report-queries.ts';
import { readForm } from '#lib/platform/form.ts';
import type { Actions, PageServerLoad } from './$types';

const TitleForm = z.object({ title: z.string().trim().min(1).max(REPORT_TITLE_MAX_LENGTH) });

export const load: PageServerLoad = async ({ locals: { ctx }, params, url }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	return { reports: await listReports(ctx, id), mayWrite: mayWriteReports(ctx.actor), along: url.search };
};

export const actions: Actions = {
	async default({ locals: { ctx }, params, request, url }) {
		const form = readForm(TitleForm, await request.formData());
		if (!form.ok) return fail(400, form);
		const point = await getBareStoryPoint(ctx, params.punt);
		const id = await beginReport(ctx, point.id, form.value.title);
		redirect(303, `/werk/vertelpunten/${params.punt}/verslagen/${id}${url.search}`);
	}
};
