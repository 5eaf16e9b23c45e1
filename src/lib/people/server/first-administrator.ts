import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { CannotStart } from '#lib/platform/server/settings.ts';
import { normalEmail } from '../account.ts';
import { faultOf } from '../password.ts';
import { mayFoundOrganisations } from '../policy.ts';
import { storeLink, unusedInvitations } from './invitations.ts';
import { hashPassword } from './password-hash.ts';
import { openAccount } from './welcome.ts';

/**
 * Sees to it that somebody can administer the organisation of `ctx`. With an address and a password that person has an
 * account; one who already had it keeps the password chosen since. Without them, and with no administrator yet, there is
 * a fresh one-time link; earlier ones stop working.
 *
 * @returns the path of that link, e.g. `/welkom/…`, or `undefined` when somebody can administer
 * @throws CannotStart when `password` is too weak
 */
export async function ensureFirstAdministrator(
	ctx: Context,
	given: { readonly email?: string | undefined; readonly password?: string | undefined } = {}
): Promise<string | undefined> {
	authorise(mayFoundOrganisations(ctx.actor));
	const { email, password } = given;
	if (email && password) {
		await ensureAdministrator(ctx, normalEmail(email), password);
		return undefined;
	}
	return inTransaction(ctx, async (ctx) => {
		if (await hasAdministrator(ctx)) return undefined;

		await unusedInvitations(ctx).where('kind', '=', 'first-administrator').execute();
		const link = await storeLink(ctx, { kind: 'first-administrator', roles: ['administrator'] });
		await record(ctx, 'people.administrator.invite', link.id);
		return link.path;
	});
}

async function ensureAdministrator(ctx: Context, email: string, password: string): Promise<void> {
	const known = await ctx.db
		.selectFrom('people.accounts')
		.select('id')
		.where('organisation_id', '=', ctx.organisationId)
		.where('email', '=', email)
		.where('closed_at', 'is', null)
		.executeTakeFirst();
	if (known) return;

	const fault = faultOf(password, [email]);
	if (fault)
		throw new CannotStart(`ADMIN_PASSWORD is ${fault.replace('-', ' ')}: take a sentence of at least 12 signs`);
	const passwordHash = await hashPassword(password);
	await inTransaction(ctx, async (ctx) => {
		await unusedInvitations(ctx).where('kind', '=', 'first-administrator').execute();
		await openAccount(ctx, { email, name: nameIn(email), roles: ['administrator'], passwordHash });
	});
}

/** `anna.de-vries@debrug.example` is called Anna De Vries until she says otherwise. */
const nameIn = (email: string): string =>
	email
		.split('@')[0]!
		.split(/[._+-]+/)
		.map((part) => part.charAt(0).toUpperCase() + part.slice(1))
		.join(' ')
		.trim() || email;

async function hasAdministrator(ctx: Context): Promise<boolean> {
	const administrator = await ctx.db
		.selectFrom('people.accounts')
		.select('id')
		.where('organisation_id', '=', ctx.organisationId)
		.where('closed_at', 'is', null)
		.where(
			(where) => where.val('administrator'),
			'=',
			(where) => where.fn.any('roles')
		)
		.executeTakeFirst();
	return administrator !== undefined;
}
