/** Somebody of an organisation who may look inside, and what for. */
import type { Role } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';

export interface Account {
	readonly id: Id<'account'>;
	readonly email: string;
	readonly name: string;
	readonly roles: readonly Role[];
	readonly createdAt: Date;
	/** Since when nobody can sign in with it; an account never disappears, so that the logbook keeps its names. */
	readonly closedAt: Date | null;
}

/** E-mail addresses are compared without regard to capitals or spaces around them. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();

const administers = (account: Account): boolean => account.closedAt === null && account.roles.includes('administrator');

/** Whether `accounts` would be without anybody to administer them if `id` kept only `roles`. */
export const leavesNoAdministrator = (
	accounts: readonly Account[],
	id: Id<'account'>,
	roles: readonly Role[]
): boolean =>
	!roles.includes('administrator') && !accounts.some((account) => account.id !== id && administers(account));
