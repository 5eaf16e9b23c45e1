import type { Say } from '#lib/platform/messages.ts';

/**
 * Who wrote it, in words; of what came along from elsewhere that is said too.
 * @param words  of which screens: they have `somebody`, `elsewhere` and `elsewhere.somebody`
 */
export function writerOf(say: Say, words: string, name: string | null, isFromElsewhere: boolean): string {
	if (!isFromElsewhere) return name ?? say(`${words}.somebody`);
	return name === null ? say(`${words}.elsewhere.somebody`) : say(`${words}.elsewhere`, { name });
}
