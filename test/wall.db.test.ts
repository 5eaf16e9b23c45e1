import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { getStoryPoint, listStoryPoints } from '#lib/collect/server/queries.ts';
import { findStories, listSnippets } from '#lib/collect/server/search-queries.ts';
import { getStory, listQuestionnairesInUse, listStories, listWithdrawn } from '#lib/collect/server/story-queries.ts';
import { keepSelection } from '#lib/explore/server/commands.ts';
import { listExcerpts, listMatching } from '#lib/explore/server/dashboard-queries.ts';
import { listSelections, openSelection } from '#lib/explore/server/queries.ts';
import { listAccounts } from '#lib/people/server/account-queries.ts';
import { inviteColleague, listInvitations } from '#lib/people/server/invitations.ts';
import { listDeeds, listKindsOfDeed } from '#lib/people/server/logbook.ts';
import { listOwnSessions, startSession } from '#lib/people/server/sessions.ts';
import { openAccount } from '#lib/people/server/welcome.ts';
import { HOUSE, ROLES } from '#lib/platform/actor.ts';
import { Problem } from '#lib/platform/problem.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { Db } from '#lib/platform/server/database.ts';
import { getQuestionnaire, listVersions } from '#lib/signify/server/queries.ts';
import { anna, DE_BRUG, DE_OEVER, otto } from './personas.ts';
import { it } from './rollback.ts';
import { idsIn, storedPoint, storedStory } from './stories.ts';

/** Read before the organisation is known: all may look at them, each may write only its own. */
const OPEN_TO_ALL = ['people.organisations', 'platform.directory'];

/** Hold nothing of anybody: a keyed hash and a count; what the migrator remembers. */
const WITHOUT_WALL = ['platform.attempts', 'platform.kysely_migration', 'platform.kysely_migration_lock'];

interface Table {
	readonly name: string;
	readonly enabled: boolean;
	readonly forced: boolean;
	readonly first_of_key: string | null;
	readonly policies: readonly string[];
}

/** Every table of the house, job tables of pg-boss aside, as PostgreSQL itself describes it. */
async function tables(db: Db): Promise<Table[]> {
	const { rows } = await sql<Table>`
		select n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
			(select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
			 where i.indrelid = c.oid and i.indisprimary) as first_of_key,
			array(select concat_ws(' ', p.cmd, p.permissive, p.roles::text, p.qual, p.with_check) from pg_policies p
			      where p.schemaname = n.nspname and p.tablename = c.relname order by p.policyname desc) as policies
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'pgboss')
		order by 1`.execute(db);
	return rows;
}

const OWN = '(organisation_id = platform.organisation_id())';
const WALL = `ALL PERMISSIVE {public} ${OWN} ${OWN}`;
const EVERYBODY_LOOKS = 'SELECT PERMISSIVE {public} true';

describe('the wall between organisations', () => {
	it('stands around every table of every room', async ({ as }) => {
		for (const table of await tables(as(HOUSE).db)) {
			if (WITHOUT_WALL.includes(table.name)) continue;
			const policies = OPEN_TO_ALL.includes(table.name) ? [WALL, EVERYBODY_LOOKS] : [WALL];
			expect(table, table.name).toMatchObject({ enabled: true, forced: true, policies });
		}
	});

	it('is keyed by organisation in every table it stands around', async ({ as }) => {
		for (const { name, first_of_key } of await tables(as(HOUSE).db))
			if (![...WITHOUT_WALL, 'platform.directory'].includes(name)) expect(first_of_key, name).toBe('organisation_id');
	});

	it('binds the role we work under, which owns nothing and may set nothing aside', async ({ as }) => {
		const { rows } = await sql`
			select r.rolname, r.rolsuper, r.rolbypassrls, r.rolcreaterole,
				(select count(*)::int from pg_class c where c.relowner = r.oid) as owned
			from pg_roles r where r.rolname = current_user`.execute(as(HOUSE).db);
		expect(rows).toEqual([
			{ rolname: 'samenleren_app', rolsuper: false, rolbypassrls: false, rolcreaterole: false, owned: 0 }
		]);
	});

	it('hides every row in the house from another organisation', async ({ as, turnTo }) => {
		const { db } = as(HOUSE);
		await furnish(as(anna));
		const rowsIn = async (name: string) =>
			(await sql`select 1 from ${sql.table(name)} limit 1`.execute(db)).rows.length;
		const walled = (await tables(db)).map(({ name }) => name).filter((name) => !OPEN.has(name));
		for (const name of FURNISHED) expect(await rowsIn(name), `${name}, seen from De Brug`).toBe(1);

		await turnTo(DE_OEVER);
		for (const name of walled) expect(await rowsIn(name), `${name}, seen from De Oever`).toBe(0);
	});

	it('keeps another organisation from changing, adding or throwing away a row', async ({ as, turnTo }) => {
		const { db } = as(HOUSE);
		await furnish(as(anna));
		await turnTo(DE_OEVER);
		const others = [...FURNISHED, ...OPEN_TO_ALL];
		for (const name of others) {
			const changed = await sql`update ${sql.table(name)} set organisation_id = organisation_id`.execute(db);
			const gone = await sql`delete from ${sql.table(name)}`.execute(db);
			expect([changed.numAffectedRows, gone.numAffectedRows], name).toEqual([0n, 0n]);
		}
		await expect(
			sql`insert into platform.directory (kind, name, organisation_id) values ('story-point', 'x', ${DE_BRUG})`.execute(
				db
			)
		).rejects.toThrow(/row-level security/);
	});

	it('lets a colleague elsewhere see nothing, whatever is asked', async ({ as, turnTo }) => {
		const { point, story, selection } = await furnish(as(anna));
		const ask = (ctx: Context) => ({
			listStoryPoints: () => listStoryPoints(ctx),
			getStoryPoint: () => getStoryPoint(ctx, point.slug),
			getStory: () => getStory(ctx, point.id, story),
			listStories: () => listStories(ctx, point.id, [story]),
			listWithdrawn: () => listWithdrawn(ctx, point.id, [story]),
			findStories: async () => idsIn(await findStories(ctx, point.id, 'buurvrouw')),
			listSnippets: () => listSnippets(ctx, point.id, [story], 'buurvrouw'),
			listQuestionnairesInUse: () => listQuestionnairesInUse(ctx, point.id),
			listMatching: async () => (await listMatching(ctx, point.id, new URLSearchParams())).ids,
			listExcerpts: () => listExcerpts(ctx, point.id, [story], ''),
			listSelections: () => listSelections(ctx, point.id),
			openSelection: () => openSelection(ctx, point.id, selection),
			getQuestionnaire: () => getQuestionnaire(ctx, point.questionnaireId, 1),
			listVersions: () => listVersions(ctx, point.questionnaireId),
			listAccounts: () => listAccounts(ctx),
			listInvitations: () => listInvitations(ctx),
			listOwnSessions: () => listOwnSessions(ctx),
			listDeeds: async () => (await listDeeds(ctx)).entries,
			listKindsOfDeed: () => listKindsOfDeed(ctx)
		});
		const nothing = async (asked: () => Promise<unknown>) => {
			const found = await asked().catch((problem: unknown) => problem);
			return found instanceof Problem ? found.kind === 'not-found' : Array.isArray(found) && found.length === 0;
		};

		// Once from inside, so that whatever is remembered between two questions is filled.
		for (const [name, asked] of Object.entries(ask(as(anna))))
			if (!['listWithdrawn', 'listOwnSessions'].includes(name))
				expect(await nothing(asked), `${name} at home`).toBe(false);

		await turnTo(DE_OEVER);
		const everything = { ...otto, roles: ROLES };
		for (const [name, asked] of Object.entries(ask(as(everything))))
			expect(await nothing(asked), `${name} from elsewhere`).toBe(true);
		for (const [name, asked] of Object.entries(ask({ ...as(everything), organisationId: DE_BRUG })))
			expect(await nothing(asked), `${name}, as if from here`).toBe(true);
	});
});

const OPEN = new Set([...OPEN_TO_ALL, ...WITHOUT_WALL]);

/** The tables {@link furnish} fills. */
const FURNISHED = [
	'collect.stories',
	'collect.story_points',
	'explore.selections',
	'people.accounts',
	'people.invitations',
	'people.sessions',
	'platform.audit',
	'signify.questionnaire_versions',
	'signify.questionnaires'
];

/** Something of everything, in the organisation of `ctx`. */
async function furnish(ctx: Context) {
	const point = await storedPoint(ctx);
	const story = await storedStory(ctx, point);
	const selection = await keepSelection(ctx, point.id, {
		name: 'x',
		question: '',
		clauses: '',
		foundBy: { by: 'filter' },
		storyIds: [story]
	});
	const account = await openAccount(ctx, {
		email: 'x@debrug.example',
		name: 'X',
		roles: ['reader'],
		passwordHash: '-'
	});
	await startSession(ctx, account.id, '');
	await inviteColleague(ctx, 'sam@debrug.example', ['reader']);
	return { point, story, selection };
}
