import { listStories } from '#lib/collect/server/story-queries.ts';
import { stemsIn } from '#lib/collect/server/story-words.ts';
import type { ToldStory } from '#lib/collect/story.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { mayExplore } from '../policy.ts';
import { NEARLY_ALL, piecesOf, sameness } from '../similar/near-copy.ts';
import {
	LEAST_LIKENESS,
	LEAST_SHARED,
	LEAST_STANDING_OUT,
	MOST_SIMILAR,
	type Similar,
	type SimilarStory,
	wholeOf
} from '../similar/similar.ts';
import type { Like } from '../similar/term-index.ts';
import { headed } from '../dashboard.ts';
import { inTime } from './in-time.ts';
import { listLike } from './similar-stories.ts';
import type { LikeInMeaning } from './similar-worker.ts';

/** More than are shown: some are copies, some may have been withdrawn a moment ago. */
const LOOKED_AT = 30;

/** Nobody who reads a story waits longer for what is like it. */
const PATIENCE_MS = 1500;

/** What is like this story, out of those that are told now and that whoever asks may read. */
export async function findSimilar(ctx: Context, pointId: Id<'story-point'>, id: Id<'story'>): Promise<Similar> {
	authorise(mayExplore(ctx.actor));
	const [story] = await listStories(ctx, pointId, [id]);
	if (!story) return { state: 'found', copies: [], similar: [], by: 'words' };
	const nearest = await inTime(listLike(ctx, pointId, id, LOOKED_AT), PATIENCE_MS, 'stories were not compared');
	if (!nearest) return { state: 'reading' };
	const { byWords, byMeaning } = nearest;
	const near = byMeaning ? nearInMeaning(byMeaning, byWords) : byWords.filter(isClose);
	const looked = [...new Set([...byWords, ...near].map((one) => one.id as Id<'story'>))];
	const told = new Map((await listStories(ctx, pointId, looked)).map((one) => [one.id as string, one]));
	const words = await stemsIn(ctx, wholeOf(story));
	const shown = (likes: readonly Like[]) =>
		likes.flatMap((one) => (told.has(one.id) ? [shownAs(told.get(one.id)!, one, words)] : []));
	const copies = idsOfCopies(story, [...told.values()]);
	return {
		state: 'found',
		copies: shown(byWords.filter((one) => copies.has(one.id))),
		similar: shown(near.filter((one) => !copies.has(one.id))).slice(0, MOST_SIMILAR),
		by: byMeaning ? 'meaning' : 'words'
	};
}

function idsOfCopies(story: ToldStory, others: readonly ToldStory[]): ReadonlySet<string> {
	const pieces = piecesOf(wholeOf(story));
	const copies = others.filter((other) => sameness(pieces, piecesOf(wholeOf(other))) >= NEARLY_ALL);
	return new Set(copies.map(({ id }) => id));
}

/** In the order of the model: what stands out to it, and what is close by its words. */
function nearInMeaning(byMeaning: readonly LikeInMeaning[], byWords: readonly Like[]): readonly Like[] {
	const close = byWords.filter(isClose);
	const isNear = ({ id, standsOut }: LikeInMeaning) =>
		standsOut >= LEAST_STANDING_OUT || close.some((one) => one.id === id);
	const near = byMeaning.filter(isNear);
	return [...near, ...close.filter(({ id }) => !near.some((one) => one.id === id))];
}

const isClose = ({ likeness, shared }: Like) => likeness >= LEAST_LIKENESS && shared.length >= LEAST_SHARED;

const shownAs = (
	{ id, title, text }: ToldStory,
	{ shared }: Like,
	words: ReadonlyMap<string, string>
): SimilarStory => ({
	id,
	heading: headed(title, text).heading,
	shared: shared.map((stem) => words.get(stem) ?? stem)
});
