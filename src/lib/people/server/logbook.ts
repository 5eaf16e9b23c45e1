import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { LOGBOOK_PAGE, type Doer, type LogbookEntry, type LogbookFilter, type LogbookPage } from '../logbook.ts';
import { mayReadLogbook } from '../policy.ts';

/** What was done in the organisation, the latest first. */
export async function listDeeds(ctx: Context, filter: LogbookFilter = {}): Promise<LogbookPage> {
	authorise(mayReadLogbook(ctx.actor));
	const rows = await deeds(ctx, filter)
		.limit(LOGBOOK_PAGE + 1)
		.execute();
	const entries = rows.slice(0, LOGBOOK_PAGE).map(toEntry);
	return { entries, next: rows.length > LOGBOOK_PAGE ? entries.at(-1)!.id : null };
}

/** Everything that was ever done here, by the name of its deed. */
export async function listKindsOfDeed(ctx: Context): Promise<string[]> {
	authorise(mayReadLogbook(ctx.actor));
	const rows = await ctx.db
		.selectFrom('platform.audit')
		.select('deed')
		.distinct()
		.where('organisation_id', '=', ctx.organisationId)
		.orderBy('deed')
		.execute();
	return rows.map(({ deed }) => deed);
}

function deeds(ctx: Context, { who, deed, before }: LogbookFilter) {
	let query = ctx.db
		.selectFrom('platform.audit as d')
		.leftJoin('people.accounts as doer', (join) =>
			join.onRef('doer.organisation_id', '=', 'd.organisation_id').onRef('doer.id', '=', 'd.account_id')
		)
		.leftJoin('people.accounts as done_to', (join) =>
			join
				.onRef('done_to.organisation_id', '=', 'd.organisation_id')
				.on((on) => on(on.cast<string>('done_to.id', 'text'), '=', on.ref('d.subject')))
		)
		.leftJoin('people.invitations as link', (join) =>
			join
				.onRef('link.organisation_id', '=', 'd.organisation_id')
				.on((on) => on(on.cast<string>('link.id', 'text'), '=', on.ref('d.subject')))
		)
		.select(['d.id', 'd.at', 'd.actor_kind', 'd.account_id', 'd.deed', 'd.subject'])
		.select(['doer.name as doer_name', 'done_to.name as subject_name', 'link.email as link_email'])
		.where('d.organisation_id', '=', ctx.organisationId)
		.orderBy('d.id', 'desc'); // ids are ordered by time
	if (who === 'visitor' || who === 'house') query = query.where('d.actor_kind', '=', who);
	else if (who) query = query.where('d.account_id', '=', who);
	if (deed) query = query.where('d.deed', '=', deed);
	if (before) query = query.where('d.id', '<', before);
	return query;
}

interface DeedRow {
	readonly id: string;
	readonly at: Date;
	readonly actor_kind: string;
	readonly account_id: string | null;
	readonly deed: string;
	readonly subject: string;
	readonly doer_name: string | null;
	readonly subject_name: string | null;
	readonly link_email: string | null;
}

const toEntry = (row: DeedRow): LogbookEntry => ({
	id: row.id as Id<'deed'>,
	at: row.at,
	doer: toDoer(row),
	deed: row.deed,
	subject: row.subject_name ?? row.link_email ?? row.subject
});

function toDoer({ actor_kind, account_id, doer_name }: DeedRow): Doer {
	if (account_id === null) return { kind: actor_kind === 'house' ? 'house' : 'visitor' };
	return { kind: 'member', accountId: account_id as Id<'account'>, name: doer_name ?? account_id };
}
