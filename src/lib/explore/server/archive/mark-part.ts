import { readLines, writeLines } from '#lib/collect/archive-lines.ts';
import type { ArchivePart } from '#lib/collect/server/archive-part.ts';
import { MARK_FILE } from '../../archive/mark-file.ts';
import { listMarks } from '../pattern-queries.ts';

/** What readers make of patterns; of one that was judged here already, that stays. */
export const MARK_PART: ArchivePart = {
	name: MARK_FILE.name,
	kind: 'marks',
	ofReaders: true,

	async leave(ctx, pointId) {
		const marks = await listMarks(ctx, pointId);
		return writeLines(
			MARK_FILE,
			[...marks].map(([pair, { mark, note, markedByName, markedAt }]) => ({
				...{ patroon: pair, teken: mark, aantekening: note, door: markedByName, geplaatstOp: markedAt }
			}))
		);
	},

	read(text) {
		const marks = readLines(MARK_FILE, text);
		return {
			found: marks.length,
			async bring(ctx, pointId) {
				let added = 0;
				for (const { patroon, teken, aantekening, door, geplaatstOp } of marks) {
					const { numInsertedOrUpdatedRows } = await ctx.db
						.insertInto('explore.pattern_marks')
						.values({
							...{ organisation_id: ctx.organisationId, story_point_id: pointId, pair: patroon, mark: teken },
							...{ note: aantekening, marked_elsewhere_by: door ?? '', marked_at: geplaatstOp }
						})
						.onConflict((conflict) => conflict.doNothing())
						.executeTakeFirstOrThrow();
					added += Number(numInsertedOrUpdatedRows);
				}
				return added;
			}
		};
	}
};
