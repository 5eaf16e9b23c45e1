import { listStories } from '#lib/collect/server/story-queries.ts';
import { stemsIn } from '#lib/collect/server/story-words.ts';
import type { ToldStory } from '#lib/collect/story.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { log } from '#lib/platform/server/log.ts';
import { mayExplore } from '../policy.ts';
import { NEARLY_ALL, piecesOf, sameness } from '../similar/near-copy.ts';
import { LEAST_LIKENESS, LEAST_SHARED, MOST_SIMILAR, type Similar, type SimilarStory } from '../similar/similar.ts';
import type { Like } from '../similar/term-index.ts';
import { headed } from '../dashboard.ts';
import { listLike } from './similar-stories.ts';

/** More than are shown: some are copies, some may have been withdrawn a moment ago. */
const LOOKED_AT = 30;

/** Nobody who reads a story waits longer for what is like it. */
const PATIENCE_MS = 1500;

/** What is like this story, out of those that are told now and that whoever asks may read. */
export async function findSimilar(ctx: Context, pointId: Id<'story-point'>, id: Id<'story'>): Promise<Similar> {
	authorise(mayExplore(ctx.actor));
	const [story] = await listStories(ctx, pointId, [id]);
	if (!story) return { state: 'found', copies: [], similar: [] };
	const like = await inTime(listLike(ctx, pointId, id, LOOKED_AT));
	if (!like) return { state: 'reading' };
	const ids = like.map((one) => one.id as Id<'story'>);
	const told = new Map((await listStories(ctx, pointId, ids)).map((one) => [one.id as string, one]));
	const words = await stemsIn(ctx, wholeOf(story));
	const pieces = piecesOf(wholeOf(story));
	const copies: SimilarStory[] = [];
	const similar: SimilarStory[] = [];
	for (const one of like) {
		const other = told.get(one.id);
		if (!other) continue;
		const shown = shownAs(other, one, words);
		if (sameness(pieces, piecesOf(wholeOf(other))) >= NEARLY_ALL) copies.push(shown);
		else if (isClose(one)) similar.push(shown);
	}
	return { state: 'found', copies, similar: similar.slice(0, MOST_SIMILAR) };
}

const isClose = ({ likeness, shared }: Like) => likeness >= LEAST_LIKENESS && shared.length >= LEAST_SHARED;

const wholeOf = ({ title, text }: ToldStory) => `${title ?? ''} ${text}`;

const shownAs = (
	{ id, title, text }: ToldStory,
	{ shared }: Like,
	words: ReadonlyMap<string, string>
): SimilarStory => ({
	id,
	heading: headed(title, text).heading,
	shared: shared.map((stem) => words.get(stem) ?? stem)
});

/** `undefined` when it takes too long; the work goes on for who asks next. */
async function inTime(like: Promise<readonly Like[]>): Promise<readonly Like[] | undefined> {
	const { promise: late, resolve } = Promise.withResolvers<undefined>();
	const timer = setTimeout(resolve, PATIENCE_MS, undefined);
	const safe = like.catch((error: unknown) => {
		// A story can be read without knowing what is like it.
		log.error({ err: error }, 'stories were not compared');
		return undefined;
	});
	try {
		return await Promise.race([safe, late]);
	} finally {
		clearTimeout(timer);
	}
}
