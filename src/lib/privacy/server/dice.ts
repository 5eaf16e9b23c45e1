import { createHash, createHmac } from 'node:crypto';
import { keyFor } from '#lib/platform/server/keys.ts';
import type { Dice } from '../publication.ts';

/**
 * The dice for these stories, and no others: the same stories give the same dice, in any process of this house and after any restart;
 * one story more or less gives all of them anew, so that nothing follows from what did not change.
 */
export function diceFor(storyIds: readonly string[]): (thrown: number) => Dice {
	const set = createHash('sha256')
		.update([...storyIds].sort().join())
		.digest();
	return (thrown) => {
		const own = createHmac('sha256', keyFor('privacy.counts')).update(set).update(String(thrown)).digest();
		const bits = (of: string) => createHmac('sha256', own).update(of).digest().readUInt32BE(0);
		return { keys: Uint32Array.from(storyIds, (id) => bits(`story ${id}`)), draw: (sum) => bits(`group ${sum}`) };
	};
}
