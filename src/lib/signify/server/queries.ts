import { authorise, type Context } from '#lib/platform/server/context.ts';
import type { Id } from '#lib/platform/id.ts';
import { mayListVersions } from '../policy.ts';
import { questionnaireNotFound } from '../problems.ts';
import type { Questionnaire } from '../questionnaire.ts';

export interface QuestionnaireVersion {
	readonly version: number;
	readonly createdAt: Date;
	readonly questionnaire: Questionnaire;
}

/**
 * One version. Whoever is asked the questions may read them, so this is for everybody within the organisation's wall.
 * @throws Problem `not-found`
 */
export async function getQuestionnaire(ctx: Context, id: Id<'questionnaire'>, version: number): Promise<Questionnaire> {
	const row = await ctx.db
		.selectFrom('signify.questionnaire_versions')
		.select('definition')
		.where('organisation_id', '=', ctx.organisationId)
		.where('questionnaire_id', '=', id)
		.where('version', '=', version)
		.executeTakeFirst();
	if (!row) throw questionnaireNotFound();
	return toQuestionnaire(row.definition);
}

/**
 * All versions, the oldest first.
 * @throws Problem `forbidden`, `not-found`
 */
export async function listVersions(ctx: Context, id: Id<'questionnaire'>): Promise<readonly QuestionnaireVersion[]> {
	authorise(mayListVersions(ctx.actor));
	const rows = await ctx.db
		.selectFrom('signify.questionnaire_versions')
		.select(['version', 'created_at', 'definition'])
		.where('organisation_id', '=', ctx.organisationId)
		.where('questionnaire_id', '=', id)
		.orderBy('version')
		.execute();
	if (rows.length === 0) throw questionnaireNotFound();
	return rows.map(({ version, created_at, definition }) => ({
		version,
		createdAt: created_at,
		questionnaire: toQuestionnaire(definition)
	}));
}

// Only `commands.ts` writes here, and only what `QuestionnaireShape` let through.
const toQuestionnaire = (definition: unknown): Questionnaire => definition as Questionnaire;
