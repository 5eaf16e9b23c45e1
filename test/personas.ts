import type { Member, Role } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';

export const MONDAY = new Date('2027-03-01T09:00:00Z');

export const DE_BRUG = '0192f000-0000-7000-8000-000000000001' as Id<'organisation'>;
export const DE_OEVER = '0192f000-0000-7000-8000-000000000002' as Id<'organisation'>;

const member = (number: number, name: string, roles: readonly Role[], organisationId = DE_BRUG): Member => ({
	kind: 'member',
	accountId: `0192f000-0000-7000-8000-0000000001${String(number).padStart(2, '0')}` as Id<'account'>,
	organisationId,
	name,
	roles
});

/** Everybody has fixed rights, so that a test need not explain them. */
export const anna = member(1, 'Anna', ['administrator']);
export const bram = member(2, 'Bram', ['facilitator']);
export const noor = member(3, 'Noor', ['analyst']);
export const steef = member(4, 'Steef', ['steward']);
export const rika = member(5, 'Rika', ['reader']);
/** Facilitates too, but at another organisation. */
export const otto = member(6, 'Otto', ['facilitator'], DE_OEVER);
