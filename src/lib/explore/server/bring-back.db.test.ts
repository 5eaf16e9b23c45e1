/** Experiences that leave as a loose file come back as the same. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { loadExample } from '#lib/collect/server/example.ts';
import { importStories } from '#lib/collect/server/import-stories.ts';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { NOBODY, turnTransaction } from '#lib/platform/server/database.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import type { Answers } from '#lib/signify/answer.ts';
import { prepareImport, type ImportSource } from '#lib/signify/imports/server/prepare.ts';
import { anna, bram, DE_BRUG, MONDAY, noor, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { QUESTIONNAIRE, storedPoint, storedStory, storedVersion, withdrawn } from '#test/stories.ts';
import type { ExportFormat } from '../export-format.ts';
import { bringBack } from './bring-back.ts';
import { exportStories } from './export.ts';

async function at(ctx: Context, organisationId: Id<'organisation'>): Promise<Context> {
	await turnTransaction(ctx.db, organisationId);
	return { ...ctx, organisationId, actor: { ...anna, organisationId } };
}

interface Kind {
	readonly format: ExportFormat;
	readonly naming: 'codes' | 'words';
	readonly separator?: ',' | ';';
	readonly language?: 'nl' | 'en';
}

async function leave(
	ctx: Context,
	pointId: Id<'story-point'>,
	{ format, naming, separator = ',', language = 'nl' }: Kind
): Promise<Uint8Array> {
	const rows = await ctx.db
		.selectFrom('collect.stories')
		.select('id')
		.where('story_point_id', '=', pointId)
		.where('withdrawn_at', 'is', null)
		.orderBy('told_at')
		.orderBy('id')
		.execute();
	const ids = rows.map(({ id }) => id as Id<'story'>);
	const say = sayFrom(messagesOf(language, ['explore', 'types-team', 'doors', 'helper', 'selections']), language);
	const file = await exportStories(ctx, pointId, ids, { format, naming, separator, language, say, fileName: 'x' });
	return new Uint8Array(await new Response(file).arrayBuffer());
}

const forget = (ctx: Context, pointId: Id<'story-point'>) =>
	ctx.db.deleteFrom('collect.stories').where('story_point_id', '=', pointId).execute();

/** The file again, after everything was gone and came back from it. */
async function throughFile(ctx: Context, slug: string, pointId: Id<'story-point'>, kind: Kind) {
	const left = await leave(ctx, pointId, kind);
	await forget(ctx, pointId);
	const outcome = await bringBack(ctx, slug, left, false);
	const again = await leave(ctx, pointId, kind);
	expect(Buffer.from(again).toString()).toBe(Buffer.from(left).toString());
	expect(await bringBack(ctx, slug, left, false)).toMatchObject({ added: 0, alreadyThere: outcome.added });
	return outcome;
}

const KINDS: readonly Kind[] = [
	{ format: 'csv', naming: 'codes' },
	{ format: 'csv', naming: 'codes', separator: ';', language: 'en' },
	{ format: 'csv', naming: 'words', separator: ';' },
	{ format: 'jsonl', naming: 'codes' },
	{ format: 'jsonl', naming: 'words', language: 'en' }
];

const DATA = process.env.SHARED_DATA ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const sample = (path: string) => join(DATA, path);
const SAMPLES: readonly ImportSource[] = [
	{
		format: 'sensemaker',
		data: sample('sensemaker-ademo/ADemo_Data.csv'),
		framework: sample('sensemaker-ademo/ADemo_Definition.json')
	},
	{
		format: 'narrafirma',
		data: sample('narrafirma-example/narrafirma_example_stories.csv'),
		form: sample('narrafirma-example/narrafirma_example_story_form.csv')
	}
];

const told = (text: string) => text.replaceAll('\0', '').toWellFormed();
const wild = fc.string({
	unit: fc.constantFrom("'", '=', '+', '-', '@', ';', ',', '|', '\t', '\r', '\n', '"', 'a', ' ', 'é', '＝')
});
const thousandth = fc.integer({ min: 0, max: 1000 }).map((part) => part / 1000);
const manyAnswers = fc.record(
	{
		'who-helped': fc.constantFrom<Answers[string]>(
			{ option: 'family' },
			{ option: 'other', other: '=1+1' },
			{ option: 'other', other: "'-2" },
			{ notApplicable: true }
		),
		places: fc.constantFrom<Answers[string]>(
			{ options: ['home'] },
			{ options: ['home', 'street'] },
			{ notApplicable: true }
		),
		pace: thousandth.map((position) => ({ position })),
		asked: fc.tuple(fc.nat(1000), fc.nat(1000)).map(([a, b]): Answers[string] => {
			const [low, high] = [Math.min(a, b), Math.max(a, b)];
			return { shares: [low / 1000, (high - low) / 1000, (1000 - high) / 1000] };
		}),
		advice: wild.filter((text) => text.trim() !== '').map((text) => ({ text }))
	},
	{ requiredKeys: [] }
);
const manyStories = fc.array(
	fc.record({
		text: fc.oneof(wild, fc.string({ unit: 'binary', maxLength: 40 })).map((text) => `${told(text)}`),
		title: fc.option(wild.filter((title) => title !== '')),
		answers: manyAnswers,
		openingId: fc.constantFrom('proud', null),
		language: fc.constantFrom('nl', 'ar'),
		source: fc.constantFrom('web', 'api', 'import', 'paper'),
		version: fc.constantFrom(1, 2)
	}),
	{ minLength: 1, maxLength: 8 }
);

const stored = (ctx: Context) =>
	ctx.db
		.selectFrom('collect.stories')
		.select(['id', 'source', 'language', 'told_at', 'opening_id', 'title', 'text', 'answers', 'questionnaire_version'])
		.orderBy('id')
		.execute();

const asThousandths = (value: unknown): unknown =>
	typeof value === 'number'
		? Math.round(value * 1000) / 1000
		: Array.isArray(value)
			? value.map(asThousandths)
			: typeof value === 'object' && value !== null && !(value instanceof Date)
				? Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, asThousandths(inside)]))
				: value;

describe('experiences that left as a file', () => {
	it('come back with the same answers and words, whatever people told', { timeout: 120_000 }, async ({ as }) => {
		let number = 0;
		await fc.assert(
			fc.asyncProperty(manyStories, fc.constantFrom(...KINDS), async (stories, kind) => {
				const here = await at(as(anna), DE_BRUG);
				await here.db.deleteFrom('collect.stories').execute();
				const slug = `punt-${++number}`;
				const point = await storedPoint(here, slug);
				await storedVersion(here, point.questionnaireId, 2, { ...QUESTIONNAIRE, title: { nl: 'Opnieuw' } });
				for (const story of stories) await storedStory(here, point, story);
				const before = await stored(here);
				await throughFile(here, slug, point.id, kind);
				expect(asThousandths(await stored(here))).toEqual(asThousandths(before));
			}),
			{ numRuns: 60 }
		);
	});

	it.for(KINDS)('are the example again: $format $naming', { timeout: 120_000 }, async (kind, { as }) => {
		await as(HOUSE).db.deleteFrom('people.organisations').execute();
		const organisationId = await loadExample({ ...as(HOUSE), organisationId: NOBODY });
		const here = await at(as(anna), organisationId!);
		const { id } = await here.db
			.selectFrom('collect.story_points')
			.select('id')
			.where('slug', '=', 'samenleren')
			.executeTakeFirstOrThrow();
		for (const table of ['collect.notes', 'collect.tags'] as const) await here.db.deleteFrom(table).execute();
		const outcome = await throughFile(here, 'samenleren', id as Id<'story-point'>, kind);
		expect(outcome.added).toBeGreaterThan(50);
	});

	it.for(SAMPLES)('are the same when they came from $format', { timeout: 120_000 }, async (source, { as, skip }) => {
		skip(!existsSync(source.data), 'no samples beside the project');
		const says = { welcome: { nl: 'Welkom.' }, privacy: { nl: 'Wij lezen mee.' }, thanks: { nl: 'Dank.' } };
		await importStories(as(bram), await prepareImport(source, MONDAY), { name: 'Proef', says, check: false });
		const here = await at(as(anna), DE_BRUG);
		const { id } = await here.db.selectFrom('collect.story_points').select('id').executeTakeFirstOrThrow();
		for (const format of ['csv', 'jsonl'] as const)
			await throughFile(here, 'proef', id as Id<'story-point'>, { format, naming: 'codes' });
	});

	it('come into another point that asks the same, and say what belongs to a version that is not there', async ({
		as
	}) => {
		const here = await at(as(anna), DE_BRUG);
		const point = await storedPoint(here);
		await storedVersion(here, point.questionnaireId, 2, QUESTIONNAIRE);
		await storedStory(here, point, { version: 2, answers: { pace: { position: 0.25 } } });
		const left = [await leave(here, point.id, KINDS[0]!), await leave(here, point.id, KINDS[3]!)];
		await forget(here, point.id);
		const other = await storedPoint(here, 'ander');
		for (const file of left) {
			expect(await bringBack(here, 'ander', file, true)).toMatchObject({ added: 1, moved: 1, unknown: [] });
			expect(await bringBack(here, 'ander', file, false)).toMatchObject({ added: 1 });
			expect(await stored(here)).toMatchObject([{ questionnaire_version: 1, answers: { pace: { position: 0.25 } } }]);
			await forget(here, other.id);
		}
	});

	it('stay withdrawn, are only looked at when somebody wants to look, and stand at one point only', async ({ as }) => {
		const here = await at(as(anna), DE_BRUG);
		const point = await storedPoint(here);
		const ids = [await storedStory(here, point), await storedStory(here, point)];
		const left = await leave(here, point.id, KINDS[0]!);
		await withdrawn(here, ids[0]!);
		expect(await bringBack(here, 'buurt', left, false)).toMatchObject({ added: 0, alreadyThere: 2 });
		await storedPoint(here, 'ander');
		await expect(bringBack(here, 'ander', left, false)).rejects.toMatchObject({ code: 'return.refused.elsewhere' });
		await forget(here, point.id);
		expect(await bringBack(here, 'buurt', left, true)).toMatchObject({ added: 2, naming: 'codes', moved: 0 });
		expect(await stored(here)).toEqual([]);
	});

	it('are refused in words where two answers are called the same, and come back with codes', async ({ as }) => {
		const here = await at(as(anna), DE_BRUG);
		const [who, ...others] = QUESTIONNAIRE.questions;
		const options = ['neighbours', 'family'].map((id) => ({ id, label: { nl: 'Iemand' } }));
		const same = { ...who!, settings: { options } } as (typeof QUESTIONNAIRE.questions)[number];
		const point = await storedPoint(here, 'buurt', { ...QUESTIONNAIRE, questions: [same, ...others] });
		await storedStory(here, point, { answers: { 'who-helped': { option: 'family' } } });
		const words = await leave(here, point.id, { format: 'csv', naming: 'words' });
		await expect(bringBack(here, 'buurt', words, true)).rejects.toMatchObject({
			...{ code: 'return.refused.row-wrong', params: { line: 2, column: 'Wie hielp jou?' } }
		});
		await throughFile(here, 'buurt', point.id, KINDS[0]!);
	});

	it('come in with who may import', async ({ as }) => {
		const point = await storedPoint(as(noor));
		await storedStory(as(noor), point);
		const left = await leave(as(noor), point.id, KINDS[0]!);
		for (const actor of [noor, rika, steef, VISITOR])
			await expect(bringBack(as(actor), 'buurt', left, true)).rejects.toMatchObject({ kind: 'forbidden' });
	});

	it('are two when the file has no ids and a row stands in it twice, also the next time', async ({ as }) => {
		const here = await at(as(anna), DE_BRUG);
		await storedPoint(here);
		const row = '"2027-01-01T10:00:00.000Z",1,"nl","web","Hallo"\n';
		const file = Buffer.from(`story.told-at,story.version,story.language,story.source,story.text\n${row}${row}`);
		expect(await bringBack(here, 'buurt', file, false)).toMatchObject({ added: 2, columns: 5 });
		expect(await bringBack(here, 'buurt', file, false)).toMatchObject({ added: 0, alreadyThere: 2 });
	});

	it.for<readonly [string, (text: string) => string, string, object]>([
		['that is no table', () => 'Hallo', 'no-table', {}],
		['of something else', () => 'a,b\n1,2\n', 'no-table', {}],
		['without experiences', (text) => text.slice(0, text.indexOf('\n') + 1), 'no-rows', {}],
		['with an experience twice', (text) => text + text.split('\n')[1]!, 'row-twice', { line: 3 }],
		['with a quote that never closes', (text) => `${text}"Geheim`, 'row-broken', { line: 3 }],
		[
			'with an unknown answer',
			(text) => text.replace('"family"', '"Geheim"'),
			'row-wrong',
			{ line: 2, column: 'who-helped' }
		],
		['with too large a number', (text) => text.replace('33.3', '133.3'), 'row-wrong', { line: 2, column: 'pace' }],
		[
			'with a date of a spreadsheet',
			(text) => text.replace(/"2027-[^"]*"/, '"1-3-2027"'),
			'row-wrong',
			{ line: 2, column: 'story.told-at' }
		],
		[
			'with two for yes',
			(text) => text.replace(',1,0,33.3', ',1,2,33.3'),
			'row-wrong',
			{ line: 2, column: 'places.street' }
		]
	])('are refused in a file %s, by the line and never by what it says', async ([, change, code, params], { as }) => {
		const here = await at(as(anna), DE_BRUG);
		const point = await storedPoint(here);
		const answers = { 'who-helped': { option: 'family' }, places: { options: ['home'] }, pace: { position: 0.333 } };
		await storedStory(here, point, { text: 'Geheim', answers });
		const left = Buffer.from(await leave(here, point.id, KINDS[0]!)).toString();
		expect(change(left)).not.toBe(left);
		const refusal = await bringBack(here, 'buurt', Buffer.from(change(left)), false).catch((error: unknown) => error);
		expect(refusal).toMatchObject({ code: `return.refused.${code}`, params });
		expect(JSON.stringify(refusal)).not.toContain('Geheim');
	});
});
