import { z } from 'zod';
import { Moment } from '#lib/collect/archive-json.ts';
import type { LineFile } from '#lib/collect/archive-lines.ts';
import { WriterName } from '#lib/collect/archive-notes.ts';
import { MARKS, NOTE_MAX_LENGTH } from '../pattern-mark.ts';

const MOST_MARKS = 100_000;

const MarkLine = z.strictObject({
	patroon: z.string().min(3).max(500),
	teken: z.enum(MARKS),
	aantekening: z.string().max(NOTE_MAX_LENGTH),
	door: WriterName,
	geplaatstOp: Moment
});

export type ArchivedMark = z.infer<typeof MarkLine>;

/** What readers make of patterns. */
export const MARK_FILE: LineFile<ArchivedMark> = {
	name: 'patronen.jsonl',
	kind: 'samenleren/patronen',
	shape: MarkLine,
	keyOf: ({ patroon }) => patroon,
	most: MOST_MARKS
};
