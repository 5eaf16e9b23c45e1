import { addressInWords, addressOf, isPrint } from '#lib/collect/entrance.ts';
import { qrCodeOf } from '#lib/collect/qr.ts';
import { getEntrance } from '#lib/collect/server/entrances.ts';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { getOrganisation } from '#lib/people/server/organisations.ts';
import { directionOf } from '#lib/platform/language.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import { isLanguage, LANGUAGES, messagesOf } from '#lib/platform/server/message-files.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params, url }) => {
	const { id, slug, definition } = await getBareStoryPoint(ctx, params.punt);
	const { code, name, language } = await getEntrance(ctx, id, params.code);
	const address = addressOf(url.origin, slug, code);
	const { size, path } = qrCodeOf(address);
	const wanted = url.searchParams.get('formaat');
	// The paper speaks the language of who will read it, whatever the screen speaks.
	const spoken =
		[language, definition.languages[0]].find((tag) => tag !== undefined && isLanguage(tag)) ?? LANGUAGES[0];
	const say = sayFrom(messagesOf(spoken, ['poster']), spoken);
	return {
		print: isPrint(wanted) ? wanted : 'a4',
		name,
		sheet: {
			language: spoken,
			direction: directionOf(spoken),
			from: (await getOrganisation(ctx)).name,
			title: inLanguage(definition.title, spoken),
			invite: say('poster.invite'),
			scan: say('poster.scan'),
			safe: say('poster.safe'),
			address: addressInWords(address),
			label: say('poster.qr', { address }),
			qr: { size, path }
		}
	};
};
