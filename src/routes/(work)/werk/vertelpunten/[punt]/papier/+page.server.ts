import { addressInWords, addressOf } from '#lib/collect/entrance.ts';
import { formCode } from '#lib/collect/paper.ts';
import { qrCodeOf } from '#lib/collect/qr.ts';
import { listEntrances } from '#lib/collect/server/entrances.ts';
import { getPaper } from '#lib/collect/server/paper-queries.ts';
import { isLanguage, messagesOf } from '#lib/platform/server/message-files.ts';
import type { PageServerLoad } from './$types';

const LONGEST_HAND_IN = 300;

export const load: PageServerLoad = async ({ locals: { ctx, language: ours }, params, url }) => {
	const { point, questionnaire, version } = await getPaper(ctx, params.punt);
	const entrances = (await listEntrances(ctx, point.id)).filter(({ retiredAt }) => retiredAt === null);
	const entrance = entrances.find(({ code }) => code === url.searchParams.get('ingang'));
	const address = entrance ? addressOf(url.origin, point.slug, entrance.code) : `${url.origin}/vertel/${point.slug}`;
	const { definition } = point;
	const wish = url.searchParams.get('formulier') ?? ours;
	const language = definition.languages.includes(wish) ? wish : (definition.languages[0] ?? ours);
	const qr = qrCodeOf(address);
	return {
		definition,
		questionnaire,
		entrances: entrances.map(({ code, name }) => ({ code, name })),
		sheet: {
			code: formCode(point.id),
			version,
			entrance: entrance?.code ?? '',
			language,
			messages: messagesOf(isLanguage(language) ? language : 'nl', ['design', 'signify', 'paper']),
			tellAt: addressInWords(address),
			qr: { size: qr.size, path: qr.path },
			followAt: `${url.host}/volg`,
			handIn: (url.searchParams.get('inleveren') ?? '').trim().slice(0, LONGEST_HAND_IN)
		}
	};
};
