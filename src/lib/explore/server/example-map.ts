import { readFile } from 'node:fs/promises';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { guessFields, nameAreas, readAreas } from '../areas/read-areas.ts';
import { keepMap } from './area-maps.ts';

/** Gives the example its map: the neighbourhoods of Enschede, which its stories name. */
export async function drawExample(ctx: Context, slug: string): Promise<void> {
	const read = readAreas(await readFile(new URL('../../../../db/example/areas.geojson', import.meta.url)));
	const { id } = await getBareStoryPoint(ctx, slug);
	const { name, code } = guessFields(read);
	await keepMap(ctx, id, { title: 'Enschede', attribution: '© CBS, Kadaster', areas: nameAreas(read, name, code) });
}
