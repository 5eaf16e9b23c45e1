/** What readers wrote beside the experiences of a point, as it is taken along. */
import { z } from 'zod';
import { Moment, uuid } from './archive-json.ts';
import type { LineFile } from './archive-lines.ts';
import { NOTE_MAX_LENGTH } from './note.ts';
import { readTag, tagKey } from './tag.ts';

/** A name in words, for accounts stay where they are; `null` when it is not known any more. */
export const WriterName = z.string().max(200).nullable();

const MOST_NOTES = 1_000_000;

const NoteLine = z.strictObject({
	id: uuid<'note'>(),
	ervaring: uuid<'story'>(),
	tekst: z.string().min(1).max(NOTE_MAX_LENGTH),
	door: WriterName,
	geschrevenOp: Moment,
	gewijzigdOp: Moment.nullable()
});

export type ArchivedNote = z.infer<typeof NoteLine>;

export const NOTE_FILE: LineFile<ArchivedNote> = {
	name: 'aantekeningen.jsonl',
	kind: 'samenleren/aantekeningen',
	shape: NoteLine,
	keyOf: ({ id }) => id,
	most: MOST_NOTES
};

const TagLine = z.strictObject({
	ervaring: uuid<'story'>(),
	naam: z.string().refine((name) => readTag(name) === name),
	door: WriterName,
	geplaatstOp: Moment
});

export type ArchivedTag = z.infer<typeof TagLine>;

export const TAG_FILE: LineFile<ArchivedTag> = {
	name: 'labels.jsonl',
	kind: 'samenleren/labels',
	shape: TagLine,
	keyOf: ({ ervaring, naam }) => `${ervaring} ${tagKey(naam)}`,
	most: MOST_NOTES
};
