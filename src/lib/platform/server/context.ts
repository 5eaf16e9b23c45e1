import { VISITOR, type Actor } from '../actor.ts';
import type { Id } from '../id.ts';
import { Problem } from '../problem.ts';
import { turnTransaction, type Database, type Db } from './database.ts';

/** Who acts, at what moment, for which organisation, on which database. Every query and command takes one. */
export interface Context {
	readonly actor: Actor;
	readonly now: Date;
	readonly organisationId: Id<'organisation'>;
	readonly db: Db;
	/** Gives the same database as another organisation sees it. */
	readonly database: Pick<Database, 'of'>;
}

/** Runs `work` in a transaction; joins the one already open, so commands can call commands. */
export function inTransaction<T>(ctx: Context, work: (ctx: Context) => Promise<T>): Promise<T> {
	if (ctx.db.isTransaction) return work(ctx);
	return ctx.db.transaction().execute((db) => work({ ...ctx, db }));
}

/**
 * The same person at the same moment, looking at another organisation's rows. Only doors and the house turn around.
 * A member of one organisation is a visitor of any other, whatever the roles at home.
 */
export async function forOrganisation(ctx: Context, organisationId: Id<'organisation'>): Promise<Context> {
	const isStranger = ctx.actor.kind === 'member' && ctx.actor.organisationId !== organisationId;
	const turned = { ...ctx, organisationId, actor: isStranger ? VISITOR : ctx.actor };
	if (!ctx.db.isTransaction) return { ...turned, db: ctx.database.of(organisationId) };
	await turnTransaction(ctx.db, organisationId);
	return turned;
}

/** @throws Problem `forbidden` unless `allowed`. */
export function authorise(allowed: boolean): void {
	if (!allowed) throw new Problem('forbidden', 'platform.forbidden');
}
