import { isDeepStrictEqual } from 'node:util';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import type { Id } from '#lib/platform/id.ts';
import { mayDesignQuestionnaires } from '../policy.ts';
import { questionnaireDiffers } from '../problems.ts';
import { checkSuccession } from '../versions.ts';
import type { QuestionnaireVersion } from './queries.ts';

/**
 * Keeps a questionnaire of another house as it was there: its id, its versions and their days. What is here already stays.
 * @param versions  the oldest first, each as `QuestionnaireShape` let it through
 * @throws Problem `forbidden`; `conflict` when a version says something else here, or changes what old answers mean
 */
export async function bringQuestionnaire(
	ctx: Context,
	id: Id<'questionnaire'>,
	versions: readonly QuestionnaireVersion[]
): Promise<void> {
	authorise(mayDesignQuestionnaires(ctx.actor));
	versions.forEach(({ version, questionnaire }, index) => {
		if (version !== index + 1) throw questionnaireDiffers();
		checkSuccession(
			versions.slice(0, index).map(({ questionnaire }) => questionnaire),
			questionnaire
		);
	});
	await inTransaction(ctx, async (ctx) => {
		await ctx.db
			.insertInto('signify.questionnaires')
			.values({ organisation_id: ctx.organisationId, id, created_at: versions[0]!.createdAt })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		for (const { version, createdAt, questionnaire } of versions) {
			const kept = await ctx.db
				.insertInto('signify.questionnaire_versions')
				.values({
					organisation_id: ctx.organisationId,
					questionnaire_id: id,
					version,
					definition: JSON.stringify(questionnaire),
					created_at: createdAt
				})
				.onConflict((conflict) => conflict.doNothing())
				.executeTakeFirstOrThrow();
			if (kept.numInsertedOrUpdatedRows === 0n) await expectTheSame(ctx, id, version, questionnaire);
		}
		await record(ctx, 'signify.questionnaire.bring-in', id);
	});
}

async function expectTheSame(ctx: Context, id: string, version: number, questionnaire: unknown): Promise<void> {
	const { definition } = await ctx.db
		.selectFrom('signify.questionnaire_versions')
		.select('definition')
		.where('organisation_id', '=', ctx.organisationId)
		.where('questionnaire_id', '=', id)
		.where('version', '=', version)
		.executeTakeFirstOrThrow();
	if (!isDeepStrictEqual(definition, questionnaire)) throw questionnaireDiffers();
}
