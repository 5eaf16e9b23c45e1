import { json } from '@sveltejs/kit';
import { apiDoor } from '#lib/platform/server/api.ts';
import { questionnaireFileSchema } from '#lib/signify/questionnaire-file.ts';

export const trailingSlash = 'ignore';

export const { GET, OPTIONS, fallback } = apiDoor({
	GET: ({ url }) =>
		json(questionnaireFileSchema(url.origin + url.pathname.replace(/\/$/, '')), {
			headers: { 'cache-control': 'public, max-age=300' }
		})
});
