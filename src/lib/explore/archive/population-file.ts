import { z } from 'zod';
import { Moment } from '#lib/collect/archive-json.ts';
import type { LineFile } from '#lib/collect/archive-lines.ts';
import { LONGEST_GROUP, LONGEST_SOURCE, LONGEST_WHO, MOST_PEOPLE, MOST_ROWS } from '../missing/population.ts';

/** Tables there may be: one for each question. */
const MOST_TABLES = 1000;
const LONGEST_DIMENSION = 300;

const PopulationLine = z.strictObject({
	vraag: z.string().min(1).max(LONGEST_DIMENSION),
	wie: z.string().min(1).max(LONGEST_WHO),
	bron: z.string().min(1).max(LONGEST_SOURCE),
	groepen: z
		.array(
			z.strictObject({
				naam: z.string().max(LONGEST_GROUP),
				mensen: z.int().min(0).max(MOST_PEOPLE),
				antwoord: z.string().max(LONGEST_GROUP).nullable()
			})
		)
		.min(2)
		.max(MOST_ROWS),
	bewaardOp: Moment
});

export type ArchivedPopulation = z.infer<typeof PopulationLine>;

/** How many people there are, by group. */
export const POPULATION_FILE: LineFile<ArchivedPopulation> = {
	name: 'bevolking.jsonl',
	kind: 'samenleren/bevolking',
	shape: PopulationLine,
	keyOf: ({ vraag }) => vraag,
	most: MOST_TABLES
};
