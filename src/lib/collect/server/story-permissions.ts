import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { permissionFor, PERMISSIONS, type Permission } from '../permission.ts';
import { mayReadStories } from '../policy.ts';
import type { ToldStory } from '../story.ts';
import type { ConsentUse } from '../story-point.ts';
import { getStoryPointById } from './queries.ts';

/** Those of these stories that are still told, by what their tellers say of one use now; each in the order of the ids. */
export async function sortByPermission(
	ctx: Context,
	pointId: Id<'story-point'>,
	ids: readonly Id<'story'>[],
	use: ConsentUse
): Promise<Readonly<Record<Permission, readonly Id<'story'>[]>>> {
	authorise(mayReadStories(ctx.actor));
	const { definition } = await getStoryPointById(ctx, pointId);
	const rows = await told(ctx, pointId, ids).select(['id', 'consents']).execute();
	const given = new Map(rows.map(({ id, consents }) => [id, consentsIn(consents)]));
	const sorted = { given: [], refused: [], 'not-asked': [] } as Record<Permission, Id<'story'>[]>;
	for (const id of ids) {
		const consents = given.get(id);
		if (consents) sorted[permissionFor(use, definition.consents, consents)].push(id);
	}
	return sorted;
}

/** What the teller of one story says of a use now; `undefined` when it was withdrawn. */
export async function findPermission(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: Id<'story'>,
	use: ConsentUse
): Promise<Permission | undefined> {
	const sorted = await sortByPermission(ctx, pointId, [id], use);
	return PERMISSIONS.find((permission) => sorted[permission].length > 0);
}

/**
 * The texts of those that are still told, and of which a piece may be read by anybody, as their tellers say now. For who shows no
 * more than that piece; it asks for no rights of its own.
 */
export async function findPublishable(
	ctx: Context,
	pointId: Id<'story-point'>,
	ids: readonly Id<'story'>[]
): Promise<ReadonlyMap<Id<'story'>, Pick<ToldStory, 'text' | 'language'>>> {
	if (ids.length === 0) return new Map();
	const { definition } = await getStoryPointById(ctx, pointId);
	const rows = await told(ctx, pointId, ids).select(['id', 'consents', 'text', 'language']).execute();
	return new Map(
		rows
			.filter(({ consents }) => permissionFor('publish', definition.consents, consentsIn(consents)) === 'given')
			.map(({ id, text, language }) => [id as Id<'story'>, { text: text ?? '', language }])
	);
}

const told = (ctx: Context, pointId: Id<'story-point'>, ids: readonly Id<'story'>[]) =>
	ctx.db
		.selectFrom('collect.stories')
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
		.where('withdrawn_at', 'is', null);

/** Only what a telling, an import or a follower said, and each of those was checked. */
const consentsIn = (consents: unknown) => consents as ToldStory['consents'];
