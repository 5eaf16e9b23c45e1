import { has, type Actor } from '#lib/platform/actor.ts';

/** Whoever designs questionnaires puts pictures in them. */
export const mayAddPictures = (actor: Actor) => actor.kind === 'house' || has(actor, 'administrator', 'facilitator');

/** The house itself takes away what nobody asks with. */
export const mayForgetPictures = (actor: Actor) => actor.kind === 'house';
