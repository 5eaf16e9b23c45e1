import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { addressOf, areaQuestion, LONGEST_NAME } from '#lib/collect/entrance.ts';
import { mayManageEntrances } from '#lib/collect/policy.ts';
import { qrCodeOf } from '#lib/collect/qr.ts';
import { addEntrance, listEntrances, renameEntrance, retireEntrance } from '#lib/collect/server/entrances.ts';
import { findAskedVersion, getBareStoryPoint, getStoryPoint } from '#lib/collect/server/queries.ts';
import type { StoryPoint } from '#lib/collect/story-point.ts';
import { readForm } from '#lib/platform/form.ts';
import { idOf } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { Actions, PageServerLoad } from './$types';

const Name = z.string().trim().min(1).max(LONGEST_NAME);
const Which = z.object({ id: idOf<'entrance'>() });

export const load: PageServerLoad = async ({ locals: { ctx, language }, params, url }) => {
	const point = await getStoryPoint(ctx, params.punt);
	const entrances = await listEntrances(ctx, point.id);
	const counted = entrances.reduce((sum, { experiences }) => sum + experiences, 0);
	const areas = (await areasOf(ctx, point)).map(({ id, label }) => ({ id, label: inLanguage(label, language) }));
	return {
		/** What another screen thinks of for a new entrance. */
		wanted: {
			name: url.searchParams.get('naam')?.slice(0, LONGEST_NAME) ?? '',
			area: areas.find(({ id }) => id === url.searchParams.get('wijk'))?.id ?? ''
		},
		entrances: entrances.map((entrance) => {
			const address = addressOf(url.origin, point.slug, entrance.code);
			const { size, path } = qrCodeOf(address);
			return { ...entrance, address, qr: { size, path } };
		}),
		without: point.experiences - counted,
		languages: point.definition.languages.map((tag) => ({ id: tag, label: nameOf(tag, language) })),
		areas,
		mayManage: mayManageEntrances(ctx.actor)
	};
};

export const actions: Actions = {
	async add({ locals: { ctx }, params, request }) {
		const point = await getBareStoryPoint(ctx, params.punt);
		const areas = (await areasOf(ctx, point)).map(({ id }) => id);
		const NewEntrance = z.object({
			name: Name,
			language: z.enum(point.definition.languages),
			area: z.union([z.literal('').transform(() => null), z.enum(areas)]).default(null)
		});
		const form = readForm(NewEntrance, await request.formData());
		if (!form.ok) return fail(400, { ...form, renaming: null });
		await addEntrance(ctx, point, form.value);
		redirect(303, `/werk/vertelpunten/${params.punt}/ingangen`);
	},

	async rename({ locals: { ctx }, params, request }) {
		const data = await request.formData();
		const which = Which.safeParse({ id: data.get('id') });
		const typed = [...data].find(([name]) => name.startsWith('name'))?.[1];
		const name = Name.safeParse(typed);
		if (!which.success || !name.success)
			return fail(400, { ok: false, values: {}, issues: {}, renaming: which.data?.id ?? null });
		const point = await getBareStoryPoint(ctx, params.punt);
		await renameEntrance(ctx, point.id, which.data.id, name.data);
		redirect(303, `/werk/vertelpunten/${params.punt}/ingangen`);
	},

	async retire({ locals: { ctx }, params, request }) {
		const form = readForm(Which, await request.formData());
		if (!form.ok) return fail(400, { ...form, renaming: null });
		const point = await getBareStoryPoint(ctx, params.punt);
		await retireEntrance(ctx, point.id, form.value.id);
		redirect(303, `/werk/vertelpunten/${params.punt}/ingangen`);
	}
};

/** What may be chosen beforehand: the areas of the questionnaire as it is asked now. */
async function areasOf(ctx: Context, point: StoryPoint) {
	const questionnaire = await findAskedVersion(ctx, point, point.questionnaireVersion);
	return (questionnaire && areaQuestion(questionnaire)?.settings.areas) ?? [];
}

function nameOf(tag: string, language: string): string {
	return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
}
