import { createHash } from 'node:crypto';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, forOrganisation, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import type { PictureSize } from '../picture.ts';
import { mayAddPictures } from '../picture-policy.ts';
import { redraw } from './pictures-redraw.ts';

const KIND = 'picture';

/**
 * Keeps a picture for a questionnaire, drawn anew; the same picture twice is one.
 * @throws Problem `forbidden`, `invalid`
 */
export async function addPicture(ctx: Context, bytes: Uint8Array): Promise<Id<'picture'>> {
	authorise(mayAddPictures(ctx.actor));
	const { large, small } = await redraw(bytes);
	const hash = createHash('sha256').update(large).digest();

	return inTransaction(ctx, async (ctx) => {
		const id = newId<'picture'>(ctx.now);
		const { numInsertedOrUpdatedRows } = await ctx.db
			.insertInto('media.pictures')
			.values({ organisation_id: ctx.organisationId, id, hash, large, small, created_at: ctx.now })
			.onConflict((conflict) => conflict.columns(['organisation_id', 'hash']).doNothing())
			.executeTakeFirstOrThrow();
		if (numInsertedOrUpdatedRows === 0n) return idOfHash(ctx, hash);

		await ctx.db
			.insertInto('platform.directory')
			.values({ kind: KIND, name: id, organisation_id: ctx.organisationId })
			.execute();
		await record(ctx, 'media.picture.add', id);
		return id;
	});
}

async function idOfHash(ctx: Context, hash: Buffer): Promise<Id<'picture'>> {
	const { id } = await ctx.db
		.selectFrom('media.pictures')
		.select('id')
		.where('organisation_id', '=', ctx.organisationId)
		.where('hash', '=', hash)
		.executeTakeFirstOrThrow();
	return id as Id<'picture'>;
}

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
