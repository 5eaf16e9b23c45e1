/** Tags that readers put on stories, taken along and brought in. One that was taken off here stays off. */
import { sql } from 'kysely';
import { nameOfAccount } from '#lib/people/server/account-names.ts';
import { readLines, writeLines } from '../archive-lines.ts';
import { TAG_FILE } from '../archive-notes.ts';
import { tagKey } from '../tag.ts';
import type { ArchivePart } from './archive-part.ts';
import { holdNamed } from './held-story.ts';

export const TAG_PART: ArchivePart = {
	name: TAG_FILE.name,
	kind: 'tags',
	ofReaders: true,

	async leave(ctx, pointId) {
		const tags = await ctx.db
			.selectFrom('collect.tags as tag')
			.select([
				'tag.story_id',
				'tag.name',
				'tag.put_at',
				'tag.put_elsewhere_by',
				nameOfAccount('tag.put_by').as('put_by_name')
			])
			.where('tag.organisation_id', '=', ctx.organisationId)
			.where('tag.story_point_id', '=', pointId)
			.where('tag.taken_at', 'is', null)
			.orderBy('tag.put_at')
			.orderBy('tag.story_id')
			.orderBy('tag.key')
			.execute();
		return writeLines(
			TAG_FILE,
			tags.map((tag) => ({
				...{ ervaring: tag.story_id, naam: tag.name },
				...{ door: (tag.put_elsewhere_by ?? tag.put_by_name) || null, geplaatstOp: tag.put_at }
			}))
		);
	},

	read(text) {
		const tags = readLines(TAG_FILE, text);
		return {
			found: tags.length,
			async bring(ctx, pointId) {
				const held = await holdNamed(ctx, pointId, TAG_FILE, tags);
				const rows = held.map((tag) => ({ ...tag, key: tagKey(tag.naam) }));
				const { numAffectedRows } = await sql`
					insert into collect.tags (organisation_id, story_point_id, story_id, key, name, put_elsewhere_by, put_at)
					select ${ctx.organisationId}, ${pointId}, ervaring, key, naam, coalesce(door, ''), "geplaatstOp"
					from json_to_recordset(${JSON.stringify(rows)}::json)
						as row(ervaring uuid, key text, naam text, door text, "geplaatstOp" timestamptz)
					on conflict (organisation_id, story_id, key) do nothing`.execute(ctx.db);
				return Number(numAffectedRows ?? 0n);
			}
		};
	}
};
