import { describe, expect, it } from 'vitest';
import type { Embedder } from '../similar/embedder.ts';
import { Meanings } from './similar-meanings.ts';

/** Says yes to `isTrue` in the end, or the test ends in time. */
const until = async (isTrue: () => boolean) => {
	while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 1));
};

/** Two directions: what has a debt in it, and all else. Remembers what it was asked. */
function counting(): Embedder & { readonly asked: string[] } {
	const asked: string[] = [];
	return {
		asked,
		async embed(texts) {
			asked.push(...texts);
			await new Promise((resolve) => setTimeout(resolve, 1));
			return texts.map((text) => Float32Array.from(text.includes('schuld') ? [1, 0] : [0, 1]));
		}
	};
}

const never = (error: unknown) => expect.fail(String(error));

describe('vectors of stories', () => {
	it('are made once for the same text, and again for another', async () => {
		const embedder = counting();
		const meanings = new Meanings(Promise.resolve(embedder), never);
		for (const text of ['soep', 'soep', 'schuld']) {
			meanings.put('a', text);
			meanings.put('b', 'schuld');
			await until(() => meanings.nearest('a', 1) !== undefined);
		}
		expect(embedder.asked).toEqual(['soep', 'schuld', 'schuld']);
		expect(meanings.nearest('a', 1)).toMatchObject([{ id: 'b', likeness: 1 }]);
	});

	it('are not there until every story has one: words answer', async () => {
		const meanings = new Meanings(Promise.resolve(counting()), never);
		for (const id of ['a', 'b']) meanings.put(id, 'schuld');
		expect(meanings.nearest('a', 1)).toBeUndefined();
		await until(() => meanings.nearest('a', 1) !== undefined);
		meanings.put('c', 'soep');
		expect(meanings.nearest('a', 1)).toBeUndefined();
		await until(() => meanings.nearest('a', 1) !== undefined);
	});

	it('never come back of what was withdrawn while they were made', async () => {
		const embedder = counting();
		const meanings = new Meanings(Promise.resolve(embedder), never);
		meanings.put('a', 'schuld');
		meanings.put('gone', 'schuld');
		await until(() => embedder.asked.length === 2);
		meanings.remove('gone');
		await until(() => meanings.nearest('a', 1) !== undefined);
		expect(meanings.nearest('a', 1)).toEqual([]);
		expect(meanings.nearest('gone', 1)).toEqual([]);
	});

	it('are not waited for when the model breaks', async () => {
		const broken: unknown[] = [];
		const meanings = new Meanings(Promise.reject(new Error('no model')), (error) => broken.push(error));
		meanings.put('a', 'schuld');
		await until(() => broken.length > 0);
		meanings.put('b', 'soep');
		expect(meanings.nearest('a', 1)).toBeUndefined();
		expect(broken).toHaveLength(1);
	});
});
