import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { ArchiveRefused } from '../archive-refused.ts';

/**
 * @param table  with an `id` and a `story_point_id`
 * @param ids  in the order of the lines of the file
 * @throws ArchiveRefused when some of these stand at another point here
 */
export async function refuseElsewhere(
	ctx: Context,
	pointId: Id<'story-point'>,
	table: string,
	{ name }: { readonly name: string },
	ids: readonly string[]
): Promise<void> {
	const { rows } = await sql<{ id: string }>`
		select id from ${sql.table(table)}
		where organisation_id = ${ctx.organisationId} and story_point_id != ${pointId} and id = any(${ids}::uuid[])
		limit 1`.execute(ctx.db);
	if (rows[0]) throw new ArchiveRefused('file-elsewhere', { file: name, line: ids.indexOf(rows[0].id) + 2 });
}
