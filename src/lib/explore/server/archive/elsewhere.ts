import { sql } from 'kysely';
import { ArchiveRefused } from '#lib/collect/archive-refused.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';

/** @throws ArchiveRefused when some of these stand at another point here */
export async function refuseElsewhere(
	ctx: Context,
	pointId: Id<'story-point'>,
	table: 'explore.change_marks' | 'explore.selections',
	{ name }: { readonly name: string },
	ids: readonly string[]
): Promise<void> {
	const row = await ctx.db
		.selectFrom(table)
		.select('id')
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '!=', pointId)
		.where('id', '=', sql<string>`any(${ids}::uuid[])`)
		.limit(1)
		.executeTakeFirst();
	if (row) throw new ArchiveRefused('file-elsewhere', { file: name, line: ids.indexOf(row.id) + 2 });
}
