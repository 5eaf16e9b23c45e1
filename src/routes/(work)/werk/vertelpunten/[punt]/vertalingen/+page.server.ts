import { fail, redirect } from '@sveltejs/kit';
import { getTranslations, translate } from '#lib/collect/server/translations.ts';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import type { Actions, PageServerLoad } from './$types';

/** Which two languages, of those the point speaks. */
function chosen(url: URL, languages: readonly string[]): { from: string; to: string } {
	const wish = (name: string) => languages.find((tag) => tag === url.searchParams.get(name));
	const from = wish('van') ?? languages[0] ?? 'nl';
	const to = wish('naar') ?? languages.find((tag) => tag !== from) ?? from;
	return { from, to };
}

export const load: PageServerLoad = async ({ locals: { ctx, language }, params, url, parent }) => {
	const { definition } = await getBareStoryPoint(ctx, params.punt);
	const pair = chosen(url, definition.languages);
	return {
		messages: { ...(await parent()).messages, ...messagesOf(language, ['designer']) },
		...pair,
		translations: await getTranslations(ctx, params.punt, pair.from, pair.to),
		saved: url.searchParams.has('bewaard')
	};
};

export const actions: Actions = {
	async default({ locals: { ctx }, params, request, url }) {
		const { definition } = await getBareStoryPoint(ctx, params.punt);
		const { from, to } = chosen(url, definition.languages);
		const form = await request.formData();
		const said = new Map(
			[...form].flatMap(([name, value]): [string, string][] =>
				typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n').replaceAll('\0', '').slice(0, 20_000)]] : []
			)
		);
		const revision = Number(form.get('revision'));
		const done = await orProblem(translate(ctx, params.punt, to, revision, said));
		if (done instanceof Problem && done.kind === 'conflict')
			return fail(STATUS.conflict, { problem: done.code, said: Object.fromEntries(said) });
		if (done instanceof Problem) throw done;
		redirect(303, `/werk/vertelpunten/${params.punt}/vertalingen?van=${from}&naar=${to}&bewaard`);
	}
};
