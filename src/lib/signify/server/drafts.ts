import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { faultsOf } from '../draft.ts';
import { readDraft } from '../draft.schema.ts';
import { mayDesignQuestionnaires } from '../policy.ts';
import { draftOvertaken, draftUnfinished, questionnaireInvalid, questionnaireNotFound } from '../problems.ts';
import type { Questionnaire } from '../questionnaire.ts';
import { withoutEmptyTexts } from '../texts.ts';
import { storeVersion, type StoredVersion } from './commands.ts';

/** What designers are working on; the newest version as long as nobody changed anything. */
export interface WorkingCopy {
	readonly questionnaire: Questionnaire;
	/** Counts the savings; 0 when there is nothing but the newest version. */
	readonly revision: number;
	readonly changedAt: Date | null;
	readonly published: Questionnaire;
	readonly version: number;
}

/** @throws Problem `forbidden`, `not-found` */
export async function getWorkingCopy(ctx: Context, id: Id<'questionnaire'>): Promise<WorkingCopy> {
	authorise(mayDesignQuestionnaires(ctx.actor));
	return readWorkingCopy(ctx, id);
}

/**
 * For whoever may see it already, such as the bearer of a signed link; it asks for no rights of its own.
 * @throws Problem `not-found`
 */
export async function readWorkingCopy(ctx: Context, id: Id<'questionnaire'>): Promise<WorkingCopy> {
	const row = await ctx.db
		.selectFrom('signify.questionnaire_versions as latest')
		.leftJoin('signify.questionnaire_drafts as draft', (join) =>
			join
				.onRef('draft.organisation_id', '=', 'latest.organisation_id')
				.onRef('draft.questionnaire_id', '=', 'latest.questionnaire_id')
		)
		.select(['latest.version', 'latest.definition as published', 'draft.revision', 'draft.definition'])
		.select('draft.changed_at')
		.where('latest.organisation_id', '=', ctx.organisationId)
		.where('latest.questionnaire_id', '=', id)
		.orderBy('latest.version', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (!row) throw questionnaireNotFound();
	// Only `saveWorkingCopy` and `storeVersion` write these, and both read their shape first.
	const published = row.published as unknown as Questionnaire;
	return {
		questionnaire: (row.definition as unknown as Questionnaire | null) ?? published,
		revision: row.revision ?? 0,
		changedAt: row.changed_at,
		published,
		version: row.version
	};
}

export interface Saved {
	readonly revision: number;
	readonly savedAt: Date;
}

/**
 * Keeps the working copy, unless somebody saved another one since `revision` was read.
 * @throws Problem `forbidden`, `not-found`, `invalid`, or `conflict` when it was overtaken
 */
export async function saveWorkingCopy(
	ctx: Context,
	id: Id<'questionnaire'>,
	revision: number,
	definition: unknown
): Promise<Saved> {
	authorise(mayDesignQuestionnaires(ctx.actor));
	const draft = readDraft(definition);
	if (!draft) throw questionnaireInvalid(new Error('no working copy'));

	return inTransaction(ctx, async (ctx) => {
		await readWorkingCopy(ctx, id);
		const savedRows = revision === 0 ? await insertDraft(ctx, id, draft) : await updateDraft(ctx, id, revision, draft);
		if (savedRows === 0n) throw draftOvertaken();
		// One line in the logbook for a piece of work, not one for every pause in the typing.
		if (revision === 0) await record(ctx, 'signify.draft.begin', id);
		return { revision: revision + 1, savedAt: ctx.now };
	});
}

async function insertDraft(ctx: Context, id: Id<'questionnaire'>, draft: Questionnaire): Promise<bigint> {
	const { numInsertedOrUpdatedRows = 0n } = await ctx.db
		.insertInto('signify.questionnaire_drafts')
		.values({
			organisation_id: ctx.organisationId,
			questionnaire_id: id,
			revision: 1,
			...written(ctx, draft)
		})
		.onConflict((conflict) => conflict.doNothing()) // somebody else began first
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows;
}

async function updateDraft(ctx: Context, id: Id<'questionnaire'>, revision: number, draft: Questionnaire) {
	const { numUpdatedRows } = await ctx.db
		.updateTable('signify.questionnaire_drafts')
		.set({ revision: revision + 1, ...written(ctx, draft) })
		.where('organisation_id', '=', ctx.organisationId)
		.where('questionnaire_id', '=', id)
		.where('revision', '=', revision) // somebody may have saved since this one was read
		.executeTakeFirstOrThrow();
	return numUpdatedRows;
}

const written = ({ actor, now }: Context, draft: Questionnaire) => ({
	definition: JSON.stringify(draft),
	changed_at: now,
	changed_by: actor.kind === 'member' ? actor.accountId : null
});

/**
 * The working copy becomes the next version, and is gone.
 * @throws Problem `forbidden`, `not-found`, `conflict` when it is another revision by now, `invalid` when it has holes
 */
export async function publishWorkingCopy(
	ctx: Context,
	id: Id<'questionnaire'>,
	revision: number
): Promise<StoredVersion> {
	authorise(mayDesignQuestionnaires(ctx.actor));
	return inTransaction(ctx, async (ctx) => {
		const copy = await readWorkingCopy(ctx, id);
		if (copy.revision !== revision) throw draftOvertaken();
		if (faultsOf(copy.questionnaire).length > 0) throw draftUnfinished();

		const stored = await storeVersion(ctx, id, withoutEmptyTexts(copy.questionnaire));
		await deleteDraft(ctx, id, revision);
		return stored;
	});
}

/** Back to the newest version. @throws Problem `forbidden`, `not-found`, `conflict` */
export async function dropWorkingCopy(ctx: Context, id: Id<'questionnaire'>, revision: number): Promise<void> {
	authorise(mayDesignQuestionnaires(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		await readWorkingCopy(ctx, id);
		await deleteDraft(ctx, id, revision);
		await record(ctx, 'signify.draft.drop', id);
	});
}

async function deleteDraft(ctx: Context, id: Id<'questionnaire'>, revision: number): Promise<void> {
	if (revision === 0) return;
	const { numDeletedRows } = await ctx.db
		.deleteFrom('signify.questionnaire_drafts')
		.where('organisation_id', '=', ctx.organisationId)
		.where('questionnaire_id', '=', id)
		.where('revision', '=', revision)
		.executeTakeFirstOrThrow();
	if (numDeletedRows === 0n) throw draftOvertaken();
}
