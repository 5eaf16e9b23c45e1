import { fail, redirect } from '@sveltejs/kit';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { ChangeForm, dateOfDay } from '#lib/explore/change-mark.schema.ts';
import { MOST_CHANGES } from '#lib/explore/change-mark.ts';
import { mayKeepChanges } from '#lib/explore/policy.ts';
import { changeNotFound } from '#lib/explore/problems.ts';
import { correctChange, dropChange, listChanges, markChange } from '#lib/explore/server/change-marks.ts';
import { readForm } from '#lib/platform/form.ts';
import { idOf } from '#lib/platform/id.ts';
import { authorise } from '#lib/platform/server/context.ts';
import type { Actions, PageServerLoad } from './$types';

const MarkId = idOf<'change-mark'>();

export const load: PageServerLoad = async ({ locals: { ctx }, params, url }) => {
	authorise(mayKeepChanges(ctx.actor));
	const { id } = await getBareStoryPoint(ctx, params.punt);
	const changes = await listChanges(ctx, id);
	const wanted = url.searchParams.get('wijzig');
	const corrected = changes.find((change) => change.id === wanted);
	if (wanted !== null && !corrected) throw changeNotFound();
	return {
		changes,
		isFull: changes.length >= MOST_CHANGES,
		corrected: corrected && {
			id: corrected.id,
			name: corrected.name,
			first: dateOfDay(corrected.first),
			last: corrected.last === corrected.first ? '' : dateOfDay(corrected.last),
			planned: corrected.isPlanned ? 'yes' : 'no'
		}
	};
};

const back = (punt: string) => redirect(303, `/werk/vertelpunten/${punt}/veranderingen`);

export const actions: Actions = {
	async zet({ locals: { ctx }, params, request }) {
		const form = readForm(ChangeForm, await request.formData());
		if (!form.ok) return fail(400, form);
		const { id } = await getBareStoryPoint(ctx, params.punt);
		await markChange(ctx, id, form.value);
		back(params.punt);
	},

	async wijzig({ locals: { ctx }, params, request }) {
		const data = await request.formData();
		const form = readForm(ChangeForm, data);
		if (!form.ok) return fail(400, form);
		const { id } = await getBareStoryPoint(ctx, params.punt);
		await correctChange(ctx, id, markIdIn(data), form.value);
		back(params.punt);
	},

	async weg({ locals: { ctx }, params, request }) {
		const { id } = await getBareStoryPoint(ctx, params.punt);
		await dropChange(ctx, id, markIdIn(await request.formData()));
		back(params.punt);
	}
};

function markIdIn(data: FormData) {
	const read = MarkId.safeParse(data.get('id'));
	if (!read.success) throw changeNotFound();
	return read.data;
}
