import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, vi } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';

const DASHBOARD = '/werk/vertelpunten/samenleren/dashboard';

/** Opens the dashboard of the example and waits until the browser counts itself. */
async function explore(page: Page, query = ''): Promise<void> {
	await page.goto(DASHBOARD + query);
	await page.locator('[data-counted-by=browser]').waitFor();
}

/** What every chart says: each bar's number and share, and how many answered. */
const said = (page: Page): Promise<readonly string[]> =>
	page
		.locator('.chart .numbers, .chart .answered, .count')
		.evaluateAll((marks) =>
			marks.filter((mark) => !mark.closest('details')).map((mark) => mark.textContent.replace(/\s+/g, ' ').trim())
		);

const matching = async (page: Page): Promise<number> => Number(await page.locator('.count strong').innerText());

/** The address follows a moving finger three times a second: it is whole once it has been the same for longer. */
async function settled(page: Page): Promise<void> {
	let before: string;
	do {
		before = page.url();
		await page.waitForTimeout(450);
	} while (page.url() !== before);
}

const query = (page: Page): string => decodeURIComponent(new URL(page.url()).search);

const chart = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true });
const bar = (page: Page, label: string): Locator => page.getByRole('checkbox', { name: new RegExp(`^${label}`) });

async function drag(page: Page, over: Locator, places: readonly (readonly [x: number, y: number])[]): Promise<void> {
	await over.scrollIntoViewIfNeeded();
	const box = (await over.boundingBox())!;
	const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
	await page.mouse.move(...at(places[0]!));
	await page.mouse.down();
	for (const place of places.slice(1)) await page.mouse.move(...at(place), { steps: 6 });
	await page.mouse.up();
}

const HELPERS = 'Wie deden er mee in deze situatie?';
const RULES = 'Hoe gingen zij om met regels en afspraken?';
const NEEDED = 'Waar vroeg deze situatie om?';

describe('the dashboard', () => {
	it.for(Object.entries(SCREENS))('shows every question, on a %s', async ([, viewport], { visit }) => {
		const page = await visit({ signedIn: true, viewport });
		await explore(page);
		for (const title of [HELPERS, RULES, NEEDED, 'In welke wijk speelde dit?', 'Sinds wanneer speelt dit?'])
			expect(await chart(page, title).locator('svg').count()).toBeGreaterThan(0);
		expect(await fitsItsScreen(page)).toBe(true);
		await expectNoAxeViolations(page);
	});

	it('leads a phone past all charts to the experiences', async ({ visit }) => {
		const page = await visit({ signedIn: true, viewport: SCREENS.phone });
		await page.goto(DASHBOARD);
		await page.locator('[data-counted-by=browser]').waitFor();
		await page.getByRole('link', { name: 'Lees ze' }).press('Enter');
		const heading = page.getByRole('heading', { name: 'Ervaringen', exact: true });
		await expect.poll(async () => (await heading.boundingBox())!.y, { timeout: 5000 }).toBeLessThan(100);
		expect((await heading.boundingBox())!.y).toBeGreaterThan(20);
	});

	it('can be read at 400 % zoom', async ({ visit }) => {
		const page = await visit({ signedIn: true, viewport: { width: 320, height: 256 } });
		await explore(page, '?f.who-helped=neighbours');
		expect(await fitsItsScreen(page)).toBe(true);
		await expectNoAxeViolations(page);
	});

	it('says the same in tables', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await explore(page, '?f.rules=50~100');
		for (const title of [HELPERS, RULES, NEEDED]) await chart(page, title).getByText('Toon als tabel').click();

		const neighbours = chart(page, HELPERS)
			.getByRole('row', { name: /^Buren/ })
			.getByRole('cell');
		const shown = await bar(page, 'Buren').locator('..').locator('.numbers b').innerText();
		expect(await neighbours.first().innerText()).toBe(shown);
		expect(await chart(page, NEEDED).getByRole('row').count()).toBe(11);
		await expectNoAxeViolations(page);
	});
});

describe('choosing', () => {
	it('makes every chart and the list follow: by mouse, in one step of the history', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await explore(page);
		const everything = await said(page);
		const all = await matching(page);

		await bar(page, 'Buren').click();
		await vi.waitFor(async () => expect(await matching(page)).toBeLessThan(all));
		const neighbours = await matching(page);
		expect(query(page)).toBe('?f.who-helped=neighbours');
		await vi.waitFor(async () => expect(await page.locator('.reading ol > li').count()).toBe(Math.min(neighbours, 20)));
		expect(await said(page)).not.toEqual(everything);

		await drag(page, chart(page, RULES).locator('svg').first(), [
			[0.5, 0.5],
			[0.7, 0.5],
			[1, 0.5]
		]);
		await vi.waitFor(() => expect(query(page)).toMatch(/f\.rules=50~100/));
		expect(await matching(page)).toBeLessThan(neighbours);

		await page.goBack();
		await vi.waitFor(async () => expect(await matching(page)).toBe(neighbours));
		await page.goBack();
		await vi.waitFor(async () => expect(await said(page)).toEqual(everything));
	});

	it('draws a line around dots', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await explore(page);
		const all = await matching(page);
		await drag(page, chart(page, NEEDED).locator('svg'), [
			[0.5, 0.02],
			[0.2, 0.6],
			[0.8, 0.6],
			[0.5, 0.02]
		]);
		await vi.waitFor(() => expect(query(page)).toContain('f.asked-for=lus:'));
		await settled(page);
		const inside = await matching(page);
		expect(inside).toBeLessThan(all);
		expect(inside).toBeGreaterThan(0);
		expect(await page.getByRole('list', { name: 'Gekozen filters' }).innerText()).toContain('binnen de getekende lijn');

		await page.reload();
		expect(await matching(page)).toBe(inside);
	});

	it('takes one filter away, or all', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await explore(page, '?f.who-helped=neighbours,volunteer&f.rules=50~100');
		await page.getByRole('link', { name: /^Haal weg: Wie deden er mee/ }).click();
		await vi.waitFor(() => expect(query(page)).toBe('?f.rules=50~100'));
		await page.getByRole('link', { name: 'Wis alles' }).click();
		await vi.waitFor(() => expect(query(page)).toBe(''));
		expect(await page.getByRole('list', { name: 'Gekozen filters' }).count()).toBe(0);
	});

	it('finds words and marks them; nothing found is said', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await explore(page);
		await page.getByLabel('Zoek in de tekst').fill('brief');
		await page.locator('.reading mark').first().waitFor();
		expect(query(page)).toBe('?woorden=brief');
		expect(await page.locator('.reading mark').first().innerText()).toMatch(/^brief/i);
		const found = await said(page);
		await page.reload();
		expect(await said(page)).toEqual(found);

		await page.getByLabel('Zoek in de tekst').fill('zeppelin');
		await page.getByText('Geen ervaring past bij deze filters').waitFor();
		expect(await matching(page)).toBe(0);
		await expectNoAxeViolations(page);
	});

	it('works by keyboard alone, from the first chart to a story and back', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await explore(page);
		await bar(page, 'De reiziger').focus();
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Space');
		await vi.waitFor(() => expect(query(page)).toBe('?f.felt=carrier'));
		await page.keyboard.press('End');
		await page.keyboard.press('Space');
		await vi.waitFor(() => expect(query(page)).toBe('?f.felt=carrier,harbour'));

		const from = chart(page, RULES).getByRole('slider').first();
		await from.focus();
		for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
		await vi.waitFor(() => expect(query(page)).toContain('f.rules=5~100'));

		await chart(page, NEEDED).getByText('Kies een deel van de driehoek').focus();
		await page.keyboard.press('Enter');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Space');
		await vi.waitFor(() => expect(query(page)).toContain('f.asked-for=boven'));
		const chosen = query(page);
		const count = await matching(page);
		expect(count).toBeGreaterThan(0);

		await page.locator('.reading ol a').first().focus();
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: 'Wat het voor de verteller betekent' }).waitFor();
		await expectNoAxeViolations(page);
		expect(query(page)).toBe(chosen);
		await page.goBack();
		await vi.waitFor(async () => expect(await matching(page)).toBe(count));
		expect(query(page)).toBe(chosen);
	});
});

describe('without JavaScript', () => {
	const FILTERS = [
		'?f.who-helped=neighbours,volunteer&f.rules=20~90',
		'?f.asked-for=lus:900.50_300.600_300.100&f.area=(leeg)',
		'?niet.who-helped=neighbours&woorden=brief'
	];

	it.for(FILTERS)('an address gives the same numbers: %s', async (filters, { visit }) => {
		const alive = await visit({ signedIn: true });
		await explore(alive, filters);
		const page = await visit({ signedIn: true, javaScriptEnabled: false });
		await page.goto(DASHBOARD + filters);
		const numbers = await said(page);
		expect(numbers.length).toBeGreaterThan(20);
		await vi.waitFor(async () => expect(await said(alive)).toEqual(numbers));
	});

	it('the charts are a form', async ({ visit }) => {
		const page = await visit({ signedIn: true, javaScriptEnabled: false });
		await page.goto(DASHBOARD);
		await bar(page, 'Buren').check();
		await chart(page, HELPERS).getByRole('button', { name: 'Toon' }).click();
		expect(query(page)).toBe('?f.who-helped=neighbours');
		expect(await bar(page, 'Buren').isChecked()).toBe(true);
		await expectNoAxeViolations(page);

		await page.getByLabel('Zoek in de tekst').fill('buurvrouw');
		await page.locator('aside').getByRole('button', { name: 'Toon' }).click();
		expect(query(page)).toBe('?f.who-helped=neighbours&woorden=buurvrouw');
		await page.getByRole('link', { name: 'Wis alles' }).click();
		expect(query(page)).toBe('');
	});
});

describe('a selection', () => {
	it('is kept with its question, opened and exported', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await explore(page, '?f.who-helped=neighbours');
		const kept = await matching(page);

		await page.getByText('Bewaar als selectie').click();
		await page.getByLabel('Naam van de selectie').fill('Buren die helpen');
		await page.getByLabel(/^Met welke vraag keek je/).fill('Wat doen buren dat wij niet doen?');
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Bewaar de selectie' }).click();
		await page.getByRole('heading', { level: 1, name: 'Buren die helpen' }).waitFor();
		expect(await page.getByText('Wat doen buren dat wij niet doen?').count()).toBe(1);
		expect(await page.locator('ol > li article').count()).toBe(kept);
		await expectNoAxeViolations(page);

		const download = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Download de ervaringen' }).click();
		const bytes = await readFile(await (await download).path());
		const rows = parse<Record<string, string>>(bytes, { bom: true, columns: true });
		expect(rows).toHaveLength(kept);
		for (const row of rows) expect(row[`${HELPERS}: Buren of mensen uit de wijk`]).toBe('1');
		for (const cell of rows.flatMap(Object.values<string>)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);

		await page.getByRole('navigation', { name: 'Dit vertelpunt' }).getByRole('link', { name: 'Selecties' }).click();
		await page.getByRole('link', { name: 'Buren die helpen' }).first().waitFor();
		await expectNoAxeViolations(page);
	});

	it('needs a name', async ({ visit }) => {
		const page = await visit({ signedIn: true, javaScriptEnabled: false });
		await page.goto(`${DASHBOARD}?f.who-helped=neighbours`);
		await page.getByText('Bewaar als selectie').click();
		await page.getByLabel('Naam van de selectie').fill('  ');
		await page.getByRole('button', { name: /^Bewaar/ }).click();
		await page.getByText('Geef de selectie een naam').waitFor();
		await expectNoAxeViolations(page);
	});
});
