import { mayReadStories } from '#lib/collect/policy.ts';
import { has, type Actor } from '#lib/platform/actor.ts';

/** The cards are experiences, so a table is seen by whoever may read them. */
export const mayReadTables = mayReadStories;

export const mayPrepareTables = (actor: Actor) => has(actor, 'administrator', 'facilitator');

/** Opening and closing the board, turning the steps, and setting right what somebody wrote. */
export const mayLeadTables = mayPrepareTables;

/** The words on the cards are for who sits at the table while its board is open, and for who may read the experiences. */
export const mayReadCards = (actor: Actor, sitsAtOpenBoard: boolean) => sitsAtOpenBoard || mayReadStories(actor);
