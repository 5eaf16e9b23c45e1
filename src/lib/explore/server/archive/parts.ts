import type { ArchivePart } from '#lib/collect/server/archive-part.ts';
import { NOTE_PART } from '#lib/collect/server/note-part.ts';
import { TAG_PART } from '#lib/collect/server/tag-part.ts';
import { AREA_PART } from './area-part.ts';
import { CHANGE_PART } from './change-part.ts';
import { MARK_PART } from './mark-part.ts';
import { POPULATION_PART } from './population-part.ts';
import { SELECTION_PART } from './selection-part.ts';

/** What goes along with the questionnaires and the experiences, in the order in which it is brought in. */
export const PARTS: readonly ArchivePart[] = [
	...[AREA_PART, POPULATION_PART, CHANGE_PART],
	...[NOTE_PART, TAG_PART, SELECTION_PART, MARK_PART]
];
