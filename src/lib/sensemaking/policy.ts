import { mayReadStories } from '#lib/collect/policy.ts';
import { has, type Actor } from '#lib/platform/actor.ts';

/** The cards are experiences, so a table is seen by whoever may read them. */
export const mayReadTables = mayReadStories;

export const mayPrepareTables = (actor: Actor) => has(actor, 'administrator', 'facilitator');
