import { z } from 'zod';
import { Moment, uuid } from '#lib/collect/archive-json.ts';
import type { LineFile } from '#lib/collect/archive-lines.ts';
import { LONGEST_CHANGE_NAME, MOST_CHANGES } from '../change-mark.ts';

const ChangeLine = z
	.strictObject({
		id: uuid<'change-mark'>(),
		naam: z.string().min(1).max(LONGEST_CHANGE_NAME),
		eersteDag: z.iso.date(),
		laatsteDag: z.iso.date(),
		gepland: z.boolean(),
		bewaardOp: Moment
	})
	.refine(({ eersteDag, laatsteDag }) => laatsteDag >= eersteDag, { path: ['laatsteDag'] });

export type ArchivedChange = z.infer<typeof ChangeLine>;

/** What changed around a story point. */
export const CHANGE_FILE: LineFile<ArchivedChange> = {
	name: 'veranderingen.jsonl',
	kind: 'samenleren/veranderingen',
	shape: ChangeLine,
	keyOf: ({ id }) => id,
	most: MOST_CHANGES
};
