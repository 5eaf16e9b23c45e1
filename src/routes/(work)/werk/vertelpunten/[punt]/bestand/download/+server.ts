import { getQuestionnaireFile } from '#lib/collect/server/questionnaire-files.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { ctx }, params, url }) => {
	const schema = `${url.origin}/api/v1/schemas/vragenlijst.json`;
	const { point, file } = await getQuestionnaireFile(ctx, params.punt, schema);
	const name = `${point.slug}-vragenlijst-v${point.questionnaireVersion}.json`;
	return new Response(file, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`
		}
	});
};
