/** Sound on its way in: pieces, each durable before it is acknowledged. */
import type { Selectable } from 'kysely';
import type { DB } from '#db/schema.ts';
import type { Id } from '#lib/platform/id.ts';
import { attempt } from '#lib/platform/server/attempts.ts';
import { record } from '#lib/platform/server/audit.ts';
import { forOrganisation, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { noRoom, recordingNotFound, recordingTaken, tooManyPieces } from '../problems.ts';
import type { AnnouncedRecording, RecordingPlace } from '../recording.ts';
import { examineSoon } from './jobs.ts';
import { hashOfKey, isKey } from './recording-keys.ts';
import { pieceName, joinPieces, soundFolder } from './sound.ts';
import { storage } from './storage.ts';

type Row = Selectable<DB['media.recordings']>;

/** A recording whose key was shown, with the context turned to the organisation it is kept by. */
export interface OpenedRecording {
	readonly ctx: Context;
	readonly row: Row;
}

/** A library with everybody behind one address may record all day. */
const ANNOUNCED = { most: 600, seconds: 3600 };

/** Nobody guesses 128 bits; this stops who tries. */
const WRONG_KEYS = { most: 60, seconds: 3600 };

/** What an organisation keeps of recordings whose experience has not come; a library day is a tenth of it. */
const MOST_UNCLAIMED_BYTES = 8 * 1024 ** 3;

/** A recording of 64 MB over a line that breaks every second. */
const MOST_PIECES = 5000;

/**
 * Makes room for a recording. Anybody may tell aloud, and nobody is written down as having done so; announcing the same
 * recording again changes nothing.
 * @throws Problem `too-many`, `unavailable`, or `conflict` when the id came with another key before
 */
export async function announceRecording(
	ctx: Context,
	place: RecordingPlace,
	announced: AnnouncedRecording,
	address: string
): Promise<void> {
	await attempt(ctx, 'media.recording.announce', [{ key: [ctx.organisationId, address], ...ANNOUNCED }]);
	if ((await unclaimedBytes(ctx)) + announced.bytes > MOST_UNCLAIMED_BYTES) throw noRoom();

	await inTransaction(ctx, async (ctx) => {
		const isNew = await insertRecording(ctx, place, announced);
		if (isNew) return;
		const { row } = await openRecording(ctx, announced.id, announced.key).catch(() => {
			throw recordingTaken();
		});
		if (row.bytes !== announced.bytes || row.meant_for !== announced.storyId) throw recordingTaken();
	});
}

async function insertRecording(ctx: Context, place: RecordingPlace, announced: AnnouncedRecording): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await ctx.db
		.insertInto('platform.directory')
		.values({ kind: 'recording', name: announced.id, organisation_id: ctx.organisationId })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	if (numInsertedOrUpdatedRows === 0n) return false;
	await ctx.db
		.insertInto('media.recordings')
		.values({
			organisation_id: ctx.organisationId,
			id: announced.id,
			story_point_id: place.storyPointId,
			meant_for: announced.storyId,
			key_hash: hashOfKey(announced.key),
			state: 'arriving',
			type: announced.type,
			language: place.language,
			bytes: announced.bytes,
			duration_ms: announced.durationMs,
			keep_days: place.keepDays,
			created_at: ctx.now,
			changed_at: ctx.now
		})
		.execute();
	return true;
}

async function unclaimedBytes(ctx: Context): Promise<number> {
	const { bytes } = await ctx.db
		.selectFrom('media.recordings')
		.select(({ fn }) => fn.sum<string | null>('received_bytes').as('bytes'))
		.where('organisation_id', '=', ctx.organisationId)
		.where('claimed_at', 'is', null)
		.where('deleted_at', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(bytes);
}

/**
 * A recording by its id and key, of whatever organisation.
 * @throws Problem `not-found` for every reason there is; `too-many` when somebody keeps trying keys
 */
export async function openRecording(ctx: Context, id: Id<'recording'>, key: string): Promise<OpenedRecording> {
	const entry = await ctx.db
		.selectFrom('platform.directory')
		.select('organisation_id')
		.where('kind', '=', 'recording')
		.where('name', '=', id)
		.executeTakeFirst();
	if (!entry) throw recordingNotFound();
	const there = await forOrganisation(ctx, entry.organisation_id as Id<'organisation'>);
	const row = await find(there, id);
	if (!row) throw recordingNotFound();
	if (!isKey(key, row.key_hash)) {
		await attempt(ctx, 'media.recording.key', [{ key: [id], ...WRONG_KEYS }]);
		throw recordingNotFound();
	}
	return { ctx: there, row };
}

const find = (ctx: Context, id: string, lock = false): Promise<Row | undefined> => {
	const query = ctx.db
		.selectFrom('media.recordings')
		.selectAll()
		.where('organisation_id', '=', ctx.organisationId)
		.where('id', '=', id);
	return (lock ? query.forUpdate() : query).executeTakeFirst();
};

/**
 * Keeps a piece that begins at `offset`. When this returns, it is on disk.
 * @returns how many bytes there are now; less than was sent when the piece does not fit there any more
 */
export async function addPiece(opened: OpenedRecording, offset: number, piece: Uint8Array): Promise<number> {
	return inTransaction(opened.ctx, async (ctx) => {
		// One at a time: a connection that seemed lost may still be writing.
		const row = await find(ctx, opened.row.id, true);
		if (!row) throw recordingNotFound();
		const isNext = row.state === 'arriving' && row.received_bytes === offset && piece.length > 0;
		if (!isNext || offset + piece.length > row.bytes) return row.received_bytes;
		if (row.pieces >= MOST_PIECES) throw tooManyPieces();

		await storage().put(pieceName(ctx.organisationId, row.id, offset), piece);
		const received = offset + piece.length;
		const isWhole = received === row.bytes;
		if (isWhole) await joinPieces(ctx.organisationId, row.id, row.bytes);
		await ctx.db
			.updateTable('media.recordings')
			.set({
				received_bytes: received,
				pieces: row.pieces + 1,
				changed_at: ctx.now,
				...(isWhole && { state: 'received', received_at: ctx.now })
			})
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', row.id)
			.execute();
		if (isWhole) await examineSoon(ctx, row.id as Id<'recording'>);
		return received;
	});
}

/** The teller threw a recording away that no experience holds yet; one that is claimed goes with its experience. */
export async function discardRecording({ ctx, row }: OpenedRecording): Promise<void> {
	await inTransaction(ctx, async (ctx) => {
		const { numDeletedRows } = await ctx.db
			.deleteFrom('media.recordings')
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', row.id)
			.where('claimed_at', 'is', null)
			.executeTakeFirstOrThrow();
		if (numDeletedRows === 0n) throw recordingNotFound();
		await forgetDoors(ctx, [row.id]);
		await storage().remove(soundFolder(ctx.organisationId, row.id));
		await record(ctx, 'media.recording.discard', row.id);
	});
}

/** From now on these ids lead nowhere. */
export async function forgetDoors(ctx: Context, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	await ctx.db
		.deleteFrom('platform.directory')
		.where('kind', '=', 'recording')
		.where('name', 'in', ids)
		.where('organisation_id', '=', ctx.organisationId)
		.execute();
}
