import type { Role } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import { attempt, type Limit } from '#lib/platform/server/attempts.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { normalEmail } from '../account.ts';
import { maySignIn } from '../policy.ts';
import { signInRefused } from '../problems.ts';
import { isKnownDevice, knownDevice } from './known-device.ts';
import { hashPassword, isOutdated, isPassword } from './password-hash.ts';
import { startSession } from './sessions.ts';

export interface Device {
	readonly userAgent: string;
	readonly address: string;
	/** What an earlier sign-in left on this device: {@link knownDevice}. */
	readonly known: string | undefined;
}

export interface SignedIn {
	/** For the session cookie. */
	readonly session: string;
	/** To leave on the device. */
	readonly known: string;
}

/** @throws Problem `forbidden`, or `too-many` after a number of wrong guesses. */
export async function signIn(
	ctx: Context,
	credentials: { readonly email: string; readonly password: string },
	device: Device
): Promise<SignedIn> {
	authorise(maySignIn(ctx.actor));
	const email = normalEmail(credentials.email);
	const guess = await attempt(ctx, 'people.sign-in', limitsFor(ctx, email, device));

	const account = await findOpenAccount(ctx, email);
	const right = await isPassword(credentials.password, account?.password_hash);
	if (!account || !right) {
		// For an address nobody has too: what is not written takes less time.
		await record(ctx, 'people.session.refuse', account?.id ?? UNKNOWN);
		throw signInRefused();
	}

	await guess.forgive();
	const renewed = isOutdated(account.password_hash) ? await hashPassword(credentials.password) : undefined;
	return inTransaction(asMember(ctx, account), async (ctx) => {
		if (renewed) await renewHash(ctx, account, renewed);
		const session = await startSession(ctx, account.id, device.userAgent);
		await record(ctx, 'people.session.start', account.id);
		return { session, known: knownDevice(ctx.organisationId, email) };
	});
}

/** In the logbook: an address nobody here has. Not the address itself, which may hold a password typed too early. */
const UNKNOWN = 'unknown';

const MINUTES = 60;

/**
 * Guessing is slowed down for one account from one address, for one account from everywhere, and in all. A device on
 * which the owner signed in before is counted by itself, so that a stranger who keeps guessing never locks the owner out.
 * @see https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 */
function limitsFor(ctx: Context, email: string, { address, known }: Device): Limit[] {
	const account = [ctx.organisationId, email];
	if (known && isKnownDevice(known, ctx.organisationId, email))
		return [{ key: ['known', ...account, known], most: 10, seconds: 10 * MINUTES }];
	return [
		{ key: ['address', ...account, address], most: 8, seconds: 10 * MINUTES },
		{ key: ['account', ...account], most: 24, seconds: 10 * MINUTES },
		{ key: ['total'], most: 1200, seconds: 10 * MINUTES }
	];
}

interface OpenAccount {
	readonly id: Id<'account'>;
	readonly name: string;
	readonly roles: Role[];
	readonly password_hash: string;
}

const findOpenAccount = async (ctx: Context, email: string): Promise<OpenAccount | undefined> =>
	(await ctx.db
		.selectFrom('people.accounts')
		.select(['id', 'name', 'roles', 'password_hash'])
		.where('organisation_id', '=', ctx.organisationId)
		.where('email', '=', email)
		.where('closed_at', 'is', null)
		.executeTakeFirst()) as OpenAccount | undefined;

const asMember = (ctx: Context, { id, name, roles }: OpenAccount): Context => ({
	...ctx,
	actor: { kind: 'member', accountId: id, organisationId: ctx.organisationId, name, roles }
});

async function renewHash(ctx: Context, account: OpenAccount, hash: string): Promise<void> {
	await ctx.db
		.updateTable('people.accounts')
		.set({ password_hash: hash })
		.where('organisation_id', '=', ctx.organisationId)
		.where('id', '=', account.id)
		.where('password_hash', '=', account.password_hash) // somebody may have changed it since we looked
		.execute();
}
