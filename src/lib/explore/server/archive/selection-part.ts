/** Selections, taken along and brought in. What was withdrawn leaves them: its id goes nowhere. */
import { sql } from 'kysely';
import { readLines, writeLines } from '#lib/collect/archive-lines.ts';
import { ArchiveRefused } from '#lib/collect/archive-refused.ts';
import type { ArchivePart } from '#lib/collect/server/archive-part.ts';
import { refuseElsewhere } from '#lib/collect/server/elsewhere.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { type ArchivedSelection, SELECTION_FILE } from '../../archive/selection-file.ts';
import { listSelections, openSelection } from '../queries.ts';

export const SELECTION_PART: ArchivePart = {
	name: SELECTION_FILE.name,
	kind: 'selections',
	ofReaders: true,

	async leave(ctx, pointId) {
		const lines: object[] = [];
		for (const { id } of (await listSelections(ctx, pointId)).reverse()) {
			const selection = await openSelection(ctx, pointId, id);
			const withdrawn = new Set(selection.withdrawnIds);
			const ervaringen = selection.storyIds.filter((id) => !withdrawn.has(id));
			if (ervaringen.length === 0) continue;
			const { name, question, clauses, foundBy, createdByName, createdAt } = selection;
			lines.push({
				...{ id, naam: name, vraag: question, filter: clauses, gevonden: foundBy, ervaringen },
				...{ door: createdByName, bewaardOp: createdAt }
			});
		}
		return writeLines(SELECTION_FILE, lines);
	},

	read(text) {
		const selections = readLines(SELECTION_FILE, text);
		return {
			found: selections.length,
			async bring(ctx, pointId) {
				await refuseElsewhere(
					ctx,
					pointId,
					'explore.selections',
					SELECTION_FILE,
					selections.map(({ id }) => id)
				);
				await refuseUnknown(ctx, pointId, selections);
				let added = 0;
				for (const selection of selections) added += await insert(ctx, pointId, selection);
				return added;
			}
		};
	}
};

/** @throws ArchiveRefused when a selection names what was never told here */
async function refuseUnknown(
	ctx: Context,
	pointId: Id<'story-point'>,
	selections: readonly ArchivedSelection[]
): Promise<void> {
	const ids = [...new Set(selections.flatMap(({ ervaringen }) => ervaringen))];
	const rows = await ctx.db
		.selectFrom('collect.stories')
		.select('id')
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('id', '=', sql<string>`any(${ids}::uuid[])`)
		.execute();
	const here = new Set<string>(rows.map(({ id }) => id));
	const line = selections.findIndex(({ ervaringen }) => ervaringen.some((id) => !here.has(id)));
	if (line >= 0)
		throw new ArchiveRefused('file-wrong', { file: SELECTION_FILE.name, line: line + 2, where: 'ervaringen' });
}

async function insert(
	ctx: Context,
	pointId: Id<'story-point'>,
	{ id, naam, vraag, filter, gevonden, ervaringen, door, bewaardOp }: ArchivedSelection
): Promise<number> {
	const { numInsertedOrUpdatedRows } = await ctx.db
		.insertInto('explore.selections')
		.values({
			...{ organisation_id: ctx.organisationId, story_point_id: pointId, id, name: naam, question: vraag },
			...{ clauses: filter, found_by: JSON.stringify(gevonden), story_ids: ervaringen },
			...{ created_elsewhere_by: door ?? '', created_at: bewaardOp }
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return Number(numInsertedOrUpdatedRows);
}
