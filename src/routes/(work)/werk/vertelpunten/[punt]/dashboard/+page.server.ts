import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { mayExport, mayKeepSelections } from '#lib/explore/policy.ts';
import { MOST_CHOSEN, NAME_MAX_LENGTH, QUESTION_MAX_LENGTH } from '#lib/explore/saved-selection.ts';
import { chooseStories, type Way } from '#lib/explore/server/choosing.ts';
import { keepSelection } from '#lib/explore/server/commands.ts';
import { getDashboard, tidyAddress } from '#lib/explore/server/dashboard-queries.ts';
import { readForm } from '#lib/platform/form.ts';
import { formWithin } from '#lib/platform/server/form-data.ts';
import { idOf } from '#lib/platform/id.ts';
import type { Actions, PageServerLoad } from './$types';

const KeepForm = z.object({
	name: z.string().trim().min(1).max(NAME_MAX_LENGTH),
	question: z.string().trim().max(QUESTION_MAX_LENGTH),
	filter: z.string().max(20_000),
	wijze: z.enum(['filter', 'hand', 'random', 'spread']).default('filter'),
	aantal: z.coerce.number().int().min(1).max(MOST_CHOSEN).default(1),
	vraag: z.string().max(300).default('')
});
type KeepForm = z.infer<typeof KeepForm>;

/** More than anybody ticks. */
const MOST_TICKED = 10_000;
const StoryIds = z.array(idOf<'story'>());

export const load: PageServerLoad = async ({ locals: { ctx }, params, url, setHeaders }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	const tidy = await tidyAddress(ctx, id, url.searchParams);
	if (tidy !== undefined) redirect(303, url.pathname + (tidy && `?${tidy}`));

	setHeaders({ 'cache-control': 'private, no-store' });
	return {
		view: await getDashboard(ctx, id, url.searchParams),
		may: { keep: mayKeepSelections(ctx.actor), export: mayExport(ctx.actor) }
	};
};

export const actions: Actions = {
	async keep({ locals: { ctx }, params, request }) {
		const tooMany = (status: number, values = {}) =>
			fail(status, { ok: false as const, values, issues: { wijze: ['too-many'] } });
		const data = await formWithin(request);
		if (!data) return tooMany(413);
		const form = readForm(KeepForm, data);
		if (!form.ok) return fail(400, form);
		if (data.getAll('ervaring').length > MOST_TICKED) return tooMany(400, form.value);

		const point = await getBareStoryPoint(ctx, params.punt);
		const { name, question, filter } = form.value;
		const chosen = await chooseStories(ctx, point.id, new URLSearchParams(filter), wayOf(form.value, data));
		if (chosen.storyIds.length === 0)
			return fail(400, { ok: false as const, values: form.value, issues: { wijze: ['nothing'] } });
		const kept = await keepSelection(ctx, point.id, { name, question, ...chosen });
		redirect(303, `/werk/vertelpunten/${params.punt}/selecties/${kept}`);
	}
};

function wayOf({ wijze, aantal: count, vraag }: KeepForm, data: FormData): Way {
	switch (wijze) {
		case 'filter':
			return { by: 'filter' };
		case 'hand':
			return { by: 'hand', ids: StoryIds.safeParse(data.getAll('ervaring')).data ?? [] };
		case 'random':
			return { by: 'random', count, dimension: vraag || null };
		case 'spread':
			return { by: 'spread', count };
	}
}
