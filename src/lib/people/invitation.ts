/** A one-time link, handed over by whoever made it: there is no mail in between. */
import type { Role } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';

export type InvitationKind = 'first-administrator' | 'colleague' | 'password';

/** A colleague who was invited and did not come in yet. */
export interface Invitation {
	readonly id: Id<'invitation'>;
	readonly email: string;
	readonly roles: readonly Role[];
	readonly expiresAt: Date;
}

/** What the holder of a link is asked. */
export interface Welcome {
	readonly kind: InvitationKind;
	readonly organisation: string;
	/** Whom it is for; the first administrator fills in an own address. */
	readonly email: string | null;
	readonly name: string | null;
	readonly roles: readonly Role[];
}

const HOUR = 60 * 60 * 1000;

/** A colleague may be on holiday; the other two are used while somebody waits for them. */
const VALID_HOURS: Readonly<Record<InvitationKind, number>> = {
	'first-administrator': 24,
	colleague: 14 * 24,
	password: 24
};

export const linkExpiresAt = (kind: InvitationKind, now: Date): Date =>
	new Date(now.getTime() + VALID_HOURS[kind] * HOUR);

export const welcomePath = (ticket: string): string => `/welkom/${ticket}`;
