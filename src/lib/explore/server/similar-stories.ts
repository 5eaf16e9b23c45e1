/** Which words the stories of a point hold, kept in memory of the thread that compares them. Decisions 0042 and 0046. */
import { momentIn } from '#lib/collect/server/changed-stories.ts';
import { getStoriesState, listStories } from '#lib/collect/server/story-queries.ts';
import { streamStoryWords } from '#lib/collect/server/story-words.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { mayExplore } from '../policy.ts';
import { wholeOf } from '../similar/similar.ts';
import { embeddingModelFolder, SimilarThread } from './similar-thread.ts';
import type { Nearest, ReadWords } from './similar-worker.ts';

interface Kept {
	readonly key: string;
	readonly stories: number;
	readonly read: Promise<void>;
}

/** Of all points together. The point that is asked for is kept in any case. */
const MOST_STORIES = 250_000;

/** By organisation and point, the one used last at the end. */
const kept = new Map<string, Kept>();
const thread = new SimilarThread(() => kept.clear());

/**
 * The stories most like this one, out of all that were told by now. They may have been withdrawn since: ask for them again before showing one.
 * All words are read once, however many ask; after that only of what changed.
 */
export async function listLike(
	ctx: Context,
	pointId: Id<'story-point'>,
	id: Id<'story'>,
	limit: number
): Promise<Nearest> {
	authorise(mayExplore(ctx.actor));
	const place = `${ctx.organisationId}/${pointId}`;
	const { key, count } = await getStoriesState(ctx, pointId);
	const known = kept.get(place);
	kept.delete(place);
	const now = known?.key === key ? known : { key, stories: count, read: readWords(ctx, pointId, place, known) };
	kept.set(place, now);
	makeRoom(place);
	try {
		await now.read;
	} catch (error) {
		if (kept.get(place) === now) kept.delete(place);
		throw error;
	}
	return thread.nearest(place, id, limit);
}

async function readWords(
	ctx: Context,
	pointId: Id<'story-point'>,
	place: string,
	known: Kept | undefined
): Promise<void> {
	const since = known && momentIn(known.key);
	await known?.read;
	if (!since) thread.forget(place);
	for await (const stories of streamStoryWords(ctx, pointId, since))
		thread.put(place, await withTexts(ctx, pointId, stories));
}

/** A model reads what was told as well. */
async function withTexts(
	ctx: Context,
	pointId: Id<'story-point'>,
	stories: readonly (ReadWords & { readonly id: Id<'story'> })[]
): Promise<readonly ReadWords[]> {
	if (!embeddingModelFolder()) return stories;
	const ids = stories.flatMap(({ id, words }) => (words === undefined ? [] : [id]));
	const texts = new Map((await listStories(ctx, pointId, ids)).map((story) => [story.id, wholeOf(story)]));
	return stories.map((story) => ({ ...story, text: texts.get(story.id) }));
}

function makeRoom(place: string): void {
	let total = [...kept.values()].reduce((sum, { stories }) => sum + stories, 0);
	for (const [oldest, { stories }] of kept) {
		if (total <= MOST_STORIES) return;
		if (oldest === place) continue;
		kept.delete(oldest);
		thread.forget(oldest);
		total -= stories;
	}
}
