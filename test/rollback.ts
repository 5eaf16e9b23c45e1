import { inject, test } from 'vitest';
import type { Actor } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { connect, turnTransaction } from '#lib/platform/server/database.ts';
import { DE_BRUG, MONDAY } from './personas.ts';

const database = connect(inject('databaseUrl'), { max: 4 });

type As = (actor: Actor, over?: { readonly now?: Date }) => Context;

/**
 * `it`, in a transaction that is rolled back: every test meets the same, migrated, empty house,
 * in which the organisation De Brug exists.
 */
export const it = test.extend<{ as: As; turnTo: (organisation: Id<'organisation'>) => Promise<void> }>({
	// eslint-disable-next-line no-empty-pattern -- vitest reads a fixture's needs from this pattern
	as: async ({}, use) => {
		const trx = await database.of(DE_BRUG).startTransaction().execute();
		try {
			await trx
				.insertInto('people.organisations')
				.values({ organisation_id: DE_BRUG, slug: 'de-brug', name: 'De Brug', created_at: MONDAY })
				.execute();
			await use((actor, over = {}) => ({
				actor,
				now: over.now ?? MONDAY,
				organisationId: actor.kind === 'member' ? actor.organisationId : DE_BRUG,
				db: trx,
				database
			}));
		} finally {
			await trx.rollback().execute();
		}
	},
	/** Looks from another organisation: for tests of the wall. */
	turnTo: async ({ as }, use) => {
		await use((organisation) => turnTransaction(as({ kind: 'house' }).db, organisation));
	}
});
