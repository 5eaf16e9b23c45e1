import { createHash } from 'node:crypto';
import { sql, type ExpressionBuilder } from 'kysely';
import type { DB } from '#db/schema.ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, forOrganisation, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { MOST_PICTURES, UNUSED_PICTURE_DAYS, type PictureSize } from '../picture.ts';
import { mayAddPictures, mayForgetPictures } from '../picture-policy.ts';
import { picturesFull } from '../picture-problems.ts';
import { redraw } from './pictures-redraw.ts';

const KIND = 'picture';

/**
 * Keeps a picture for a questionnaire, drawn anew; the same picture twice is one.
 * @throws Problem `forbidden`, `invalid`, `conflict` when the organisation keeps as many as it may
 */
export async function addPicture(ctx: Context, bytes: Uint8Array): Promise<Id<'picture'>> {
	authorise(mayAddPictures(ctx.actor));
	const { large, small } = await redraw(bytes);
	const hash = createHash('sha256').update(large).digest();

	return inTransaction(ctx, async (ctx) => {
		const known = await touch(ctx, hash);
		if (known) return known;
		if ((await countPictures(ctx)) >= MOST_PICTURES) throw picturesFull();
		const id = newId<'picture'>(ctx.now);
		const { numInsertedOrUpdatedRows } = await ctx.db
			.insertInto('media.pictures')
			.values({ organisation_id: ctx.organisationId, id, hash, large, small, created_at: ctx.now })
			.onConflict((conflict) => conflict.columns(['organisation_id', 'hash']).doNothing())
			.executeTakeFirstOrThrow();
		if (numInsertedOrUpdatedRows === 0n) return (await touch(ctx, hash))!; // somebody brought the same one just now

		await ctx.db
			.insertInto('platform.directory')
			.values({ kind: KIND, name: id, organisation_id: ctx.organisationId })
			.execute();
		await record(ctx, 'media.picture.add', id);
		return id;
	});
}

/** Whoever brings it again may be about to ask with it. */
async function touch(ctx: Context, hash: Buffer): Promise<Id<'picture'> | undefined> {
	const row = await ctx.db
		.updateTable('media.pictures')
		.set({ created_at: ctx.now })
		.where('organisation_id', '=', ctx.organisationId)
		.where('hash', '=', hash)
		.returning('id')
		.executeTakeFirst();
	return row?.id as Id<'picture'> | undefined;
}

async function countPictures(ctx: Context): Promise<number> {
	const { count } = await ctx.db
		.selectFrom('media.pictures')
		.select(({ fn }) => fn.countAll<string>().as('count'))
		.where('organisation_id', '=', ctx.organisationId)
		.executeTakeFirstOrThrow();
	return Number(count);
}

/**
 * Throws away the pictures that nobody asks with: in no version of any questionnaire, and in no working copy.
 * @throws Problem `forbidden`
 */
export async function forgetUnusedPictures(ctx: Context): Promise<void> {
	authorise(mayForgetPictures(ctx.actor));
	const before = new Date(ctx.now.getTime() - UNUSED_PICTURE_DAYS * 24 * 60 * 60 * 1000);
	await inTransaction(ctx, async (ctx) => {
		const gone = await ctx.db
			.deleteFrom('media.pictures')
			.where('organisation_id', '=', ctx.organisationId)
			.where('created_at', '<', before)
			.where(({ eb }) => eb.not(eb.exists(askedWith(eb))))
			.returning('id')
			.execute();
		if (gone.length === 0) return;
		const names = gone.map(({ id }) => id);
		await ctx.db
			.deleteFrom('platform.directory')
			.where('organisation_id', '=', ctx.organisationId)
			.where('kind', '=', KIND)
			.where('name', 'in', names)
			.execute();
		for (const id of names) await record(ctx, 'media.picture.forget', id);
	});
}

/** Whatever asks with a picture, in any version or in a working copy. */
const askedWith = (eb: ExpressionBuilder<DB, 'media.pictures'>) =>
	eb
		.selectFrom(
			eb
				.selectFrom('signify.questionnaire_versions')
				.select(['organisation_id', 'definition'])
				.unionAll(eb.selectFrom('signify.questionnaire_drafts').select(['organisation_id', 'definition']))
				.as('asked')
		)
		.select('asked.organisation_id')
		.whereRef('asked.organisation_id', '=', 'media.pictures.organisation_id')
		.where(
			sql<boolean>`jsonb_path_exists(asked.definition, '$.questions[*].settings.options[*] ? (@.picture == $id)',
				jsonb_build_object('id', media.pictures.id::text))`
		);

export interface FoundPicture {
	/** The same person, looking at the organisation that keeps the picture. */
	readonly ctx: Context;
	/** Only to be asked once it is known that this person may see it. */
	readonly read: (size: PictureSize) => Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** Whose picture it is; who may see it is for the rooms that ask with it. */
export async function findPicture(visitor: Context, id: Id<'picture'>): Promise<FoundPicture | undefined> {
	const entry = await visitor.db
		.selectFrom('platform.directory')
		.select('organisation_id')
		.where('kind', '=', KIND)
		.where('name', '=', id)
		.executeTakeFirst();
	if (!entry) return undefined;

	const ctx = await forOrganisation(visitor, entry.organisation_id as Id<'organisation'>);
	return {
		ctx,
		async read(size) {
			const row = await ctx.db
				.selectFrom('media.pictures')
				.select(size)
				.where('organisation_id', '=', ctx.organisationId)
				.where('id', '=', id)
				.executeTakeFirst();
			const bytes = row?.[size];
			return bytes && new Uint8Array(bytes);
		}
	};
}
