import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { nameOfCell, type Part, tally } from '#lib/privacy/cross-table.ts';
import { findPinnedOver, type Look } from '#lib/privacy/deduction.ts';
import { type Bounds, boundsOf, type ShownCount } from '#lib/privacy/shown-count.ts';
import type { Id } from '#lib/platform/id.ts';
import { bram } from '#test/personas.ts';
import { chanceFrom } from '#test/populations.ts';
import { add } from '#test/reports.ts';
import { it } from '#test/rollback.ts';
import { type StoredPoint, storedPoint, storedStory, withdrawn } from '#test/stories.ts';
import { chosenColumns, groupsOf, groupStories, type OpenSettings } from '../open-page.ts';
import { beginReport } from './report-commands.ts';
import { openSharedReport, shareReport } from './report-links.ts';
import { renewOpenPages, saveOpenPage } from './open-commands.ts';
import { findOpenPage, findSeenBefore, getOpenPage } from './open-queries.ts';
import { readColumns } from './story-columns.ts';

const THRESHOLD = 5;
const DAY = 86_400_000;
const SETTINGS: OpenSettings = {
	isOpen: true,
	threshold: THRESHOLD,
	charts: ['who-helped', 'pace', 'asked'],
	intro: '',
	followUp: '',
	showsTables: false
};

const at = (ctx: Context, day: number): Context => ({ ...ctx, now: new Date(ctx.now.getTime() + day * DAY) });

async function someStory(ctx: Context, point: StoredPoint, chance: () => number): Promise<Id<'story'>> {
	const draw = () => chance() / 2 ** 32;
	const option = draw() < 0.6 ? 'neighbours' : draw() < 0.7 ? 'family' : 'other';
	const corner = Math.floor(draw() * 3);
	return storedStory(ctx, point, {
		answers: {
			'who-helped': { kind: 'choice', option },
			pace: { kind: 'slider', position: draw() ** 2 },
			asked: { kind: 'triad', shares: [0, 1, 2].map((one) => (one === corner ? 0.8 : 0.1)) }
		} as never
	});
}

/** Everything that is to be seen of a point by whoever has no account, by the name of its group: each address of its open page. */
async function readPage(ctx: Context, point: StoredPoint): Promise<ReadonlyMap<string, ShownCount>> {
	const numbers = new Map<string, ShownCount>();
	const { edition } = (await findOpenPage(ctx, point.id))!;
	const placeOf = (id: string) => edition.dimensions.findIndex((dimension) => dimension.id === id);
	const keep = (parts: readonly Part[], count: ShownCount) => {
		const name = nameOfCell(parts);
		// The same group, by whatever address, is always the same number.
		if (numbers.has(name)) expect(count, name).toBe(numbers.get(name));
		numbers.set(name, count);
	};
	const asked = new Set<string>();
	const visit = async (query: string, chosen: readonly Part[]) => {
		if (asked.has(query)) return;
		asked.add(query);
		const { view } = await getOpenPage({ ...ctx, actor: VISITOR }, point.id, new URLSearchParams(query));
		if (!view) return;
		keep([], view.stories);
		keep(chosen, view.matching);
		for (const { dimension, bars } of view.charts) {
			const facet = placeOf(dimension.id);
			const others = chosen.filter(([other]) => other !== facet);
			for (const [group, { count, query: next, isChosen }] of bars.entries()) {
				keep([...others, [facet, group]], count);
				if (next !== undefined && !isChosen) await visit(next, [...others, [facet, group]]);
			}
		}
	};
	await visit('', []);
	return numbers;
}

/** A report with charts under filters, shared by a link, as who has the link sees it. */
async function readReport(ctx: Context, point: StoredPoint, filters: readonly string[]) {
	const id = await beginReport(ctx, point.id, 'Verslag');
	for (const query of filters) await add(ctx, point, id, { kind: 'chart', dimension: 'who-helped', query });
	const secret = await shareReport(ctx, point.id, id, 300);
	return secret;
}

function lookFrom(
	numbers: ReadonlyMap<string, ShownCount>,
	facets: Look['seen']['facets'],
	stories: number,
	since: Pick<Look, 'told' | 'withdrawn'>,
	following: (shown: ShownCount) => Bounds = (shown) => boundsOf(shown, THRESHOLD)
): Look {
	const shownAs = (name: string) => numbers.get(name) ?? null;
	const parts = Math.max(0, ...[...numbers.keys()].map((name) => (name === '' ? 0 : name.split('-').length)));
	const seen = {
		facets,
		parts,
		total: stories,
		// An address that cannot be chosen because its group is not shown says as much as one that is asked for.
		boundsOf: (name: string) => following(shownAs(name)),
		differ: (one: string, other: string) => shownAs(one) !== shownAs(other)
	};
	return { seen, ...since };
}

/** What would be seen if a threshold were all there is. */
async function withoutNoise(ctx: Context, point: StoredPoint): Promise<ReadonlyMap<string, ShownCount>> {
	const all = await readColumns(ctx, point.id, ctx.now);
	const { memberships } = groupStories(chosenColumns(all.columns, SETTINGS.charts), all.rows);
	const exact = tally(memberships, new Uint32Array(all.rows), 3);
	return new Map([...exact].map(([name, { count }]) => [name, count < THRESHOLD ? null : count]));
}

const exactly = (shown: ShownCount): Bounds =>
	shown === null ? { low: 0, high: THRESHOLD - 1 } : { low: shown, high: shown };

describe('everything that was ever to be seen of a point', () => {
	it('together, on its open page and in shared reports, month after month, gives no small group away', async ({
		as
	}) => {
		const ctx = as(bram);
		const house = as(HOUSE);
		const chance = chanceFrom(38);
		const point = await storedPoint(ctx);
		const here: Id<'story'>[] = [];
		for (let i = 0; i < 36; i++) here.push(await someStory(ctx, point, chance));
		await saveOpenPage(at(ctx, 1), point.id, SETTINGS);

		const looks: Look[] = [];
		const planted: Look[] = [];
		const links: { readonly secret: string; readonly numbers: ReadonlyMap<string, ShownCount> }[] = [];
		let since = { told: 0, withdrawn: 0 };
		for (let month = 0; month < 6; month++) {
			const now = at(ctx, 1 + month * 31);
			if (month > 0) await renewOpenPages(at(house, 1 + month * 31));
			const { edition, madeAt } = (await findOpenPage(now, point.id))!;
			expect(madeAt).toEqual(now.now);
			const numbers = await readPage(now, point);
			const facets = edition.dimensions.map((dimension) => ({
				groups: groupsOf(dimension).length,
				overlaps: dimension.kind === 'choices',
				complete: true
			}));
			looks.push(lookFrom(numbers, facets, here.length, since));
			planted.push(lookFrom(await withoutNoise(now, point), facets, here.length, since, exactly));
			links.push({ secret: await readReport(now, point, ['', 'f.pace=0~19', 'f.asked=top']), numbers });
			// No saving and no link changes what was seen.
			await saveOpenPage(now, point.id, { ...SETTINGS, intro: `Maand ${month}` });
			expect(await readPage(now, point)).toEqual(numbers);

			const gone = here.splice(chance() % here.length, 1 + (chance() % 2));
			for (const id of gone) await withdrawn(at(ctx, 10 + month * 31), id);
			const came = chance() % 2;
			for (let i = 0; i < came; i++) here.push(await someStory(at(ctx, 12 + month * 31), point, chance));
			since = { told: came, withdrawn: gone.length };
		}
		expect(looks.map(({ seen }) => seen.parts)).toEqual([3, 3, 3, 3, 3, 3]);

		// A link of half a year ago still shows the numbers of its month, and none that was not to be seen on the page then.
		for (const { secret, numbers } of links) {
			const { report } = await openSharedReport({ ...at(ctx, 190), actor: VISITOR }, secret);
			const charts = report.blocks.flatMap((block) => (block.kind === 'chart' ? [block] : []));
			expect(charts.length).toBeGreaterThan(0);
			const plain = charts[0]!.chart.bars.map(({ count }) => count);
			expect(plain).toEqual([0, 1, 2].map((group) => numbers.get(`0.${group}`)));
			const known = new Set(numbers.values());
			for (const { chart, matching } of charts)
				for (const count of [matching, ...chart.bars.map(({ count }) => count)]) expect(known).toContain(count);
		}

		expect(findPinnedOver(looks, THRESHOLD)).toEqual([]);
		expect(findPinnedOver(planted, THRESHOLD).length).toBeGreaterThan(10);
		expect((await findSeenBefore(ctx, point.id))?.looks.length).toBeGreaterThan(1);
	}, 60_000);
});
