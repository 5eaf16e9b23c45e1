import { getStory } from '#lib/collect/server/story-queries.ts';
import type { Story } from '#lib/collect/story.ts';
import { type Id, idOf } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { type Place, placeIn } from '../dashboard.ts';
import type { ReadingAddress } from '../reading.ts';
import { listMatching } from './dashboard-queries.ts';
import { openSelection } from './queries.ts';

export interface OpenReading {
	/** `undefined` when the list is empty. */
	readonly story: Story | undefined;
	/** `undefined` when the story is not in the list: it was taken back, or somebody wanted to read this one all the same. */
	readonly place: Place | undefined;
	/** The filters and the order, as short as can be; empty when the list is a selection. */
	readonly filter: string;
}

/** What is no id says nothing. */
export function readReading(query: URLSearchParams): ReadingAddress {
	return {
		story: idOf<'story'>().safeParse(query.get('ervaring')).data,
		selection: idOf<'selection'>().safeParse(query.get('selectie')).data,
		from: idOf<'story'>().safeParse(query.get('van')).data
	};
}

/** What an address asks to read aloud; out of a selection in its own order, without those that were taken back. */
export async function openReading(
	ctx: Context,
	pointId: Id<'story-point'>,
	query: URLSearchParams
): Promise<OpenReading> {
	const { story: asked, selection } = readReading(query);
	const { ids, address: filter } = selection
		? { ids: await listKept(ctx, pointId, selection), address: '' }
		: await listMatching(ctx, pointId, query);
	const id = asked ?? ids[0];
	if (!id) return { story: undefined, place: undefined, filter };
	return { story: await getStory(ctx, pointId, id), place: placeIn(ids, id), filter };
}

async function listKept(
	ctx: Context,
	pointId: Id<'story-point'>,
	selectionId: Id<'selection'>
): Promise<readonly Id<'story'>[]> {
	const { storyIds, withdrawnIds } = await openSelection(ctx, pointId, selectionId);
	const gone = new Set(withdrawnIds);
	return storyIds.filter((id) => !gone.has(id));
}
