/** Notes of readers beside a story. */
import { nameOfAccount } from '#lib/people/server/account-names.ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { type ListedNote, MOST_LISTED, type Note } from '../note.ts';
import { mayChangeNote, mayDropNote, mayReadNotes, mayWriteNotes } from '../policy.ts';
import { noteNotFound } from '../problems.ts';
import { holdStory } from './held-story.ts';

/** Beside which story of which point. */
export interface Beside {
	readonly pointId: Id<'story-point'>;
	readonly storyId: Id<'story'>;
}

/** The notes beside a story, the newest last. */
export async function listNotes(ctx: Context, { pointId, storyId }: Beside): Promise<Note[]> {
	authorise(mayReadNotes(ctx.actor));
	return (await notesOf(ctx, pointId).where('note.story_id', '=', storyId).execute()).map(toNote);
}

/** The notes of a whole point, the newest first. */
export async function listAllNotes(ctx: Context, pointId: Id<'story-point'>): Promise<ListedNote[]> {
	authorise(mayReadNotes(ctx.actor));
	const rows = await notesOf(ctx, pointId)
		.innerJoin('collect.stories as story', (join) =>
			join.onRef('story.organisation_id', '=', 'note.organisation_id').onRef('story.id', '=', 'note.story_id')
		)
		.select('story.title as story_title')
		.clearOrderBy()
		.orderBy('note.written_at', 'desc')
		.orderBy('note.id', 'desc')
		.limit(MOST_LISTED)
		.execute();
	return rows.map((row) => ({ ...toNote(row), storyTitle: row.story_title }));
}

/** Of a point, the oldest first. */
export const notesOf = (ctx: Context, pointId: Id<'story-point'>) =>
	ctx.db
		.selectFrom('collect.notes as note')
		.select(['note.id', 'note.story_id', 'note.text', 'note.written_by', 'note.written_at', 'note.changed_at'])
		.select(['note.written_elsewhere_by', nameOfAccount('note.written_by').as('written_by_name')])
		.where('note.organisation_id', '=', ctx.organisationId)
		.where('note.story_point_id', '=', pointId)
		.orderBy('note.written_at')
		.orderBy('note.id');

type NoteRow = Awaited<ReturnType<ReturnType<typeof notesOf>['executeTakeFirstOrThrow']>>;

const toNote = (row: NoteRow): Note => ({
	id: row.id as Id<'note'>,
	storyId: row.story_id as Id<'story'>,
	text: row.text,
	writtenBy: row.written_by as Id<'account'> | null,
	writtenByName: (row.written_elsewhere_by ?? row.written_by_name) || null,
	writtenAt: row.written_at,
	changedAt: row.changed_at
});

/**
 * Writes a note beside a story. The same id again changes nothing.
 * @throws Problem `forbidden`, `not-found`, `conflict` when the story was withdrawn
 */
export async function writeNote(
	ctx: Context,
	{ pointId, storyId }: Beside,
	{ id, text }: Pick<Note, 'id' | 'text'>
): Promise<void> {
	authorise(mayWriteNotes(ctx.actor));
	if (ctx.actor.kind !== 'member') throw new TypeError('a note is written by a member');
	const writer = ctx.actor.accountId;

	await inTransaction(ctx, async (ctx) => {
		await holdStory(ctx, pointId, storyId);
		const written = await ctx.db
			.insertInto('collect.notes')
			.values({
				organisation_id: ctx.organisationId,
				id,
				story_point_id: pointId,
				story_id: storyId,
				text,
				written_by: writer,
				written_at: ctx.now
			})
			.onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
			.returning('id')
			.executeTakeFirst();
		if (written) await record(ctx, 'collect.note.write', storyId);
	});
}

/**
 * Changes one's own note.
 * @throws Problem `forbidden`, `not-found`
 */
export async function changeNote(ctx: Context, beside: Beside, { id, text }: Pick<Note, 'id' | 'text'>): Promise<void> {
	authorise(mayWriteNotes(ctx.actor));

	await inTransaction(ctx, async (ctx) => {
		const note = await getNote(ctx, beside, id);
		authorise(mayChangeNote(ctx.actor, note));
		if (note.text === text) return;
		const { numUpdatedRows } = await ctx.db
			.updateTable('collect.notes')
			.set({ text, changed_at: ctx.now })
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw noteNotFound();
		await record(ctx, 'collect.note.change', beside.storyId);
	});
}

/**
 * Throws a note away: one's own, or another's for whoever answers for the story point.
 * @throws Problem `forbidden`, `not-found`
 */
export async function dropNote(ctx: Context, beside: Beside, id: Id<'note'>): Promise<void> {
	authorise(mayWriteNotes(ctx.actor));

	await inTransaction(ctx, async (ctx) => {
		authorise(mayDropNote(ctx.actor, await getNote(ctx, beside, id)));
		const { numDeletedRows } = await ctx.db
			.deleteFrom('collect.notes')
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		if (numDeletedRows === 0n) throw noteNotFound();
		await record(ctx, 'collect.note.drop', beside.storyId);
	});
}

async function getNote(ctx: Context, { pointId, storyId }: Beside, id: Id<'note'>): Promise<Note> {
	const row = await notesOf(ctx, pointId)
		.where('note.story_id', '=', storyId)
		.where('note.id', '=', id)
		.executeTakeFirst();
	if (!row) throw noteNotFound();
	return toNote(row);
}

/** Part of taking a story back. */
export async function forgetNotesOf(ctx: Context, storyId: Id<'story'>): Promise<void> {
	for (const table of ['collect.notes', 'collect.tags'] as const)
		await ctx.db
			.deleteFrom(table)
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_id', '=', storyId)
			.execute();
}
