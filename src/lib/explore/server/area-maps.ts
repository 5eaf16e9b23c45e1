/** The map of a story point: kept by an administrator, drawn for everybody who explores. Decision 0037. */
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import type { Dimension } from '#lib/signify/dimension.ts';
import type { Area, AreaMap } from '../areas/area.ts';
import { drawAreas } from '../areas/drawing.ts';
import { matchAreas, type Match, type Pointed } from '../areas/match-areas.ts';
import type { MapView } from '../areas/map-view.ts';
import { mayExplore, mayKeepMaps } from '../policy.ts';
import { mapNotFound } from '../problems.ts';

export interface KeptMap extends AreaMap {
	/** By question. */
	readonly pointed: Readonly<Record<string, Pointed>>;
	readonly keptAt: Date;
}

export async function findMap(ctx: Context, pointId: Id<'story-point'>): Promise<KeptMap | undefined> {
	authorise(mayExplore(ctx.actor));
	const row = await ctx.db
		.selectFrom('explore.area_maps')
		.select(['title', 'attribution', 'areas', 'pointed', 'kept_at'])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.executeTakeFirst();
	if (!row) return undefined;
	// Both are written by the commands below only.
	return {
		title: row.title,
		attribution: row.attribution,
		areas: row.areas as unknown as readonly Area[],
		pointed: row.pointed as unknown as KeptMap['pointed'],
		keptAt: row.kept_at
	};
}

/** The map as charts draw it, and which option of which question is where. */
export async function findMapView(
	ctx: Context,
	pointId: Id<'story-point'>,
	dimensions: readonly Dimension[]
): Promise<MapView | undefined> {
	const map = await findMap(ctx, pointId);
	if (!map) return undefined;
	const { width, height, areas } = drawAreas(map.areas);
	const places = matchesOf(map, dimensions).map(({ dimension, matches }) => [
		dimension,
		matches.map(({ area }) => area ?? -1)
	]);
	return {
		title: map.title,
		attribution: map.attribution,
		width,
		height,
		areas: areas.map(({ name, path, x, y }) => ({ name, path, x, y })),
		places: Object.fromEntries(places) as MapView['places']
	};
}

/** For every question about areas, where each of its options lies. */
export const matchesOf = (
	{ areas, pointed }: Pick<KeptMap, 'areas' | 'pointed'>,
	dimensions: readonly Dimension[]
): readonly { readonly dimension: string; readonly matches: readonly Match[] }[] =>
	dimensions.flatMap((dimension) =>
		dimension.kind === 'choice' && dimension.shape === 'areas'
			? [{ dimension: dimension.id, matches: matchAreas(dimension.options, areas, pointed[dimension.id]) }]
			: []
	);

/**
 * Keeps a map in the place of the one there was; what was pointed out by hand stays.
 * @throws Problem `forbidden`
 */
export async function keepMap(
	ctx: Context,
	pointId: Id<'story-point'>,
	{ title, attribution, areas }: AreaMap
): Promise<void> {
	authorise(mayKeepMaps(ctx.actor));
	const kept = {
		title,
		attribution,
		areas: JSON.stringify(areas),
		kept_by: ctx.actor.kind === 'member' ? ctx.actor.accountId : null,
		kept_at: ctx.now
	};
	await inTransaction(ctx, async (ctx) => {
		await ctx.db
			.insertInto('explore.area_maps')
			.values({ organisation_id: ctx.organisationId, story_point_id: pointId, ...kept })
			.onConflict((conflict) => conflict.columns(['organisation_id', 'story_point_id']).doUpdateSet(kept))
			.execute();
		await record(ctx, 'areas.map.keep', pointId);
	});
}

/**
 * Says where answers lie that the map does not know by code or name.
 * @throws Problem `forbidden`, `not-found`
 */
export async function pointOut(
	ctx: Context,
	pointId: Id<'story-point'>,
	pointed: Readonly<Record<string, Pointed>>
): Promise<void> {
	authorise(mayKeepMaps(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		const { numUpdatedRows } = await ctx.db
			.updateTable('explore.area_maps')
			.set({ pointed: JSON.stringify(pointed) })
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw mapNotFound();
		await record(ctx, 'areas.map.point-out', pointId);
	});
}

/** @throws Problem `forbidden`, `not-found` */
export async function dropMap(ctx: Context, pointId: Id<'story-point'>): Promise<void> {
	authorise(mayKeepMaps(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		const { numDeletedRows } = await ctx.db
			.deleteFrom('explore.area_maps')
			.where('organisation_id', '=', ctx.organisationId)
			.where('story_point_id', '=', pointId)
			.executeTakeFirstOrThrow();
		if (numDeletedRows === 0n) throw mapNotFound();
		await record(ctx, 'areas.map.drop', pointId);
	});
}
