import { readLines, writeLines } from '#lib/collect/archive-lines.ts';
import type { ArchivePart } from '#lib/collect/server/archive-part.ts';
import { POPULATION_FILE } from '../../archive/population-file.ts';
import { listPopulations } from '../populations.ts';

export const POPULATION_PART: ArchivePart = {
	name: POPULATION_FILE.name,
	kind: 'populations',

	async leave(ctx, pointId) {
		const tables = await listPopulations(ctx, pointId);
		return writeLines(
			POPULATION_FILE,
			tables.map(({ dimension, who, source, rows, keptAt }) => ({
				...{ vraag: dimension, wie: who, bron: source },
				groepen: rows.map(({ name, people, option }) => ({ naam: name, mensen: people, antwoord: option })),
				bewaardOp: keptAt
			}))
		);
	},

	read(text) {
		const tables = readLines(POPULATION_FILE, text);
		return {
			found: tables.length,
			async bring(ctx, pointId) {
				if (tables.length === 0) return 0;
				const { numInsertedOrUpdatedRows } = await ctx.db
					.insertInto('explore.population_tables')
					.values(
						tables.map(({ vraag, wie, bron, groepen, bewaardOp }) => ({
							...{ organisation_id: ctx.organisationId, story_point_id: pointId },
							...{ dimension: vraag, who: wie, source: bron, kept_at: bewaardOp },
							rows: JSON.stringify(
								groepen.map(({ naam, mensen, antwoord }) => ({ name: naam, people: mensen, option: antwoord }))
							)
						}))
					)
					.onConflict((conflict) => conflict.doNothing())
					.executeTakeFirstOrThrow();
				return Number(numInsertedOrUpdatedRows);
			}
		};
	}
};
