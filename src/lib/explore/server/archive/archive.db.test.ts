/** What leaves as a whole story point comes back as one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect } from 'vitest';
import { ARCHIVE_FILES } from '#lib/collect/archive.ts';
import { loadExample } from '#lib/collect/server/example.ts';
import { importStories } from '#lib/collect/server/import-stories.ts';
import { MOST_AT_MACHINE } from '#lib/collect/server/open-archive.ts';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { NOBODY, turnTransaction } from '#lib/platform/server/database.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import type { Answers } from '#lib/signify/answer.ts';
import { prepareImport, type ImportSource } from '#lib/signify/imports/server/prepare.ts';
import { anna, bram, DE_BRUG, DE_OEVER, MONDAY, noor, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { QUESTIONNAIRE, storedPoint, storedStory, storedVersion, withdrawn, type StoredPoint } from '#test/stories.ts';
import { encodeSnapshot } from '../../snapshot.ts';
import { bringPoint, openPoint } from './bring-point.ts';
import { exportArchive } from './export-archive.ts';
import { readColumns } from '../story-columns.ts';

const style = {
	language: 'nl',
	ofReaders: true,
	say: sayFrom(messagesOf('nl', ['explore', 'types-team', 'doors', 'helper']), 'nl')
};

/** The same transaction, in another organisation. */
async function at(ctx: Context, organisationId: Id<'organisation'>): Promise<Context> {
	await turnTransaction(ctx.db, organisationId);
	return { ...ctx, organisationId, actor: { ...anna, organisationId } };
}

const leave = async (ctx: Context, slug: string) =>
	new Uint8Array(await new Response(await exportArchive(ctx, slug, style)).arrayBuffer());

const comeIn = async (ctx: Context, bytes: Uint8Array, slug?: string) =>
	bringPoint(ctx, await openPoint(bytes, MOST_AT_MACHINE), { slug, check: false });

const partsOf = (bytes: Uint8Array) =>
	Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, Buffer.from(part).toString()]));

async function columnsOf(ctx: Context, slug: string): Promise<Buffer> {
	const { id } = await ctx.db
		.selectFrom('collect.story_points')
		.select('id')
		.where('organisation_id', '=', ctx.organisationId)
		.where('slug', '=', slug)
		.executeTakeFirstOrThrow();
	return Buffer.from(encodeSnapshot(await readColumns(ctx, id as Id<'story-point'>)));
}

/** What a point says of itself, without what is another here: its address, and that it is closed. */
const withoutPlace = (text: string) => ({ ...(JSON.parse(text) as object), adres: '', sluit: '', opent: '' });

async function expectTheSameBack(here: Context, slug: string, back = 'terug'): Promise<void> {
	const left = await leave(here, slug);
	const before = await columnsOf(here, slug);
	const parts = partsOf(left);
	const stories = parts[ARCHIVE_FILES.stories]!.split('\n').length - 1;

	const there = await at(here, DE_OEVER);
	expect(await comeIn(there, left, back)).toMatchObject({ point: 'new', added: stories, alreadyThere: 0 });
	expect((await columnsOf(there, back)).equals(before), 'the columns of the dashboard').toBe(true);
	const again = partsOf(await leave(there, back));
	for (const name of [ARCHIVE_FILES.stories, ARCHIVE_FILES.codebook]) expect(again[name]).toBe(parts[name]);
	expect(withoutPlace(again[ARCHIVE_FILES.point]!)).toEqual(withoutPlace(parts[ARCHIVE_FILES.point]!));

	expect(await comeIn(there, left)).toMatchObject({ point: 'known', slug: back, added: 0, alreadyThere: stories });
	expect(partsOf(await leave(there, back))).toEqual(again);
}

const DATA = process.env.SHARED_DATA ?? fileURLToPath(new URL('../../../../../../shared/data', import.meta.url));
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

const manyAnswers = fc.record(
	{
		'who-helped': fc.constantFrom<Answers[string]>(
			{ option: 'family' },
			{ option: 'other', other: '=1+1' },
			{ notApplicable: true }
		),
		places: fc.constantFrom<Answers[string]>(
			{ options: ['home'] },
			{ options: ['street', 'home'] },
			{ notApplicable: true }
		),
		pace: fc.double({ min: 0, max: 1, noNaN: true }).map((position) => ({ position: position + 0 })),
		asked: fc.constantFrom<Answers[string]>({ shares: [0.2, 0.3, 0.5] }, { shares: [0, 0, 1] }),
		advice: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((text) => ({ text }))
	},
	{ requiredKeys: [] }
);
const storable = (text: string) => text.replaceAll('\0', '').toWellFormed();
const manyStories = fc.array(
	fc.record({
		text: fc.string({ unit: 'binary', maxLength: 80 }).map((text) => `${storable(text)}.\r\n\u2028"`),
		title: fc.option(fc.string({ unit: 'grapheme', maxLength: 20 }).map(storable)),
		answers: manyAnswers,
		openingId: fc.constantFrom('proud', null),
		language: fc.constantFrom('nl', 'ar'),
		source: fc.constantFrom('web', 'api', 'import', 'paper'),
		version: fc.constantFrom(1, 2),
		withdrawn: fc.boolean()
	}),
	{ maxLength: 12 }
);

describe('a whole story point', () => {
	it('is the same point when the example comes back in another house', { timeout: 120_000 }, async ({ as }) => {
		await as(HOUSE).db.deleteFrom('people.organisations').execute();
		const organisationId = await loadExample({ ...as(HOUSE), organisationId: NOBODY });
		await expectTheSameBack(await at(as(anna), organisationId!), 'samenleren');
	});

	it.for(SAMPLES)('is the same point when it came from $format', { timeout: 120_000 }, async (source, { as, skip }) => {
		skip(!existsSync(source.data), 'no samples beside the project');
		const says = { welcome: { nl: 'Welkom.' }, privacy: { nl: 'Wij lezen mee.' }, thanks: { nl: 'Dank.' } };
		await importStories(as(bram), await prepareImport(source, MONDAY), { name: 'Proef', says, check: false });
		await expectTheSameBack(await at(as(anna), DE_BRUG), 'proef');
	});

	it('is the same point whatever people told, in whatever version', { timeout: 120_000 }, async ({ as }) => {
		let number = 0;
		await fc.assert(
			fc.asyncProperty(manyStories, async (stories) => {
				const here = await at(as(anna), DE_BRUG);
				const slug = `punt-${++number}`;
				const point = await storedPoint(here, slug);
				await storedVersion(here, point.questionnaireId, 2, { ...QUESTIONNAIRE, title: { nl: 'Opnieuw' } });
				for (const story of stories) await storedStory(here, point, story);
				await expectTheSameBack(here, slug, `${slug}-terug`);
			}),
			{ numRuns: 12 }
		);
	});

	it('keeps the ways in, and who came in by which', async ({ as }) => {
		const here = await at(as(anna), DE_BRUG);
		const point = await storedPoint(here);
		const entrance = '0192f000-0000-7000-8000-00000000e001';
		await here.db
			.insertInto('collect.entrances')
			.values({
				...{ organisation_id: DE_BRUG, id: entrance, story_point_id: point.id, code: 'k7mp', name: 'Bibliotheek' },
				...{ language: 'nl', area: null, created_at: MONDAY, retired_at: MONDAY }
			})
			.execute();
		const id = await storedStory(here, point);
		await here.db
			.updateTable('collect.stories')
			.set({ entrance_id: entrance, told_to: 'interpreter' })
			.where('id', '=', id)
			.execute();
		await expectTheSameBack(here, 'buurt');
		const back = await here.db.selectFrom('collect.stories').select(['entrance_id', 'told_to']).execute();
		expect(back).toEqual([{ entrance_id: entrance, told_to: 'interpreter' }]);
	});

	it('takes no new experiences until somebody opens it, and never brings back what was withdrawn', async ({ as }) => {
		const here = await at(as(anna), DE_BRUG);
		const point = await storedPoint(here);
		const ids = [await storedStory(here, point), await storedStory(here, point)];
		const left = await leave(here, 'buurt');
		const there = await at(here, DE_OEVER);
		await comeIn(there, left, 'terug');
		const [row] = await there.db.selectFrom('collect.story_points').select(['closes_at', 'state']).execute();
		expect(row).toEqual({ closes_at: MONDAY, state: 'live' });

		await withdrawn(there, ids[0]!);
		expect(await comeIn(there, left)).toMatchObject({ added: 0, alreadyThere: 2 });
		expect(partsOf(await leave(there, 'terug'))[ARCHIVE_FILES.stories]).not.toContain(ids[0]);
	});

	it('is only looked at when somebody wants to look first', async ({ as }) => {
		const here = await at(as(anna), DE_BRUG);
		const point = await storedPoint(here);
		await storedStory(here, point);
		const archive = await openPoint(await leave(here, 'buurt'), MOST_AT_MACHINE);
		expect(await bringPoint(here, archive, { check: true })).toMatchObject({ point: 'known', alreadyThere: 1 });
		const there = await at(here, DE_OEVER);
		expect(await bringPoint(there, archive, { check: true })).toMatchObject({ point: 'new', added: 1 });
		expect(await there.db.selectFrom('collect.story_points').select('id').execute()).toEqual([]);
	});

	it('leaves with who may export, comes in with who may import', async ({ as }) => {
		await storedPoint(as(noor));
		const left = await leave(as(noor), 'buurt');
		for (const actor of [rika, steef, VISITOR])
			await expect(exportArchive(as(actor), 'buurt', style)).rejects.toMatchObject({ kind: 'forbidden' });
		for (const actor of [noor, rika, steef, VISITOR])
			await expect(comeIn(as(actor), left)).rejects.toMatchObject({ kind: 'forbidden' });
		const deeds = await as(noor).db.selectFrom('platform.audit').select('deed').execute();
		expect(deeds).toEqual([{ deed: 'explore.archive.export' }]);
	});
});

describe('a file that is no whole story point', () => {
	interface Files {
		point?: (point: Record<string, unknown>) => void;
		stories?: (lines: string) => string;
	}

	/** The archive of a point with two experiences, tampered with. */
	async function tampered(ctx: Context, { point, stories }: Files): Promise<Uint8Array> {
		const stored: StoredPoint = await storedPoint(ctx);
		await storedStory(ctx, stored, { text: 'Iets van iemand.' });
		await storedStory(ctx, stored);
		const parts = partsOf(await leave(ctx, 'buurt'));
		const json = JSON.parse(parts[ARCHIVE_FILES.point]!) as Record<string, unknown>;
		point?.(json);
		return zipSync({
			[ARCHIVE_FILES.point]: strToU8(JSON.stringify(json)),
			[ARCHIVE_FILES.stories]: strToU8(stories?.(parts[ARCHIVE_FILES.stories]!) ?? parts[ARCHIVE_FILES.stories]!)
		});
	}

	const refusals: readonly (readonly [string, Files, string])[] = [
		['of a newer program', { point: (json) => (json.versie = 2) }, 'newer'],
		['of another kind', { point: (json) => (json.soort = 'iets/anders') }, 'point-wrong'],
		['with a field too many', { point: (json) => (json.geheim = 1) }, 'point-wrong'],
		['that asks what is not in it', { point: (json) => (json.vraagtNu = 7) }, 'point-wrong'],
		['that was cut off', { stories: (lines) => lines.slice(0, -20) }, 'cut-off'],
		['with an experience twice', { stories: (lines) => lines + lines }, 'story-twice'],
		['with a line that is no JSON', { stories: (lines) => `${lines}{"id":\n` }, 'story-wrong'],
		['with an unknown version', { stories: (lines) => lines.replace('Versie":1', 'Versie":9') }, 'story-wrong'],
		[
			'with an unknown question',
			{ stories: (lines) => lines.replace('"antwoorden":{', '"antwoorden":{"x":{"tekst":"y"}') },
			'story-wrong'
		],
		['with a NUL in a text', { stories: (lines) => lines.replace('Iets', 'Iets\\u0000') }, 'story-wrong'],
		['with half a character', { stories: (lines) => lines.replace('Iets', '\\ud83d') }, 'story-wrong']
	];

	it.for(refusals)('%s is refused in words, and changes nothing', async ([, files, code], { as }) => {
		const bytes = await tampered(await at(as(anna), DE_BRUG), files);
		const there = await at(as(anna), DE_OEVER);
		const refused = (async () => {
			const archive = await openPoint(bytes, MOST_AT_MACHINE);
			return bringPoint(there, archive, { slug: 'terug', check: true });
		})();
		await expect(refused).rejects.toMatchObject({ name: 'ArchiveRefused', code: `return.refused.${code}` });
		await refused.catch((error: Error) => expect(JSON.stringify(error)).not.toContain('van iemand'));
	});

	it('is refused when its experiences stand at another point here', async ({ as }) => {
		const here = await at(as(anna), DE_BRUG);
		const bytes = await tampered(here, { point: (json) => (json.id = '0192f000-0000-7000-8000-0000000000ff') });
		await expect(comeIn(here, bytes, 'elders')).rejects.toMatchObject({ code: 'return.refused.elsewhere' });
	});

	it('is refused when the same version of its questionnaire says something else here', async ({ as }) => {
		const here = await at(as(anna), DE_BRUG);
		const bytes = await tampered(here, {
			point: (json) => ((json.vragenlijsten as { inhoud: { title: object } }[])[0]!.inhoud.title = { nl: 'Anders' })
		});
		await expect(comeIn(here, bytes)).rejects.toMatchObject({ code: 'return.refused.questionnaire-differs' });
	});

	it('is refused when its address is taken, and comes in under another', async ({ as }) => {
		const here = await at(as(anna), DE_BRUG);
		const bytes = await tampered(here, {});
		const taken = { kind: 'story-point', name: 'buurt', organisation_id: DE_BRUG };
		await here.db.insertInto('platform.directory').values(taken).execute();
		const there = await at(here, DE_OEVER);
		await expect(comeIn(there, bytes)).rejects.toMatchObject({ code: 'collect.story-point.slug-taken' });
		expect(await comeIn(there, bytes, 'terug')).toMatchObject({ slug: 'terug', added: 2 });
	});
});
