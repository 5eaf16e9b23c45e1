import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { workbook } from '#test/xlsx.ts';
import { expectNoAxeViolations, it, SCREENS } from './house.ts';
import { onDisk, type PostedFile as File } from './on-disk.ts';

/** Real files, where somebody has them beside the project. */
const SAMPLES = process.env.SHARED_DATA ?? '';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const json = (name: string, content: unknown): File => ({
	name,
	mimeType: 'application/json',
	buffer: Buffer.from(JSON.stringify(content))
});
const excel = (name: string, bytes: Uint8Array): File => ({ name, mimeType: XLSX, buffer: Buffer.from(bytes) });
const fixture = async (path: string, mimeType: string): Promise<File> => ({
	name: path.split('/').at(-1)!,
	mimeType,
	buffer: await readFile(new URL(`../test/fixtures/${path}`, import.meta.url))
});

const SURVEY = [
	['type', 'name', 'label', 'hint', 'relevant', 'appearance', 'constraint'],
	['select_one hulp', 'hulp', 'Wie hielp jou?', 'Kies wie het meeste deed.'],
	['text', 'wat', 'Wat deed de coach?', '', "${hulp} = 'coach'"],
	['rank hulp', 'volgorde', 'Wie was er het eerst?'],
	['begin_group', 'vertrouwen', 'Hoeveel vertrouwen heb je?', '', '', 'table-list'],
	['select_one mate', 'gemeente', 'In de gemeente'],
	['select_one mate', 'buren', 'In de buren'],
	['end_group'],
	['geopoint', 'plek', 'Waar was het?'],
	['integer', 'leeftijd', 'Hoe oud ben je?', '', '', '', '. > 17']
];
const CHOICES = [
	['list_name', 'name', 'label'],
	['hulp', 'buur', 'Een buur'],
	['hulp', 'coach', 'De wijkcoach'],
	['mate', 'weinig', 'Weinig'],
	['mate', 'veel', 'Veel']
];
const SETTINGS = [
	['form_title', 'default_language'],
	['Hulp dichtbij', 'nl']
];
const FORM = excel('hulp.xlsx', workbook({ survey: SURVEY, choices: CHOICES, settings: SETTINGS }));

const text = (id: string, rest: object = {}) => ({
	...{ id, type: 'text', title: { nl: `Vraag ${id}?` }, required: false, allowNotApplicable: false },
	...{ settings: { lines: 'one', maxLength: 200 }, ...rest }
});
const own = (...questions: readonly object[]) => ({
	...{ soort: 'samenleren/vragenlijst', versie: 1 },
	vragenlijst: { title: { nl: 'Eigen' }, languages: ['nl'], openings: [], questions }
});

/** Seventeen billion cells, in a few kilobytes; one row says something. */
const HUGE = excel(
	'groot.xlsx',
	workbook({ survey: SURVEY, choices: CHOICES, settings: SETTINGS }, { dimension: 'A1:XFD1048576' })
);

const WRONG: readonly (readonly [string, File | undefined, RegExp])[] = [
	['no file', undefined, /Kies eerst een bestand/],
	['a zip that is called xlsx', excel('foto.xlsx', Buffer.from('PK\x03\x04 honestly')), /niet te openen/],
	[
		'a workbook that unpacks to far more',
		excel('bom.xlsx', workbook({ survey: SURVEY }, { extra: { 'xl/sharedStrings.xml': new Uint8Array(60_000_000) } })),
		/uitgepakt veel te groot/
	],
	[
		'questions that wait for each other',
		json('kring.json', own(text('a', { shownIf: { question: 'b' } }), text('b', { shownIf: { question: 'a' } }))),
		/wachten op elkaar.*a → b → a/
	],
	['half a file', { ...json('half.json', ''), buffer: Buffer.from('{"soort": "samenl') }, /niet heel/],
	['an old Excel file', excel('oud.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])), /oud Excel-bestand/],
	['an empty file', excel('leeg.xlsx', Buffer.alloc(0)), /is leeg/],
	['a little too much', json('ruim.json', 'x'.repeat(950_000)), /te groot voor een vragenlijst/],
	['five megabytes of junk', excel('rommel.xlsx', Buffer.alloc(5_000_000, 7)), /te groot voor een vragenlijst/],
	['far more than the house takes', excel('film.xlsx', Buffer.alloc(45_000_000, 7)), /te groot voor een vragenlijst/]
];

async function look(page: Page, file: File | undefined): Promise<void> {
	if (file) await page.locator('input[type=file]').setInputFiles(await onDisk(file));
	await page.getByRole('button', { name: 'Laat zien wat erin staat' }).click();
}

const open = (page: Page) => page.goto('/werk/vertelpunten/inlezen');
const points = async (page: Page) => (await page.request.get('/api/v1/vertelpunten')).text();

/** Looks with axe, whether anything sticks out, and (for who asks) at a picture. */
async function inspect(page: Page, name: string): Promise<void> {
	await expectNoAxeViolations(page);
	const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(wider, `${name}: nothing sticks out`).toBeLessThanOrEqual(0);
	if (process.env.PICTURES)
		await page.screenshot({
			path: `${process.env.PICTURES}/files-${name}-${page.viewportSize()!.width}.png`,
			fullPage: true
		});
}

async function makeFrom(page: Page, file: File, name: string): Promise<void> {
	await open(page);
	await look(page, file);
	await page.getByLabel('Naam van het vertelpunt').fill(name);
	await page.getByRole('button', { name: 'Maak dit vertelpunt' }).click();
	await page.waitForURL('**/vragenlijst?melding=ingelezen');
}

describe('a questionnaire from a file', () => {
	it.for([
		['with JavaScript', true],
		['without JavaScript', false]
	] as const)(
		'is shown with what could not come along, and made a point only then, %s',
		async ([, javaScriptEnabled], { visit }) => {
			const page = await visit({ signedIn: true, javaScriptEnabled });
			await page.goto('/werk/vertelpunten');
			await page.getByRole('link', { name: 'Vragenlijst inlezen' }).click();
			await look(page, FORM);
			await page.getByRole('heading', { name: 'Dit staat erin' }).waitFor();
			expect(await page.getByText('Een XLSForm:').innerText()).toContain('Hulp dichtbij, 5 vragen');
			expect(await page.getByText('plek: dit soort vraag hebben we niet').count()).toBe(1);
			expect(await page.getByText('leeftijd: deze grens aan het antwoord komt niet mee').count()).toBe(1);
			for (const kind of ['volgorde', 'rijen en kolommen']) expect(await page.getByText(`1 × ${kind}`).count()).toBe(1);

			const name = page.getByLabel('Naam van het vertelpunt');
			expect(await name.inputValue()).toBe('Hulp dichtbij');
			await name.fill(' ');
			await page.getByRole('button', { name: 'Maak dit vertelpunt' }).click();
			await page.getByRole('alert').getByText('Geef het vertelpunt een naam').waitFor();
			expect(await page.getByText('Een XLSForm:').count()).toBe(1);
			await name.fill('Inlezen');
			await page.getByRole('button', { name: 'Maak dit vertelpunt' }).click();
			await page.getByRole('alert').getByText('Dit adres gebruikt Samenleren zelf al').waitFor();

			await name.fill(`Gelezen ${String(javaScriptEnabled)}`);
			await page.getByRole('button', { name: 'Maak dit vertelpunt' }).click();
			await page.waitForURL(`**/gelezen-${String(javaScriptEnabled)}/vragenlijst?melding=ingelezen`);
			await page.getByText('Dit is de vragenlijst uit het bestand').waitFor();
			expect((await page.request.get(`/vertel/gelezen-${String(javaScriptEnabled)}`)).status()).toBe(404);
			if (!javaScriptEnabled) return;
			await page.locator('[data-alive]').waitFor();
			for (const id of ['hulp', 'wat', 'volgorde', 'vertrouwen', 'leeftijd'])
				expect(await page.locator(`#vraag-${id}`).count()).toBe(1);
			await page.locator('#vraag-wat').click();
			await page.getByText('Deze vraag komt alleen als bij ‘Wie hielp jou?’ ‘De wijkcoach’ is gekozen.').waitFor();
		}
	);

	it.for([
		['SenseMaker', 'sensemaker/framework.json', 'application/json', 'stenen in een vlak'],
		['NarraFirma', 'narrafirma/form.csv', 'text/csv', 'één keuze']
	] as const)('is read from %s', async ([program, path, type, kind], { visit }) => {
		const page = await visit({ signedIn: true });
		await open(page);
		await look(page, await fixture(path, type));
		await page.getByText(new RegExp(`van ${program}:|Een ${program}-framework:`)).waitFor();
		expect(await page.locator('dd', { hasText: kind }).count()).toBe(1);
		await page.getByLabel('Naam van het vertelpunt').fill(`Uit ${program}`);
		await page.getByRole('button', { name: 'Maak dit vertelpunt' }).click();
		await page.waitForURL(`**/uit-${program.toLowerCase()}/vragenlijst?melding=ingelezen`);
	});

	it('is read whatever number of cells it declares', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await open(page);
		const started = Date.now();
		await look(page, HUGE);
		await page.getByRole('heading', { name: 'Dit staat erin' }).waitFor();
		expect(Date.now() - started).toBeLessThan(5_000);
	});

	it.for([
		['with JavaScript', true],
		['without JavaScript', false]
	] as const)(
		'that is wrong is answered with a sentence and changes nothing, %s',
		{ timeout: 120_000 },
		async ([, javaScriptEnabled], { visit }) => {
			const page = await visit({ signedIn: true, javaScriptEnabled });
			const before = await points(page);
			for (const [what, file, sentence] of WRONG) {
				await open(page);
				await look(page, file);
				await page.getByRole('alert').getByText(sentence).waitFor();
				expect(await page.locator('#bestand-error').innerText(), what).toMatch(sentence);
			}
			await expectNoAxeViolations(page);
			expect(await points(page)).toBe(before);
		}
	);

	it('is read from files that people really use', async ({ visit, skip }) => {
		skip(!existsSync(`${SAMPLES}/sensemaker-ademo`), 'no samples beside the project');
		const page = await visit({ signedIn: true });
		for (const path of [
			'sensemaker-ademo/ADemo_Definition.json',
			'narrafirma-example/narrafirma_example_story_form.csv',
			'xlsform/xlsform_spec_test.xlsx',
			'xlsform/group.xlsx'
		]) {
			await open(page);
			await page.locator('input[type=file]').setInputFiles(`${SAMPLES}/${path}`);
			await page.getByRole('button', { name: 'Laat zien wat erin staat' }).click();
			await page.getByRole('heading', { name: 'Dit staat erin' }).waitFor();
			await inspect(page, path.replaceAll('/', '-'));
		}
	});
});

describe('the questionnaire of a point as a file', () => {
	it('is taken along, changed, and read in as a working copy that shows what changes first', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await makeFrom(page, FORM, 'Heen en terug');
		await page.goto('/werk/vertelpunten/heen-en-terug/bestand');
		const coming = page.waitForEvent('download');
		await page.getByRole('link', { name: 'Download als bestand' }).click();
		const download = await coming;
		expect(download.suggestedFilename()).toBe('heen-en-terug-vragenlijst-v1.json');
		const file = JSON.parse(await readFile(await download.path(), 'utf8')) as ReturnType<typeof own>;

		await look(page, json('zelfde.json', file));
		await page.getByText('Er verandert niets').waitFor();
		expect(await page.getByRole('button', { name: 'Ga hiermee verder' }).count()).toBe(0);

		const questions = file.vragenlijst.questions.slice(1).filter((question) => !('shownIf' in question));
		const changed = { ...file, vragenlijst: { ...file.vragenlijst, questions: [...questions, text('nieuw')] } };
		await page.getByRole('link', { name: 'Toch een ander bestand' }).click();
		await look(page, json('anders.json', changed));
		await page.getByText('Nieuwe vraag: ‘Vraag nieuw?’').waitFor();
		await page.getByText('Niet meer gevraagd: ‘Wie hielp jou?’').waitFor();
		await page.getByRole('button', { name: 'Ga hiermee verder' }).click();
		await page.waitForURL('**/heen-en-terug/vragenlijst?melding=ingelezen');
		expect(await page.locator('#vraag-nieuw').count()).toBe(1);
		expect((await page.request.get('/werk/vertelpunten/heen-en-terug/bestand/download')).ok()).toBe(true);
		expect(await (await page.request.get('/werk/vertelpunten/heen-en-terug/bestand/download')).json()).toEqual(file);

		await page.goto('/werk/vertelpunten/heen-en-terug/bestand');
		await look(page, json('anders.json', changed));
		await page.getByText('Er is al een werkexemplaar').waitFor();
	});

	it('is refused in words where it cannot follow, without JavaScript too', async ({ visit }) => {
		const page = await visit({ signedIn: true, javaScriptEnabled: false });
		await makeFrom(page, json('eigen.json', own(text('a'))), 'Soort blijft');
		await page.goto('/werk/vertelpunten/soort-blijft/bestand');
		const slider = { type: 'slider', settings: { left: { nl: 'weinig' }, right: { nl: 'veel' } } };
		await look(page, json('soort.json', own(text('a', slider))));
		await page.getByRole('alert').getByText('kan niet van soort veranderen').waitFor();
		await look(page, json('anders.json', own(text('a'), text('b'))));
		await page.getByRole('button', { name: 'Ga hiermee verder' }).click();
		await page.waitForURL('**/soort-blijft/vragenlijst?melding=ingelezen');
	});
});

describe('the screens of reading in', () => {
	it.for(Object.values(SCREENS))('have nothing axe finds at $width', async (viewport, { visit }) => {
		const page = await visit({ signedIn: true, viewport });
		await open(page);
		await inspect(page, 'choose');
		await look(page, WRONG[4]![1]);
		await inspect(page, 'refused');
		await look(page, FORM);
		await page.getByText('Alle vragen').click();
		await inspect(page, 'found');
		await makeFrom(page, FORM, `Kijk ${viewport.width}`);
		await page.goto(`/werk/vertelpunten/kijk-${viewport.width}/bestand`);
		expect(await page.getByRole('navigation', { name: 'Dit vertelpunt' }).innerText()).not.toMatch(/\w\.\w/);
		await inspect(page, 'take');
		await look(
			page,
			json('anders.json', own(text('nieuw', { title: { nl: 'Ditiseenheellangwoorddatnooiteindigt'.repeat(6) } })))
		);
		await page.getByRole('heading', { name: 'Dit wordt anders' }).waitFor();
		await inspect(page, 'next');
	});
});
