import { sql } from 'kysely';
import { readLines, writeLines } from '#lib/collect/archive-lines.ts';
import { ArchiveRefused } from '#lib/collect/archive-refused.ts';
import type { ArchivePart } from '#lib/collect/server/archive-part.ts';
import { refuseElsewhere } from '#lib/collect/server/elsewhere.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { CHANGE_FILE } from '../../archive/change-file.ts';
import { MOST_CHANGES } from '../../change-mark.ts';
import { listChanges } from '../change-marks.ts';

export const CHANGE_PART: ArchivePart = {
	name: CHANGE_FILE.name,
	kind: 'changes',

	async leave(ctx, pointId) {
		const changes = await readChanges(ctx, pointId);
		return writeLines(
			CHANGE_FILE,
			changes.map(({ id, name, planned, first, last, kept_at }) => ({
				...{ id, naam: name, eersteDag: first, laatsteDag: last, gepland: planned, bewaardOp: kept_at }
			}))
		);
	},

	read(text) {
		const changes = readLines(CHANGE_FILE, text);
		return {
			found: changes.length,
			async bring(ctx, pointId) {
				if (changes.length === 0) return 0;
				await refuseElsewhere(
					ctx,
					pointId,
					'explore.change_marks',
					CHANGE_FILE,
					changes.map(({ id }) => id)
				);
				const { numInsertedOrUpdatedRows } = await ctx.db
					.insertInto('explore.change_marks')
					.values(
						changes.map(({ id, naam, eersteDag, laatsteDag, gepland, bewaardOp }) => ({
							...{ organisation_id: ctx.organisationId, story_point_id: pointId, id, name: naam },
							...{ first_day: eersteDag, last_day: laatsteDag, planned: gepland, kept_at: bewaardOp }
						}))
					)
					.onConflict((conflict) => conflict.doNothing())
					.executeTakeFirstOrThrow();
				if ((await listChanges(ctx, pointId)).length > MOST_CHANGES)
					throw new ArchiveRefused('changes-full', { most: MOST_CHANGES });
				return Number(numInsertedOrUpdatedRows);
			}
		};
	}
};

const readChanges = (ctx: Context, pointId: Id<'story-point'>) =>
	ctx.db
		.selectFrom('explore.change_marks')
		.select(['id', 'name', 'planned', 'kept_at'])
		.select([sql<string>`first_day::text`.as('first'), sql<string>`last_day::text`.as('last')])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.orderBy('first_day')
		.orderBy('id')
		.execute();
