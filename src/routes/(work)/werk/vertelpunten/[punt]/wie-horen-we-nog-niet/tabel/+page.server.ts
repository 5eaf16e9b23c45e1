import { fail, redirect } from '@sveltejs/kit';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { readDraft } from '#lib/explore/missing/draft-form.ts';
import { guess } from '#lib/explore/missing/draft-table.ts';
import { LARGEST_TABLE_MB } from '#lib/explore/missing/population.ts';
import { readTable } from '#lib/explore/missing/read-table.ts';
import { TableRefused } from '#lib/explore/missing/refused.ts';
import { mayKeepPopulations } from '#lib/explore/policy.ts';
import { draftOf } from '#lib/explore/missing/draft.ts';
import { dropPopulation, getQuestions, keepPopulation, listPopulations } from '#lib/explore/server/populations.ts';
import { z } from 'zod';
import { authorise } from '#lib/platform/server/context.ts';
import { readForm } from '#lib/platform/form.ts';
import { formUpTo } from '#lib/platform/server/form-data.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { Actions, PageServerLoad } from './$types';

/** What is sent along while its owner chooses may take more bytes than the file did, and so do the answers around it. */
const MOST_BYTES = 3 * LARGEST_TABLE_MB * 1e6 + 300_000;
const TOO_LARGE = { code: 'too-large', params: { most: LARGEST_TABLE_MB } };

const DropForm = z.object({ vraag: z.string() });

export const load: PageServerLoad = async ({ locals: { ctx, language }, params }) => {
	const { id } = await getBareStoryPoint(ctx, params.punt);
	const { questions } = await getQuestions(ctx, id);
	const tables = await listPopulations(ctx, id);
	return {
		questions: questions.length,
		kept: tables.map(({ dimension, who, source, rows }) => {
			const question = questions.find((one) => one.id === dimension);
			return {
				dimension,
				title: question ? inLanguage(question.title, language) : dimension,
				who,
				source,
				rows: rows.length
			};
		})
	};
};

export const actions: Actions = {
	async lees(event) {
		const { ctx, language } = event.locals;
		authorise(mayKeepPopulations(ctx.actor));
		const form = await formUpTo(event, MOST_BYTES);
		if (!form) return fail(400, { refused: TOO_LARGE });
		const file = form.get('bestand');
		if (!(file instanceof File) || file.name === '') return fail(400, { missing: true });
		const { id } = await getBareStoryPoint(ctx, event.params.punt);
		const asked = await getQuestions(ctx, id);
		try {
			const read = readTable(new Uint8Array(await file.arrayBuffer()));
			return { draft: draftOf(read, guess(read, asked.questions, asked.aliasesOf), asked, language) };
		} catch (problem) {
			if (!(problem instanceof TableRefused)) throw problem;
			return fail(400, { refused: { code: problem.code, params: problem.params } });
		}
	},

	async bewaar(event) {
		const { ctx, language } = event.locals;
		authorise(mayKeepPopulations(ctx.actor));
		const form = await formUpTo(event, MOST_BYTES);
		if (!form) return fail(400, { refused: TOO_LARGE });
		const { id } = await getBareStoryPoint(ctx, event.params.punt);
		const asked = await getQuestions(ctx, id);
		const sent = readDraft(form);
		let draft;
		try {
			draft = draftOf(sent.read(), sent.chosen, asked, language, sent);
			if (sent.look || sent.isChanged) return { draft };
			if (draft.refused || draft.table === undefined) return fail(400, { draft });
			await keepPopulation(ctx, id, draft.table);
		} catch (problem) {
			if (!(problem instanceof TableRefused)) throw problem;
			const refused = { code: problem.code, params: problem.params };
			return fail(400, draft ? { draft: { ...draft, refused } } : { refused });
		}
		redirect(
			303,
			`/werk/vertelpunten/${event.params.punt}/wie-horen-we-nog-niet?vraag=${encodeURIComponent(sent.chosen.dimension)}`
		);
	},

	async weg({ locals: { ctx }, params, request }) {
		const { id } = await getBareStoryPoint(ctx, params.punt);
		const form = readForm(DropForm, await request.formData());
		await dropPopulation(ctx, id, form.ok ? form.value.vraag : '');
		redirect(303, `/werk/vertelpunten/${params.punt}/wie-horen-we-nog-niet/tabel`);
	}
};
