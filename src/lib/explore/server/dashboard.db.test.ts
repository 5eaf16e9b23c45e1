import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import { putTag } from '#lib/collect/server/tags.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { NOT_APPLICABLE, type Answers } from '#lib/signify/answer.ts';
import { bram, MONDAY, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { type StoredPoint, storedPoint, storedStory, withdrawn } from '#test/stories.ts';
import { readOrder } from '../order/order-query.ts';
import { orderRows } from '../order/story-order.ts';
import { storyIdAt } from '../columns.ts';
import { chooseStories } from './choosing.ts';
import { findPlace, findRows, getDashboard, listExcerpts, listMatching } from './dashboard-queries.ts';
import { getMirror } from './mirror-queries.ts';
import { openReading } from './reading-queries.ts';
import { getStoryColumns } from './story-columns.ts';

const query = (text: string) => new URLSearchParams(text);

const ANSWERS: readonly Answers[] = [
	{ 'who-helped': { option: 'neighbours' }, pace: { position: 0.1 }, asked: { shares: [0.8, 0.1, 0.1] } },
	{ 'who-helped': { option: 'neighbours' }, pace: { position: 0.9 }, places: { options: ['home', 'street'] } },
	{ 'who-helped': { option: 'family' }, pace: NOT_APPLICABLE },
	{}
];

const TEXTS = ['De bakker bracht brood.', 'Er kwam niemand.', 'Er kwam niemand.', 'Er kwam de hele dag niemand… 🥖'];

async function aPointWithStories(ctx: Context): Promise<StoredPoint & { readonly stories: readonly Id<'story'>[] }> {
	const point = await storedPoint(ctx);
	const stories: Id<'story'>[] = [];
	for (const [day, answers] of ANSWERS.entries())
		stories.push(
			await storedStory(ctx, point, {
				answers,
				text: TEXTS[day]!,
				toldAt: new Date(MONDAY.getTime() - day * 86_400_000)
			})
		);
	return { ...point, stories };
}

const chart = (view: Awaited<ReturnType<typeof getDashboard>>, id: string) =>
	view.counts[view.shapes.findIndex(({ dimension }) => dimension.id === id)]!;

describe('the dashboard', () => {
	it('counts every question over all stories', async ({ as }) => {
		const point = await aPointWithStories(as(bram));

		const view = await getDashboard(as(bram), point.id, query(''));

		expect(view).toMatchObject({ stories: 4, matching: 4, dropped: [] });
		expect(view.shapes.map(({ dimension }) => dimension.id)).toEqual([
			'who-helped',
			'places',
			'pace',
			'asked',
			'told-at',
			'opening'
		]);
		expect(chart(view, 'who-helped')).toMatchObject({
			all: [2, 1, 0],
			answered: { all: 3 },
			unanswered: { all: 1 },
			notApplicable: { all: 0 }
		});
		expect(chart(view, 'pace')).toMatchObject({
			answered: { all: 2 },
			notApplicable: { all: 1 },
			unanswered: { all: 1 }
		});
		expect(chart(view, 'places').all).toEqual([1, 1]);
		expect(view.zones['asked']).toMatchObject({ top: { all: 1 }, centre: { all: 0 } });
	});

	it('lists the newest first', async ({ as }) => {
		const point = await aPointWithStories(as(bram));
		const view = await getDashboard(as(bram), point.id, query(''));
		expect(view.excerpts.map(({ id }) => id)).toEqual(point.stories);
	});

	it('leaves a filter out of its own chart and applies it to all others', async ({ as }) => {
		const point = await aPointWithStories(as(bram));

		const view = await getDashboard(as(bram), point.id, query('f.who-helped=neighbours'));

		expect(view.matching).toBe(2);
		expect(chart(view, 'who-helped').selected).toEqual([2, 1, 0]);
		expect(chart(view, 'pace')).toMatchObject({ answered: { selected: 2, all: 2 } });
		expect(view.zones['asked']).toMatchObject({ top: { selected: 1, all: 1 } });
		expect(view.excerpts).toHaveLength(2);
	});

	it('follows words in the text and marks them', async ({ as }) => {
		const point = await aPointWithStories(as(bram));

		const view = await getDashboard(as(bram), point.id, query('woorden=bakkers'));

		expect(view.matching).toBe(1);
		expect(chart(view, 'who-helped').selected).toEqual([1, 0, 0]);
		expect(view.excerpts[0]!.pieces).toContainEqual({ text: 'bakker', found: true });
	});

	it('follows a tag of the readers, alone and with words', async ({ as }) => {
		const point = await storedPoint(as(bram));
		const [bread, soup, other] = [
			await storedStory(as(bram), point, { text: 'Brood van de buren.' }),
			await storedStory(as(bram), point, { text: 'Soep van de buren.' }),
			await storedStory(as(bram), point, { text: 'Brood en niemand.' })
		];
		for (const storyId of [bread, soup]) await putTag(as(rika), { pointId: point.id, storyId }, 'Moe');
		const asked = async (query: string) =>
			(await listMatching(as(rika), point.id, new URLSearchParams(query))).ids.toSorted();

		expect(await asked('label=moe')).toEqual([bread, soup].sort());
		expect(await asked('label=moe&woorden=brood')).toEqual([bread]);
		expect(await asked('woorden=brood')).toEqual([bread, other].sort());
		expect(await asked('label=niemands')).toEqual([]);
		const count = ({ rows }: { readonly rows: Uint8Array }) => rows.reduce((sum, byte) => sum + byte, 0);
		expect(count(await findRows(as(rika), point.id, '', 'MOE'))).toBe(2);
		expect(count(await findRows(as(rika), point.id, 'brood', 'moe'))).toBe(1);
		expect(await getDashboard(as(rika), point.id, new URLSearchParams('label=Moe'))).toMatchObject({
			matching: 2,
			selection: { tag: 'Moe' },
			tags: [{ name: 'Moe', stories: 2 }]
		});
		const mirror = await getMirror(as(rika), point.id, new URLSearchParams('label=moe'));
		expect(mirror.reading.common).toMatchObject({ tag: 'moe' });
	});

	it('says what it did not understand', async ({ as }) => {
		const point = await aPointWithStories(as(bram));
		expect(await getDashboard(as(bram), point.id, query('f.who-helped=oom'))).toMatchObject({
			matching: 4,
			dropped: ['f.who-helped=oom']
		});
	});

	it('is empty where nothing was told', async ({ as }) => {
		const point = await storedPoint(as(bram));
		expect(await getDashboard(as(bram), point.id, query(''))).toMatchObject({ stories: 0, matching: 0, excerpts: [] });
	});

	it('never holds a story that was withdrawn a moment ago', async ({ as }) => {
		const point = await aPointWithStories(as(bram));
		expect((await getDashboard(as(bram), point.id, query(''))).stories).toBe(4);

		await withdrawn(as(bram), point.stories[0]!);

		const view = await getDashboard(as(bram), point.id, query(''));
		expect(view).toMatchObject({ stories: 3, matching: 3 });
		expect(view.excerpts.map(({ id }) => id)).not.toContain(point.stories[0]);
		expect((await findRows(as(bram), point.id, 'bakker')).rows).toEqual(new Uint8Array(3));
	});

	it('is not for stewards and visitors, also when it was made before', async ({ as }) => {
		const point = await aPointWithStories(as(bram));
		await getDashboard(as(bram), point.id, query(''));
		for (const actor of [steef, VISITOR]) {
			const deeds = [
				getDashboard(as(actor), point.id, query('')),
				listMatching(as(actor), point.id, query('')),
				getDashboard(as(actor), point.id, query('volgorde=langste')),
				findPlace(as(actor), point.id, point.stories[0]!, query('volgorde=meest-anders')),
				findRows(as(actor), point.id, 'brood'),
				listExcerpts(as(actor), point.id, point.stories, '')
			];
			for (const deed of deeds) await expect(deed).rejects.toMatchObject({ kind: 'forbidden' });
		}
	});
});

describe('the stories an address asks for', () => {
	it('are all of them, in the order of the list', async ({ as }) => {
		const point = await aPointWithStories(as(bram));
		const { ids } = await listMatching(as(rika), point.id, query('f.who-helped=(leeg),family'));
		expect(ids).toEqual([point.stories[2], point.stories[3]]);
	});
});

describe('the order an address asks for', () => {
	it.for(['', 'volgorde=langste', 'volgorde=meest-anders', 'volgorde=beste-voorbeeld&patroon=who-helped~pace'])(
		'is that of the rule, in the list, from story to story, read aloud and kept: %s',
		async (address, { as }) => {
			const point = await aPointWithStories(as(bram));
			const { columns } = await getStoryColumns(as(bram), point.id);
			expect([...columns.lengths]).toEqual([23, 16, 16, 30]);
			const { order } = readOrder(
				query(address),
				columns.columns.map(({ dimension }) => dimension)
			);
			const expected = orderRows(columns, [0, 1, 2, 3], order).map((row) => storyIdAt(columns, row));

			const view = await getDashboard(as(bram), point.id, query(address));
			expect(view).toMatchObject({ order, dropped: [] });
			expect(view.excerpts.map(({ id }) => id)).toEqual(expected);
			expect(await findPlace(as(bram), point.id, expected[1]!, query(address))).toMatchObject({
				previous: expected[0],
				next: expected[2]
			});
			expect(await openReading(as(bram), point.id, query(address))).toMatchObject({
				filter: address,
				story: { id: expected[0] }
			});
			expect(await chooseStories(as(bram), point.id, query(address), { by: 'filter' })).toMatchObject({
				storyIds: expected,
				clauses: ''
			});
		}
	);

	it('follows a text that was written down anew, and a story that was taken back', async ({ as }) => {
		const point = await aPointWithStories(as(bram));
		const longest = async () => (await listMatching(as(bram), point.id, query('volgorde=langste'))).ids;
		const [first, second, third, last] = point.stories;
		expect(await longest()).toEqual([last, first, second, third]);

		await as(bram)
			.db.updateTable('collect.stories')
			.set({ text: 'Er kwam niemand. '.repeat(9), changed_at: new Date(MONDAY.getTime() + 1000) })
			.where('id', '=', third!)
			.execute();
		expect(await longest()).toEqual([third, last, first, second]);

		await withdrawn(as(bram), last!);
		expect(await longest()).toEqual([third, first, second]);
	});
});
