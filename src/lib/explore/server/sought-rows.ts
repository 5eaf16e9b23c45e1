import { findSought, type Sought } from '#lib/collect/server/search-queries.ts';
import { findTagged } from '#lib/collect/server/tags.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { Selection } from '../selection.ts';
import type { StoryColumns } from './story-columns.ts';

/**
 * The rows with all that only the house can find, one byte a row; `undefined` when nothing like that is asked for.
 * @param sought  what the words mean
 */
export async function rowsSought(
	ctx: Context,
	pointId: Id<'story-point'>,
	{ rowsOf }: Pick<StoryColumns, 'rowsOf'>,
	{ words, tag }: Pick<Selection, 'words' | 'tag'>,
	sought: Sought
): Promise<Uint8Array | undefined> {
	const held = words === '' ? undefined : rowsOf(await findSought(ctx, pointId, sought));
	if (tag === undefined) return held;
	const tagged = rowsOf(await findTagged(ctx, pointId, tag));
	return held ? held.map((byte, row) => byte & tagged[row]!) : tagged;
}
