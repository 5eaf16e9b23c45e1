import { fail, redirect } from '@sveltejs/kit';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { LARGEST_FILE_MB, LONGEST_ATTRIBUTION, LONGEST_TITLE } from '#lib/explore/areas/area.ts';
import { drawAreas } from '#lib/explore/areas/drawing.ts';
import type { Pointed } from '#lib/explore/areas/match-areas.ts';
import { guessFields, nameAreas, readAreas, writeAreas } from '#lib/explore/areas/read-areas.ts';
import { AreasRefused } from '#lib/explore/areas/refused.ts';
import { mayKeepMaps } from '#lib/explore/policy.ts';
import { dropMap, findMap, keepMap, matchesOf, pointOut } from '#lib/explore/server/area-maps.ts';
import { getStoryColumns } from '#lib/explore/server/story-columns.ts';
import { authorise } from '#lib/platform/server/context.ts';
import { formUpTo } from '#lib/platform/server/form-data.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { Actions, PageServerLoad } from './$types';

/** Of a form, around its file. */
const MOST_AROUND = 50_000;
const MOST_BYTES = LARGEST_FILE_MB * 1e6 + MOST_AROUND;

export const load: PageServerLoad = async ({ locals: { ctx, language }, params }) => {
	authorise(mayKeepMaps(ctx.actor));
	const { id } = await getBareStoryPoint(ctx, params.punt);
	const map = await findMap(ctx, id);
	const { columns } = await getStoryColumns(ctx, id);
	const dimensions = columns.columns.map(({ dimension }) => dimension);
	const questions = matchesOf(map ?? { areas: [], pointed: {} }, dimensions).map((question) => {
		const dimension = dimensions.find((one) => one.id === question.dimension)!;
		const options = 'options' in dimension ? dimension.options : [];
		return {
			id: question.dimension,
			title: inLanguage(dimension.title, language),
			unknown: question.matches.flatMap(({ option, how, area }) => {
				const label = options.find(({ id }) => id === option)!.label;
				return how === 'none' || how === 'hand'
					? [{ option, label: inLanguage(label, language), area: area ?? (how === 'hand' ? -1 : null) }]
					: [];
			})
		};
	});
	return {
		map: map && {
			title: map.title,
			attribution: map.attribution,
			drawing: drawAreas(map.areas),
			areas: map.areas.map(({ code, name }) => ({ code, name }))
		},
		questions
	};
};

export const actions: Actions = {
	async lees(event) {
		authorise(mayKeepMaps(event.locals.ctx.actor));
		const form = await formUpTo(event, MOST_BYTES);
		if (!form) return fail(400, { refused: { code: 'too-large', params: { most: LARGEST_FILE_MB } } });
		const file = form.get('bestand');
		if (!(file instanceof File) || file.name === '') return fail(400, { missing: true });
		return orRefused(async () => looked(new Uint8Array(await file.arrayBuffer()), file.name.replace(/\.[^.]+$/, '')));
	},

	async bewaar(event) {
		const { ctx } = event.locals;
		const form = await formUpTo(event, MOST_BYTES);
		if (!form) return fail(400, { refused: { code: 'too-large', params: { most: LARGEST_FILE_MB } } });
		const said = (name: string) => {
			const value = form.get(name);
			return typeof value === 'string' ? value.replaceAll('\0', '').trim() : '';
		};
		const bytes = new TextEncoder().encode(said('gebieden'));
		const chosen = { name: said('naam'), code: said('code') };
		const [title, attribution] = [said('titel'), said('maker').slice(0, LONGEST_ATTRIBUTION)];
		const { id } = await getBareStoryPoint(ctx, event.params.punt);
		const kept = await orRefused(async () => {
			const read = readAreas(bytes);
			const shown = { ...looked(bytes, title), chosen, attribution };
			if (title === '' || title.length > LONGEST_TITLE) return fail(400, { ...shown, untitled: true });
			try {
				await keepMap(ctx, id, { title, attribution, areas: nameAreas(read, chosen.name, chosen.code) });
			} catch (problem) {
				if (!(problem instanceof AreasRefused)) throw problem;
				return fail(400, { ...shown, refused: { code: problem.code, params: problem.params } });
			}
			return undefined;
		});
		return kept ?? redirect(303, `/werk/vertelpunten/${event.params.punt}/kaart`);
	},

	async wijs({ locals: { ctx }, params, request }) {
		const { id } = await getBareStoryPoint(ctx, params.punt);
		const pointed = new Map<string, Map<string, string | null>>();
		for (const [name, value] of await request.formData()) {
			const [question, option] = name.split('/').map(decodeURIComponent);
			if (option === undefined || typeof value !== 'string' || value === '') continue;
			const answers = pointed.get(question!) ?? new Map<string, string | null>();
			pointed.set(question!, answers.set(option, value === NOWHERE ? null : value.slice(1)));
		}
		const all: Record<string, Pointed> = Object.fromEntries(
			[...pointed].map(([question, answers]) => [question, Object.fromEntries(answers)])
		);
		await pointOut(ctx, id, all);
		redirect(303, `/werk/vertelpunten/${params.punt}/kaart`);
	},

	async weg({ locals: { ctx }, params }) {
		const { id } = await getBareStoryPoint(ctx, params.punt);
		await dropMap(ctx, id);
		redirect(303, `/werk/vertelpunten/${params.punt}/kaart`);
	}
};

/** Codes stand behind a colon, so that none of them can mean nowhere. */
const NOWHERE = '-';

function looked(bytes: Uint8Array, title: string) {
	const read = readAreas(bytes);
	const { width, height, areas } = drawAreas(
		read.polygons.map((polygons, place) => ({ code: String(place), name: '', polygons }))
	);
	return {
		looked: {
			fields: read.fields,
			drawing: { width, height, paths: areas.map(({ path }) => path) },
			file: writeAreas(read)
		},
		chosen: guessFields(read),
		title: title.slice(0, LONGEST_TITLE),
		attribution: ''
	};
}

async function orRefused<Said>(deed: () => Promise<Said>) {
	try {
		return await deed();
	} catch (problem) {
		if (!(problem instanceof AreasRefused)) throw problem;
		return fail(400, { refused: { code: problem.code, params: problem.params } });
	}
}
