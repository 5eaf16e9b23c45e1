/** All near copies of a story point, for whoever may read experiences. Only who belongs together is kept in memory, no words. Decision 0042. */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { getStoriesState, listStories } from '#lib/collect/server/story-queries.ts';
import { streamStoryWords } from '#lib/collect/server/story-words.ts';
import type { ToldStory } from '#lib/collect/story.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { headed } from '../dashboard.ts';
import { mayExplore } from '../policy.ts';
import { differences } from '../similar/differences.ts';
import type { Text } from '../similar/near-copies.ts';
import type { AllCopies, CopyPair, ToldCopy } from '../similar/shown-copies.ts';
import { wholeOf } from '../similar/similar.ts';
import { inTime } from './in-time.ts';
import type { FoundGroups } from './near-copies-worker.ts';

/** The newest of a point; those before are not compared, which the screen says. */
const MOST_COMPARED = 25_000;
const GROUPS_A_PAGE = 10;
/** Of one group; a link leads to the others. */
const PAIRS_A_GROUP = 5;
const PATIENCE_MS = 3000;
const MOST_POINTS = 50;

interface Found {
	readonly groups: FoundGroups;
	readonly compared: number;
}

/** By organisation and point, the one used last at the end. */
const kept = new Map<string, { readonly key: string; readonly found: Promise<Found> }>();
const WORKER = createRequire(import.meta.url).resolve('#lib/explore/server/near-copies-worker.ts');

/** @param page  from 1; one that is not there gives the nearest that is */
export async function listNearCopies(ctx: Context, pointId: Id<'story-point'>, page: number): Promise<AllCopies> {
	authorise(mayExplore(ctx.actor));
	const { key, count } = await getStoriesState(ctx, pointId);
	const found = await inTime(copiesOf(ctx, pointId, key), PATIENCE_MS, 'near copies were not found');
	if (!found) return { state: 'reading' };
	const { groups, compared } = found;
	const pages = Math.max(1, Math.ceil(groups.length / GROUPS_A_PAGE));
	const number = Math.min(Math.max(Math.trunc(page) || 1, 1), pages);
	const listed = groups.slice((number - 1) * GROUPS_A_PAGE, number * GROUPS_A_PAGE);
	return {
		state: 'found',
		groups: groups.length,
		compared,
		stories: count,
		page: { number, of: pages },
		listed: await Promise.all(listed.map((ids) => shownGroup(ctx, pointId, ids as readonly Id<'story'>[]))).then(
			(all) => all.filter(({ pairs }) => pairs.length > 0)
		)
	};
}

function copiesOf(ctx: Context, pointId: Id<'story-point'>, key: string): Promise<Found> {
	const place = `${ctx.organisationId}/${pointId}`;
	const known = kept.get(place);
	kept.delete(place);
	const now = known?.key === key ? known : { key, found: findCopies(ctx, pointId) };
	kept.set(place, now);
	for (const oldest of kept.keys()) if (kept.size > MOST_POINTS) kept.delete(oldest);
	now.found.catch(() => {
		if (kept.get(place) === now) kept.delete(place);
	});
	return now.found;
}

async function findCopies(ctx: Context, pointId: Id<'story-point'>): Promise<Found> {
	const texts: Text[] = [];
	for await (const stories of streamStoryWords(ctx, pointId)) {
		const told = await listStories(
			ctx,
			pointId,
			stories.map(({ id }) => id)
		);
		texts.push(...told.map((story) => ({ id: story.id, text: wholeOf(story) })));
		texts.splice(0, texts.length - MOST_COMPARED);
	}
	return { groups: await inThread(texts), compared: texts.length };
}

function inThread(texts: readonly Text[]): Promise<FoundGroups> {
	if (texts.length < 2) return Promise.resolve([]);
	return new Promise((resolve, reject) => {
		const worker = new Worker(WORKER, { workerData: texts });
		worker.once('message', resolve);
		worker.once('error', reject);
		worker.once('exit', () => reject(new Error('the thread that finds near copies ended')));
		worker.unref();
	});
}

/** As it is told now: what was withdrawn a moment ago is not there. */
async function shownGroup(ctx: Context, pointId: Id<'story-point'>, ids: readonly Id<'story'>[]) {
	const [first, ...others] = await listStories(ctx, pointId, ids.slice(0, PAIRS_A_GROUP + 1));
	const pairs = first ? others.map((other) => pairOf(first, other)) : [];
	const more = ids.slice(PAIRS_A_GROUP + 1);
	return { stories: 1 + pairs.length + more.length, pairs, more };
}

function pairOf(first: ToldStory, other: ToldStory): CopyPair {
	const [left, right] = differences(first.text, other.text);
	const isSame = ![...left, ...right].some(({ differs }) => differs);
	return { left: toldAs(first, left), right: toldAs(other, right), isSame };
}

const toldAs = ({ id, title, text, toldAt, language }: ToldStory, parts: ToldCopy['parts']): ToldCopy => ({
	id,
	heading: headed(title, text).heading,
	toldAt: toldAt.toISOString(),
	language,
	parts
});
