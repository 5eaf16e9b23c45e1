import { getQuestionnaireFile } from '#lib/collect/server/questionnaire-files.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx }, params, url }) => {
	const schema = `${url.origin}/api/v1/schemas/vragenlijst.json`;
	const { point, questionnaire } = await getQuestionnaireFile(ctx, params.punt, schema);
	return {
		schema,
		version: point.questionnaireVersion,
		questions: questionnaire.questions.filter(({ type }) => type !== 'section').length,
		isNew: url.searchParams.has('nieuw')
	};
};
