import type { ArchivePart } from '#lib/collect/server/archive-part.ts';
import { AREA_FILE, readAreaFile, writeAreaFile } from '../../archive/area-file.ts';
import { findMap } from '../area-maps.ts';

export const AREA_PART: ArchivePart = {
	name: AREA_FILE.name,
	kind: 'map',

	async leave(ctx, pointId) {
		const map = await findMap(ctx, pointId);
		return map ? writeAreaFile(map) : '';
	},

	read(text) {
		const map = readAreaFile(text);
		return {
			found: map ? 1 : 0,
			async bring(ctx, pointId) {
				if (!map) return 0;
				const { numInsertedOrUpdatedRows } = await ctx.db
					.insertInto('explore.area_maps')
					.values({
						...{ organisation_id: ctx.organisationId, story_point_id: pointId },
						...{ title: map.title, attribution: map.attribution, kept_at: map.keptAt },
						...{ areas: JSON.stringify(map.areas), pointed: JSON.stringify(map.pointed) }
					})
					.onConflict((conflict) => conflict.doNothing())
					.executeTakeFirstOrThrow();
				return Number(numInsertedOrUpdatedRows);
			}
		};
	}
};
