import type { Context } from '#lib/platform/server/context.ts';
import { messagesOf, type Language } from '#lib/platform/server/message-files.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import type { StoryPoint } from '../../story-point.ts';
import type { Progress } from '../../campaign.ts';
import { Memory } from '../memory.ts';
import { countTold } from './campaigns.ts';

/** Hundreds who arrive together need not each have it counted. */
const REMEMBERED_MS = 15_000;

const counts = new Memory<number>(500);

/** How far a story point is on its way; nothing where no number was hoped for, or nobody told yet. */
export async function findProgress(ctx: Context, point: StoryPoint, language: Language): Promise<Progress | undefined> {
	const { target } = point.definition;
	const count = target && (await counts.recall(ctx, point.id, REMEMBERED_MS, () => countTold(ctx, point.id)));
	if (!target || !count) return undefined;
	const say = sayFrom(messagesOf(language, ['guest']), language);
	const key = count < target ? 'campaign.welcome.progress' : 'campaign.what.count';
	return { sentence: say(key, { count, target }), share: Math.min(1, count / target) };
}
