import { z } from 'zod';
import { Moment, uuid } from '#lib/collect/archive-json.ts';
import type { LineFile } from '#lib/collect/archive-lines.ts';
import { WriterName } from '#lib/collect/archive-notes.ts';
import { type FoundBy, MOST_CHOSEN, NAME_MAX_LENGTH, QUESTION_MAX_LENGTH } from '../saved-selection.ts';

const MOST_SELECTIONS = 20_000;
const MOST_STORIES = 1_000_000;
const LONGEST_CLAUSES = 100_000;

const Count = z.int().min(1).max(MOST_CHOSEN);
const Other = z.strictObject({ id: uuid<'selection'>(), name: z.string().max(NAME_MAX_LENGTH) });

const How: z.ZodType<FoundBy> = z.discriminatedUnion('by', [
	z.strictObject({ by: z.literal('filter') }),
	z.strictObject({ by: z.literal('hand') }),
	z.strictObject({
		by: z.literal('random'),
		count: Count,
		dimension: z.string().max(300).nullable(),
		seed: z.number()
	}),
	z.strictObject({ by: z.literal('spread'), count: Count }),
	z.strictObject({ by: z.enum(['union', 'difference']), of: z.tuple([Other, Other]) })
]);

const SelectionLine = z.strictObject({
	id: uuid<'selection'>(),
	naam: z.string().min(1).max(NAME_MAX_LENGTH),
	vraag: z.string().max(QUESTION_MAX_LENGTH),
	filter: z.string().max(LONGEST_CLAUSES),
	gevonden: How,
	ervaringen: z.array(uuid<'story'>()).min(1).max(MOST_STORIES),
	door: WriterName,
	bewaardOp: Moment
});

export type ArchivedSelection = z.infer<typeof SelectionLine>;

/** Experiences that somebody kept together, frozen, with the question they were kept for. */
export const SELECTION_FILE: LineFile<ArchivedSelection> = {
	name: 'selecties.jsonl',
	kind: 'samenleren/selecties',
	shape: SelectionLine,
	keyOf: ({ id }) => id,
	most: MOST_SELECTIONS
};
