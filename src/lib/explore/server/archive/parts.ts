import type { ArchivePart } from '#lib/collect/server/archive-part.ts';
import { AREA_PART } from './area-part.ts';
import { CHANGE_PART } from './change-part.ts';
import { POPULATION_PART } from './population-part.ts';

/** What goes along with the questionnaires and the experiences, in the order in which it is brought in. */
export const PARTS: readonly ArchivePart[] = [AREA_PART, POPULATION_PART, CHANGE_PART];
