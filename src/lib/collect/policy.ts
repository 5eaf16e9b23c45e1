import { has, type Actor } from '#lib/platform/actor.ts';

/** Raw experiences: not for stewards, who see what a table made of them, and never for visitors. */
export const mayReadStories = (actor: Actor) => has(actor, 'administrator', 'facilitator', 'analyst', 'reader');
