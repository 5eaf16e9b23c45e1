/**
 * What is shown as like an experience, at several thresholds: how often it is of the same theme, and how many experiences get none. How well planted
 * copies are found. And how long it takes, from the database to the answer.
 */
import { sql } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import { streamStoryWords } from '#lib/collect/server/story-words.ts';
import { findSimilar } from '#lib/explore/server/similar-queries.ts';
import { listLike } from '#lib/explore/server/similar-stories.ts';
import { nearCopies } from '#lib/explore/similar/near-copies.ts';
import { LEAST_SHARED, MOST_SIMILAR } from '#lib/explore/similar/similar.ts';
import { TermIndex } from '#lib/explore/similar/term-index.ts';
import { termsIn } from '#lib/explore/similar/term-weights.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { connect } from '#lib/platform/server/database.ts';
import { DE_BRUG, noor } from '#test/personas.ts';
import { type StoredPoint, storedPoint } from '#test/stories.ts';
import { withTemporaryDatabase } from '../src/bin/temporary-database.ts';
import type { Bench } from './run.ts';
import { byPeople, edited, made, type Told } from './similar/told.ts';

const SEED = 4;
const THRESHOLDS = [0, 0.04, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4];
const EDITS = [0, 0.05, 0.1, 0.2];
const SAMENESS = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const PLANTED = 200;
const ASKED = 200;
const PORTION = 2000;

export const bench: Bench = async (say) =>
	withTemporaryDatabase(async (url) => {
		const database = connect(url, { max: 2 });
		const ctx: Context = { actor: noor, now: new Date(), organisationId: DE_BRUG, db: database.of(DE_BRUG), database };
		await ctx.db
			.insertInto('people.organisations')
			.values({ organisation_id: DE_BRUG, slug: 'de-brug', name: 'De Brug', created_at: ctx.now })
			.execute();
		const themes: Record<string, unknown> = {};
		for (const [name, told] of Object.entries({ made: made(1000, SEED), ...byPeople() })) {
			themes[name] = await themesFound(ctx, name, told);
			say(`${name}: ${JSON.stringify(themes[name])}`);
		}
		const copies = EDITS.map((share) => copiesFound(share));
		say(`copies: ${JSON.stringify(copies)}`);
		const copiesOfPeople = Object.fromEntries(
			Object.entries(byPeople()).map(([name, told]) => [name, copiesAmong(told)])
		);
		say(`copies of people: ${JSON.stringify(copiesOfPeople)}`);
		const n1000 = await speedOf(ctx, 1000);
		const n10000 = await speedOf(ctx, 10_000);
		await database.close();
		return { themes, copies, copiesOfPeople, n1000, n10000 };
	});

/** Of every story the most alike: at each threshold the share of the same theme, and the share of stories that get none. */
async function themesFound(ctx: Context, name: string, told: readonly Told[]) {
	const point = await storedPoint(ctx, name);
	const ids = await store(ctx, point, told);
	const index = new TermIndex();
	for await (const stories of streamStoryWords(ctx, point.id))
		for (const { id, words } of stories) index.put(id, termsIn(words ?? ''));
	const themeOf = new Map(ids.map((id, at) => [id, told[at]!.theme]));
	const nearest = ids.map((id) => ({
		theme: themeOf.get(id),
		like: index.nearest(id, MOST_SIMILAR).filter(({ shared }) => shared.length >= LEAST_SHARED)
	}));
	const at = THRESHOLDS.map((least) => {
		let shown = 0;
		let same = 0;
		let none = 0;
		for (const { theme, like } of nearest) {
			const near = like.filter(({ likeness }) => likeness >= least);
			if (near.length === 0) none++;
			for (const { id } of theme === undefined ? [] : near) {
				shown++;
				if (themeOf.get(id as Id<'story'>) === theme) same++;
			}
		}
		return { least, precisionAt5: shown === 0 ? null : round(same / shown), none: round(none / told.length) };
	});
	return { stories: told.length, byChance: chanceOf(told), at };
}

/** The share of the same theme when the nearest are drawn by lot. */
function chanceOf(told: readonly Told[]): number | null {
	const known = told.filter(({ theme }) => theme !== undefined);
	const sizes = [...Map.groupBy(known, ({ theme }) => theme).values()].map(({ length }) => length);
	if (known.length < 2) return null;
	return round(sizes.reduce((sum, size) => sum + size * (size - 1), 0) / (known.length * (known.length - 1)));
}

/** Copies of which a share of the words was replaced, hidden among a thousand others: at several shares of pieces in common. */
function copiesFound(share: number) {
	const told = made(1000, SEED).map(({ text }, at) => ({ id: `${at}`, text }));
	const planted = told
		.slice(0, PLANTED)
		.map(({ id, text }) => ({ id: `copy ${id}`, text: edited(text, share, Number(id)) }));
	const at = SAMENESS.map((least) => {
		const pairs = nearCopies([...told, ...planted], least).flatMap(pairsIn);
		const right = pairs.filter(([one, other]) => other === `copy ${one}`).length;
		const precision = pairs.length === 0 ? null : round(right / pairs.length);
		return { least, recall: round(right / PLANTED), precision };
	});
	return { share, at };
}

const pairsIn = (ids: readonly string[]) =>
	ids.flatMap((one, at) => ids.slice(at + 1).map((other) => [one, other] as const));

/** How many experiences of people would be called nearly the same. */
function copiesAmong(told: readonly Told[]) {
	const texts = told.map(({ text }, at) => ({ id: `${at}`, text }));
	return SAMENESS.map((least) => ({ least, pairs: nearCopies(texts, least).flatMap(pairsIn).length }));
}

async function speedOf(ctx: Context, stories: number) {
	const point = await storedPoint(ctx, `snel-${stories}`);
	const told = made(stories, stories);
	for (let at = 0; at < stories / 100; at++)
		told[stories - 1 - at] = { ...told[at]!, text: edited(told[at]!.text, 0.02, at) };
	const ids = await store(ctx, point, told);
	const learnMs = await timeOf(() => listLike(ctx, point.id, ids[0]!, 1));
	const times: number[] = [];
	for (let at = 0; at < ASKED; at++)
		times.push(await timeOf(() => findSimilar(ctx, point.id, ids[Math.floor((at * stories) / ASKED)]!)));
	await pause(500);
	let groups = 0;
	const texts = told.map(({ text }, at) => ({ id: ids[at]!, text }));
	const allCopiesMs = await timeOf(() => (groups = nearCopies(texts).length));
	return {
		learnMs: Math.round(learnMs),
		p50Ms: round(quantile(times, 0.5)),
		p95Ms: round(quantile(times, 0.95)),
		/** Of the whole process, at most until now. */
		peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
		allCopiesMs: Math.round(allCopiesMs),
		groups
	};
}

async function store(ctx: Context, point: StoredPoint, told: readonly Told[]): Promise<Id<'story'>[]> {
	const ids: Id<'story'>[] = [];
	for (let from = 0; from < told.length; from += PORTION) {
		const texts = told.slice(from, from + PORTION).map(({ text }) => text);
		const { rows } = await sql<{ id: string }>`
			insert into collect.stories (organisation_id, id, story_point_id, questionnaire_id, questionnaire_version, source,
				language, told_at, received_at, changed_at, opening_id, text, answers, consents)
			select ${DE_BRUG}, ('00000000-0000-4000-8000-' || lpad(to_hex(hashtext(${point.id}) & 16777215), 6, '0') || lpad(to_hex(${from}::int + told.at), 6, '0'))::uuid,
				${point.id}, ${point.questionnaireId}, 1, 'web', 'nl', now(), now(), now(), 'proud', told.text, '{}', '{}'
			from unnest(${texts}::text[]) with ordinality as told(text, at)
			returning id`.execute(ctx.db);
		ids.push(...rows.map(({ id }) => id as Id<'story'>).sort());
	}
	return ids;
}

async function timeOf(work: () => unknown): Promise<number> {
	const from = performance.now();
	await work();
	return performance.now() - from;
}

const quantile = (times: readonly number[], share: number) =>
	times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!;
const round = (number: number) => Math.round(number * 1000) / 1000;
