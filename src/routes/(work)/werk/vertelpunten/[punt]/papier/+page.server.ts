import { getPaper } from '#lib/collect/server/paper-queries.ts';
import { isLanguage, messagesOf } from '#lib/platform/server/message-files.ts';
import type { PageServerLoad } from './$types';

const LONGEST_HAND_IN = 300;

export const load: PageServerLoad = async ({ locals: { ctx, language: ours }, params, url }) => {
	const { point, questionnaire } = await getPaper(ctx, params.punt);
	const { definition } = point;
	const wish = url.searchParams.get('formulier') ?? ours;
	const language = definition.languages.includes(wish) ? wish : (definition.languages[0] ?? ours);
	return {
		definition,
		questionnaire,
		sheet: {
			language,
			messages: messagesOf(isLanguage(language) ? language : 'nl', ['design', 'signify', 'paper']),
			tellAt: `${url.host}/vertel/${point.slug}`,
			followAt: `${url.host}/volg`,
			handIn: (url.searchParams.get('inleveren') ?? '').trim().slice(0, LONGEST_HAND_IN)
		}
	};
};
