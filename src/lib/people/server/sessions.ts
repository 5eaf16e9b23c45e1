import type { Member, Role } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { mayKeepOwnAccount } from '../policy.ts';
import { deviceName, expiryOf, isWorthMoving, type Session } from '../session.ts';
import { newTicket, type Ticket } from './ticket.ts';

/**
 * Lets an account in on one device. Not a command: whoever calls it has just seen a password or a one-time link.
 * @returns what the cookie holds
 */
export async function startSession(ctx: Context, accountId: Id<'account'>, userAgent: string): Promise<string> {
	const ticket = newTicket(ctx.organisationId);
	await ctx.db
		.insertInto('people.sessions')
		.values({
			organisation_id: ctx.organisationId,
			id: newId(ctx.now),
			secret_hash: ticket.secretHash,
			account_id: accountId,
			device: deviceName(userAgent),
			created_at: ctx.now,
			seen_at: ctx.now,
			expires_at: expiryOf(ctx.now, ctx.now)
		})
		.execute();
	return ticket.value;
}

export interface Presence {
	readonly member: Member;
	readonly sessionId: Id<'session'>;
}

/** Who shows this cookie, with the roles of this very moment; nobody when the session or the account has ended. */
export async function findPresence(ctx: Context, { secretHash }: Ticket): Promise<Presence | undefined> {
	const row = await ctx.db
		.selectFrom('people.sessions as s')
		.innerJoin('people.accounts as a', (join) =>
			join.onRef('a.organisation_id', '=', 's.organisation_id').onRef('a.id', '=', 's.account_id')
		)
		.select(['s.id as session_id', 's.created_at', 's.seen_at', 'a.id', 'a.name', 'a.roles'])
		.where('s.organisation_id', '=', ctx.organisationId)
		.where('s.secret_hash', '=', secretHash)
		.where('s.expires_at', '>', ctx.now)
		.where('a.closed_at', 'is', null)
		.executeTakeFirst();
	if (!row) return undefined;

	const sessionId = row.session_id as Id<'session'>;
	if (isWorthMoving(row.seen_at, ctx.now)) await moveSession(ctx, sessionId, row.created_at);
	return {
		sessionId,
		member: {
			kind: 'member',
			accountId: row.id as Id<'account'>,
			organisationId: ctx.organisationId,
			name: row.name,
			// The table's check constraint knows the same roles.
			roles: row.roles as Role[]
		}
	};
}

async function moveSession(ctx: Context, id: Id<'session'>, createdAt: Date): Promise<void> {
	await ctx.db
		.updateTable('people.sessions')
		.set({ seen_at: ctx.now, expires_at: expiryOf(createdAt, ctx.now) })
		.where('organisation_id', '=', ctx.organisationId)
		.where('id', '=', id)
		.execute();
}

/** The devices on which the one who asks is signed in, the latest seen first. */
export async function listOwnSessions(ctx: Context): Promise<Session[]> {
	authorise(mayKeepOwnAccount(ctx.actor));
	const rows = await ownSessions(ctx).where('expires_at', '>', ctx.now).orderBy('seen_at', 'desc').execute();
	return rows.map((row) => ({
		id: row.id as Id<'session'>,
		device: row.device,
		createdAt: row.created_at,
		seenAt: row.seen_at
	}));
}

/** Signs out on one of one's own devices. */
export async function endOwnSession(ctx: Context, id: Id<'session'>): Promise<void> {
	authorise(mayKeepOwnAccount(ctx.actor));
	await ctx.db
		.deleteFrom('people.sessions')
		.where('organisation_id', '=', ctx.organisationId)
		.where('account_id', '=', ownId(ctx))
		.where('id', '=', id)
		.execute();
	await record(ctx, 'people.session.end', id);
}

/** Signs out everywhere, on this device too. */
export async function endOwnSessions(ctx: Context): Promise<void> {
	authorise(mayKeepOwnAccount(ctx.actor));
	await endSessionsOf(ctx, ownId(ctx));
	await record(ctx, 'people.session.end-all', ownId(ctx));
}

/** Part of a command that closes an account or changes its password. Takes what has run out along. */
export async function endSessionsOf(ctx: Context, accountId: Id<'account'>): Promise<void> {
	await ctx.db
		.deleteFrom('people.sessions')
		.where('organisation_id', '=', ctx.organisationId)
		.where((where) => where.or([where('account_id', '=', accountId), where('expires_at', '<=', ctx.now)]))
		.execute();
}

const ownSessions = (ctx: Context) =>
	ctx.db
		.selectFrom('people.sessions')
		.select(['id', 'device', 'created_at', 'seen_at'])
		.where('organisation_id', '=', ctx.organisationId)
		.where('account_id', '=', ownId(ctx));

/** The account of the one who asks; only after `mayKeepOwnAccount`. */
export const ownId = (ctx: Context): Id<'account'> => (ctx.actor as Member).accountId;
