import { isDeepStrictEqual } from 'node:util';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import type { Id } from '#lib/platform/id.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { mayDesignQuestionnaires } from '../policy.ts';
import { questionnaireInvalid, versionJustStored } from '../problems.ts';
import type { Questionnaire } from '../questionnaire.ts';
import { QuestionnaireShape } from '../schemas.ts';
import { checkSuccession } from '../versions.ts';
import { listVersions } from './queries.ts';

export interface StoredVersion {
	readonly id: Id<'questionnaire'>;
	readonly version: number;
}

/**
 * Keeps the first version of a new questionnaire.
 * @throws Problem `forbidden`, `invalid` (with what Zod said as its cause)
 */
export async function storeQuestionnaire(ctx: Context, definition: unknown): Promise<StoredVersion> {
	authorise(mayDesignQuestionnaires(ctx.actor));
	const questionnaire = readDefinition(definition);

	return inTransaction(ctx, async (ctx) => {
		const id = newId<'questionnaire'>(ctx.now);
		await ctx.db
			.insertInto('signify.questionnaires')
			.values({ organisation_id: ctx.organisationId, id, created_at: ctx.now })
			.execute();
		await insertVersion(ctx, id, 1, questionnaire);
		await record(ctx, 'signify.questionnaire.store', id);
		return { id, version: 1 };
	});
}

/**
 * Keeps a next version; what was told under earlier ones stays as it is. What changes nothing is no new version.
 * @throws Problem `forbidden`, `not-found`, `invalid`, or what {@link checkSuccession} throws
 */
export async function storeVersion(ctx: Context, id: Id<'questionnaire'>, definition: unknown): Promise<StoredVersion> {
	authorise(mayDesignQuestionnaires(ctx.actor));
	const questionnaire = readDefinition(definition);

	return inTransaction(ctx, async (ctx) => {
		const earlier = await listVersions(ctx, id);
		const latest = earlier.at(-1);
		const isUnchanged = isDeepStrictEqual(latest?.questionnaire, questionnaire);
		if (latest && isUnchanged) return { id, version: latest.version };

		checkSuccession(
			earlier.map(({ questionnaire }) => questionnaire),
			questionnaire
		);
		const version = (latest?.version ?? 0) + 1;
		await insertVersion(ctx, id, version, questionnaire);
		await record(ctx, 'signify.questionnaire.store-version', `${id}/${version}`);
		return { id, version };
	});
}

function readDefinition(definition: unknown): Questionnaire {
	const read = QuestionnaireShape.safeParse(definition);
	if (!read.success) throw questionnaireInvalid(read.error);
	// As it comes back from the database: without keys that hold `undefined`.
	return JSON.parse(JSON.stringify(read.data)) as Questionnaire;
}

async function insertVersion(ctx: Context, id: Id<'questionnaire'>, version: number, definition: Questionnaire) {
	const { numInsertedOrUpdatedRows } = await ctx.db
		.insertInto('signify.questionnaire_versions')
		.values({
			organisation_id: ctx.organisationId,
			questionnaire_id: id,
			version,
			definition: JSON.stringify(definition),
			created_at: ctx.now
		})
		.onConflict((conflict) => conflict.doNothing()) // somebody may have stored the same number since we looked
		.executeTakeFirstOrThrow();
	if (numInsertedOrUpdatedRows === 0n) throw versionJustStored();
}
