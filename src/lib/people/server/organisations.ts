import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, forOrganisation, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { isAway } from '#lib/platform/server/database.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { mayFoundOrganisations } from '../policy.ts';

export interface Organisation {
	readonly id: Id<'organisation'>;
	readonly slug: string;
	readonly name: string;
	readonly theme: Theme;
}

/** How a municipality publishes its look: a class name and the stylesheet that fills it. */
export interface Theme {
	readonly className: string;
	readonly url: string | null;
}

/** All organisations of the house, by name. Anybody may know these: they stand on the sign-in page. */
export async function listOrganisations(ctx: Context): Promise<Organisation[]> {
	const rows = await ctx.db
		.selectFrom('people.organisations')
		.select(['organisation_id', 'slug', 'name', 'theme_class', 'theme_url'])
		.orderBy('name')
		.execute();
	return rows.map((row) => ({
		id: row.organisation_id as Id<'organisation'>,
		slug: row.slug,
		name: row.name,
		theme: { className: row.theme_class, url: row.theme_url }
	}));
}

/** The organisation of who acts. */
export async function getOrganisation(ctx: Context): Promise<Pick<Organisation, 'name'>> {
	return ctx.db
		.selectFrom('people.organisations')
		.select('name')
		.where('organisation_id', '=', ctx.organisationId)
		.executeTakeFirstOrThrow();
}

/** Makes room for one more organisation, with nothing in it yet. */
export async function foundOrganisation(
	ctx: Context,
	{ slug, name }: { readonly slug: string; readonly name: string }
): Promise<Id<'organisation'>> {
	authorise(mayFoundOrganisations(ctx.actor));
	const id = newId<'organisation'>(ctx.now);
	await inTransaction(await forOrganisation(ctx, id), async (ctx) => {
		await ctx.db
			.insertInto('people.organisations')
			.values({ organisation_id: id, slug, name, created_at: ctx.now })
			.execute();
		await record(ctx, 'people.organisation.found', id);
	});
	return id;
}

const KEPT_MS = 10_000;
let kept: { readonly until: number; readonly organisations: readonly Organisation[] } | undefined;

/** The look of the organisation somebody is visiting; where nobody said which, that of the only one there is. */
export async function themeFor(ctx: Context): Promise<Theme> {
	if (!kept || kept.until < ctx.now.getTime())
		kept = { until: ctx.now.getTime() + KEPT_MS, organisations: await listOrganisations(ctx).catch(lastKnown) };
	const { organisations } = kept;
	const visited = organisations.find(({ id }) => id === ctx.organisationId);
	return (visited ?? (organisations.length === 1 ? organisations[0] : undefined))?.theme ?? OWN_THEME;
}

/** The page that says that the database is away has a look too. */
function lastKnown(error: unknown): readonly Organisation[] {
	if (!isAway(error)) throw error;
	return kept?.organisations ?? [];
}

const OWN_THEME: Theme = { className: 'samenleren-theme', url: null };
