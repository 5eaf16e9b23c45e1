/** The search itself, done by whichever process has time. */
import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import { authorise, forOrganisation, type Context } from '#lib/platform/server/context.ts';
import { log } from '#lib/platform/server/log.ts';
import { foundIn } from '../found-pattern.ts';
import { maySearchForOthers } from '../policy.ts';
import { searchApart } from './search-apart.ts';
import { getStoryColumns } from './story-columns.ts';

export const SEARCH = { name: 'explore.patterns.search' };

export interface SearchAbout {
	readonly organisationId: Id<'organisation'>;
	readonly storyPointId: Id<'story-point'>;
	readonly searchId: Id<'pattern-search'>;
}

/** Whoever searches says how far it is, and hears whether it still has to, this often. */
const SAY_MS = 500;

/** Searches, unless somebody stopped it or began another one meanwhile. */
export async function searchPatterns(house: Context, about: SearchAbout): Promise<void> {
	authorise(maySearchForOthers(house.actor));
	const ctx = await forOrganisation(house, about.organisationId);
	const stopped = new AbortController();
	const say = (set: { readonly state: 'searching'; readonly done?: number; readonly pairs?: number }) =>
		update(ctx, about, set).then((wanted) => {
			if (!wanted) stopped.abort(STOPPED);
		});
	try {
		await say({ state: 'searching' });
		const { key, columns } = await getStoryColumns(ctx, about.storyPointId);
		let said = 0;
		const patterns = await searchApart(columns, {
			signal: stopped.signal,
			onProgress(done, pairs) {
				if (performance.now() - said < SAY_MS) return;
				said = performance.now();
				say({ state: 'searching', done, pairs }).catch((error: unknown) =>
					log.warn({ err: error }, 'progress was not kept')
				);
			}
		});
		const found = JSON.stringify(foundIn(patterns, columns));
		const pairs = patterns.tested.length + patterns.untested.length;
		await update(ctx, about, { state: 'found', done: pairs, pairs, stories_key: key, found: sql`${found}::jsonb` });
	} catch (error) {
		if (error === STOPPED) return;
		await update(ctx, about, { state: 'failed' });
		throw error;
	}
}

const STOPPED = new Error('somebody stopped the search');

/** @returns whether this search is still wanted */
async function update(ctx: Context, about: SearchAbout, set: object): Promise<boolean> {
	const { numUpdatedRows } = await ctx.db
		.updateTable('explore.pattern_searches')
		.set({ ...set, changed_at: new Date() })
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', about.storyPointId)
		.where('id', '=', about.searchId)
		.where('state', 'in', ['waiting', 'searching'])
		.executeTakeFirstOrThrow();
	return numUpdatedRows > 0n;
}
