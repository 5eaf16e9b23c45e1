import { listChanges, momentIn } from '#lib/collect/server/changed-stories.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { encodeNews, newsOf } from '../news.ts';
import { mayExplore } from '../policy.ts';
import { bytesOfIds } from '../row-picking.ts';
import { MOST_CHANGES } from './following.ts';
import { getStoryColumns } from './story-columns.ts';

export type NewsSince =
	| { readonly kind: 'none' }
	/** Too much, or too long ago: all has to be read again. */
	| { readonly kind: 'everything' }
	| { readonly kind: 'news'; readonly key: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** What came and went at a point since the moment of a key, as bytes for a browser that has the columns of that moment. */
export async function getNews(ctx: Context, pointId: Id<'story-point'>, since: string): Promise<NewsSince> {
	authorise(mayExplore(ctx.actor));
	const { key, columns } = await getStoryColumns(ctx, pointId);
	if (key === since) return { kind: 'none' };
	const moment = momentIn(since);
	if (!moment) return { kind: 'everything' };
	const changes = await listChanges(ctx, pointId, moment, MOST_CHANGES + 1);
	if (changes.length > MOST_CHANGES) return { kind: 'everything' };
	const news = newsOf(columns, bytesOfIds(changes.map(({ id }) => id)));
	return { kind: 'news', key, bytes: encodeNews(news) };
}
