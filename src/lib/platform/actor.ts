import type { Id } from './id.ts';

export const ROLES = ['administrator', 'facilitator', 'analyst', 'steward', 'reader'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody with an account in one organisation. */
export interface Member {
	readonly kind: 'member';
	readonly accountId: Id<'account'>;
	readonly organisationId: Id<'organisation'>;
	readonly name: string;
	readonly roles: readonly Role[];
}

/** Anybody else: a storyteller, a passer-by. */
export interface Visitor {
	readonly kind: 'visitor';
}

/** The house itself: jobs, imports and the example, started by whoever runs the machine. */
export interface House {
	readonly kind: 'house';
}

export type Actor = Member | Visitor | House;

export const VISITOR: Visitor = { kind: 'visitor' };
export const HOUSE: House = { kind: 'house' };

export const has = (actor: Actor, ...roles: readonly Role[]): boolean =>
	actor.kind === 'member' && roles.some((role) => actor.roles.includes(role));
