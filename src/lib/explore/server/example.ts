import { readFile } from 'node:fs/promises';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { guessFields, nameAreas, readAreas } from '../areas/read-areas.ts';
import type { PopulationTable } from '../missing/population.ts';
import { keepMap } from './area-maps.ts';
import { keepPopulation } from './populations.ts';

/** Gives the example what its stories are laid beside: the neighbourhoods of Enschede, and invented numbers of people. */
export async function layBesideExample(ctx: Context, slug: string): Promise<void> {
	const { id } = await getBareStoryPoint(ctx, slug);
	await drawNeighbourhoods(ctx, id);
	const tables = JSON.parse(await readFile(fileOf('populations.json'), 'utf8')) as readonly PopulationTable[];
	for (const table of tables) await keepPopulation(ctx, id, table);
}

async function drawNeighbourhoods(ctx: Context, pointId: Id<'story-point'>): Promise<void> {
	const read = readAreas(await readFile(fileOf('areas.geojson')));
	const { name, code } = guessFields(read);
	await keepMap(ctx, pointId, {
		title: 'Enschede',
		attribution: '© CBS, Kadaster',
		areas: nameAreas(read, name, code)
	});
}

const fileOf = (name: string) => new URL(`../../../../db/example/${name}`, import.meta.url);
