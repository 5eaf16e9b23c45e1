import { has, type Actor } from '#lib/platform/actor.ts';

/** One's own name, password and sessions. */
export const mayKeepOwnAccount = (actor: Actor) => actor.kind === 'member';

export const mayAdministerAccounts = (actor: Actor) => has(actor, 'administrator');
export const mayReadLogbook = (actor: Actor) => has(actor, 'administrator');

/** The ones who run the machine found organisations and let the first administrator in. */
export const mayFoundOrganisations = (actor: Actor) => actor.kind === 'house';

/** Whoever is not signed in may try to. */
export const maySignIn = (actor: Actor) => actor.kind !== 'house';

/** What ran out is swept up at night. */
export const mayForgetExpired = (actor: Actor) => actor.kind === 'house';
