/** A whole story point with everything that was taken along, brought in again. */
import { mayImportStories } from '#lib/collect/policy.ts';
import type { ArchivePart, PartCount, ReadPart } from '#lib/collect/server/archive-part.ts';
import { type ArchiveOutcome, importArchive, type Wishes } from '#lib/collect/server/import-archive.ts';
import { type Archive, openArchive } from '#lib/collect/server/open-archive.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { PARTS } from './parts.ts';

export interface PointOutcome extends ArchiveOutcome {
	/** What stands in the file, when somebody only looks; else what joined. */
	readonly parts: readonly PartCount[];
}

/** @throws ArchiveRefused */
export const openPoint = (bytes: Uint8Array, most: number): Promise<Archive> =>
	openArchive(
		bytes,
		most,
		PARTS.map(({ name }) => name)
	);

/**
 * All of it, or nothing when anything fails. What is here already stays as it is.
 * @throws Problem, ArchiveRefused  as `importArchive`
 */
export async function bringPoint(ctx: Context, archive: Archive, wishes: Wishes): Promise<PointOutcome> {
	authorise(mayImportStories(ctx.actor));
	const parts = PARTS.map((part) => ({ ...part, ...part.read(archive.part(part.name)) }));
	if (wishes.check) {
		const found = parts.map(({ kind, found }) => ({ kind, count: found }));
		return { ...(await importArchive(ctx, archive, wishes)), parts: some(found) };
	}
	return inTransaction(ctx, async (ctx) => {
		const outcome = await importArchive(ctx, archive, wishes);
		const joined: PartCount[] = [];
		for (const part of parts) joined.push(await bringPart(ctx, archive, part));
		return { ...outcome, parts: some(joined) };
	});
}

const bringPart = async (
	ctx: Context,
	{ point }: Archive,
	{ kind, found, bring }: ArchivePart & ReadPart
): Promise<PartCount> => ({ kind, count: found === 0 ? 0 : await bring(ctx, point.id) });

const some = (counts: readonly PartCount[]) => counts.filter(({ count }) => count > 0);
