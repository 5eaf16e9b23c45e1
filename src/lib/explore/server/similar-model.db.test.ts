import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { bram, MONDAY, rika } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { type StoredPoint, storedPoint, storedStory, withdrawn } from '#test/stories.ts';
import { tinyModel } from '#test/tiny-model.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { Similar } from '../similar/similar.ts';
import { findSimilar } from './similar-queries.ts';
import { openEmbedder } from './similar-model.ts';

const hasEngine = (() => {
	try {
		return Boolean(import.meta.resolve('@huggingface/transformers'));
	} catch {
		return false;
	}
})();

const DEBT = ['schuld', 'aanmaning', 'deurwaarder', 'rood'];
const FOOD = ['soep', 'koken', 'maaltijd', 'pannen'];
const SOLITUDE = ['eenzaam', 'alleen', 'verlaten', 'stilte'];
const LATER = new Date(MONDAY.getTime() + 3_600_000);

let folder: string;
beforeAll(async () => {
	folder = await tinyModel([DEBT, FOOD, SOLITUDE]);
	process.env.EMBEDDING_MODEL_DIR = folder;
});
afterAll(() => rm(dirname(folder), { recursive: true }));

/** As a reader who looks again until the model has read all. */
async function foundByModel(ctx: Context, point: StoredPoint, id: Id<'story'>): Promise<Similar> {
	for (let times = 0; times < 200; times++) {
		const found = await findSimilar(ctx, point.id, id);
		if (found.state === 'found' && found.by === 'meaning') return found;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error('the model never answered');
}

async function someOthers(ctx: Context, point: StoredPoint) {
	for (const word of [...FOOD, ...SOLITUDE]) await storedStory(ctx, point, { text: `Toen ging het om ${word}.` });
}

describe.skipIf(!hasEngine)('what is like a story to a model of the operator', () => {
	it('is told in other words, which is said; the words that both have stay', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await someOthers(as(bram), point);
		const letter = await storedStory(as(bram), point, { text: 'Een aanmaning op de mat.' });
		const other = await storedStory(as(bram), point, { text: 'De deurwaarder belde aan.' });
		const same = await storedStory(as(bram), point, { text: 'Weer schuld, en die aanmaning lag op de mat.' });
		const found = await foundByModel(as(rika), point, letter);
		expect(found.state === 'found' && found.similar.map(({ id }) => id).toSorted()).toEqual([other, same].toSorted());
		const shared = found.state === 'found' && Object.fromEntries(found.similar.map(({ id, shared }) => [id, shared]));
		expect(shared).toMatchObject({ [other]: [], [same]: expect.arrayContaining(['aanmaning']) as string[] });
	});

	it('is found once it is told, and gone once it is taken back', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await someOthers(as(bram), point);
		const letter = await storedStory(as(bram), point, { text: 'Een aanmaning op de mat.' });
		expect(await foundByModel(as(rika), point, letter)).toMatchObject({ similar: [] });
		const late = await storedStory(as(bram, { now: LATER }), point, { text: 'De deurwaarder belde aan.' });
		expect(await foundByModel(as(rika), point, letter)).toMatchObject({ similar: [{ id: late }] });
		await withdrawn(as(bram, { now: LATER }), late);
		expect(await findSimilar(as(rika), point.id, letter)).toMatchObject({ similar: [], by: 'meaning' });
	});

	it('calls nearly the same only what has nearly the same letters', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await someOthers(as(bram), point);
		const letter = await storedStory(as(bram), point, { text: 'Een aanmaning op de mat.' });
		const copy = await storedStory(as(bram), point, { text: 'een AANMANING, op de mat!' });
		const other = await storedStory(as(bram), point, { text: 'De deurwaarder belde aan.' });
		const found = await foundByModel(as(rika), point, letter);
		expect(found).toMatchObject({ copies: [{ id: copy }], similar: [{ id: other }] });
	});

	it('has vectors of length one, pooled and prompted as the files of the model say', async () => {
		const plain = await openEmbedder(folder);
		const [debt, mixed] = await plain.embed(['schuld aanmaning', 'schuld soep']);
		expect(Math.hypot(...debt!)).toBeCloseTo(1, 5);
		// The mean of two subjects lies halfway, whatever stands around it weighs a hundredth.
		expect(mixed![0]).toBeCloseTo(Math.SQRT1_2, 3);
		expect(mixed![1]).toBeCloseTo(Math.SQRT1_2, 3);

		const e5 = await tinyModel([['schuld'], ['query']], 'tiny-e5-small');
		const [prompted] = await (await openEmbedder(e5)).embed(['schuld']);
		expect(prompted![1]).toBeCloseTo(Math.SQRT1_2, 3);
		await rm(dirname(e5), { recursive: true });
	});

	it('says what is wrong with a folder that holds no model', async () => {
		await expect(openEmbedder(import.meta.dirname)).rejects.toThrow();
	});
});
