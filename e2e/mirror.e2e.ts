import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Download, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';

const POINT = '/werk/vertelpunten/samenleren';
const DASHBOARD = `${POINT}/dashboard`;

/** Chromium drops what a page saves beyond ten files a second, without a word. */
const NEVER_TEN_A_SECOND_MS = 150;

async function take(page: Page, chart: string, format: string): Promise<Download> {
	const coming = page.waitForEvent('download');
	const card = page.getByRole('region', { name: chart });
	const menu = card.getByRole('group', { name: 'Neem mee' });
	if (!(await menu.isVisible())) {
		await card.getByText('Bewaar als plaatje of tabel').focus();
		await page.keyboard.press('Space');
	}
	await menu.getByRole('button', { name: format }).focus();
	await page.keyboard.press('Enter');
	const taken = await coming;
	await pause(NEVER_TEN_A_SECOND_MS);
	return taken;
}

/** What a real parser of XML makes of it. */
const parsed = (page: Page, svg: string) =>
	page.evaluate((text) => {
		const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml');
		return {
			is: documentElement.nodeName,
			words: Array.from(documentElement.querySelectorAll('text'), ({ textContent }) => textContent).join(' ')
		};
	}, svg);

/** How large a picture is, and how many colours stand in it. */
const painted = (page: Page, png: Buffer) =>
	page.evaluate(async (data) => {
		const image = new Image();
		image.src = `data:image/png;base64,${data}`;
		await image.decode();
		const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
		const pen = canvas.getContext('2d')!;
		pen.drawImage(image, 0, 0);
		const colours = new Set(new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer));
		return { width: image.width, height: image.height, colours: colours.size };
	}, png.toString('base64'));

describe('a chart', () => {
	it('is taken along as SVG, as PNG and as a table, by keyboard', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.goto(`${DASHBOARD}?f.who-helped=neighbours`);
		await page.locator('[data-counted-by=browser]').waitFor();
		const titles = (await page.locator('section.chart h3').allTextContents()).map((title) => title.trim());
		expect(titles.length).toBeGreaterThan(5);
		for (const title of titles) {
			const drawing = await take(page, title, 'SVG');
			expect(drawing.suggestedFilename()).toMatch(/^[^_]+_[^_]+_\d{4}-\d\d-\d\d\.svg$/);
			const { is, words } = await parsed(page, await readFile(await drawing.path(), 'utf8'));
			expect(is).toBe('svg');
			expect(words).toContain(title);
			expect(words).toMatch(/\d+ ervaringen met een antwoord/);
			expect(words).toMatch(/(Filter|In deze grafiek gekozen): .*buren/i);
			expect(words).toMatch(/stand van \d+ \w+ \d{4}/);
		}
		const picture = await take(page, titles[0]!, 'PNG');
		const { width, height, colours } = await painted(page, await readFile(await picture.path()));
		expect(width).toBe(1600);
		expect(height).toBeGreaterThan(400);
		expect(colours).toBeGreaterThan(10);

		await page
			.getByRole('group', { name: `Neem mee: ${titles[0]!}` })
			.getByRole('button', { name: 'Kopieer de tabel' })
			.click();
		await page.getByText('Gekopieerd.').waitFor();
		const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
		expect(lines.every((line) => line.split('\t').length === 5)).toBe(true);
		expect(lines.length).toBeGreaterThan(4);
		await expectNoAxeViolations(page);
	});
});

const MIRROR = `${POINT}/spiegel`;

/** Nothing sticks out, and axe finds nothing on the smallest one. */
async function expectOnAllScreens(page: Page): Promise<void> {
	for (const viewport of [SCREENS.laptop, SCREENS.tablet, SCREENS.phone]) {
		await page.setViewportSize(viewport);
		expect(await fitsItsScreen(page)).toBe(true);
	}
	await expectNoAxeViolations(page);
	await page.setViewportSize(SCREENS.laptop);
}

describe('a mirror', () => {
	it('is made from a filter and changed by keyboard', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await page.goto(`${DASHBOARD}?f.perspective=resident&f.pace=10~100`);
		await page.locator('[data-counted-by=browser]').waitFor();
		await page.getByRole('link', { name: /^Vergelijk met de rest\s*: Vanuit welke rol/ }).focus();
		await page.keyboard.press('Enter');
		await page.waitForURL(/spiegel\?f\.pace=10~100&groep1\.perspective=resident$/);
		await page.getByText('Voor beide groepen geldt').waitFor();
		const cards = page.locator('section.comparison');
		expect(await cards.count()).toBeGreaterThan(5);
		expect(await cards.filter({ hasText: 'Vanuit welke rol' }).count()).toBe(0);
		const tables = cards.getByText('Toon als tabel');
		for (const at of [0, 3, 6]) await tables.nth(at).click();
		await page.getByText('Wat zeggen deze verschillen?').click();
		await expectOnAllScreens(page);

		const title = await cards.first().locator('h3').innerText();
		const drawing = await take(page, title, 'SVG');
		const { is, words } = await parsed(page, await readFile(await drawing.path(), 'utf8'));
		expect(is).toBe('svg');
		expect(words).toContain(title);
		expect(words).toMatch(/A: Inwoner \(\d+ ervaringen\).*B: de rest \(\d+ ervaringen\)/);

		await page.locator('[data-counted-by=browser]').waitFor();
		await page.getByText('Kies andere groepen').focus();
		await page.keyboard.press('Enter');
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.url()));
		await page.getByRole('group', { name: 'Groep B' }).getByLabel('Wijkcoach').focus();
		await page.keyboard.press('Space');
		await expectOnAllScreens(page);
		await page.keyboard.press('Enter');
		await page.waitForURL(/groep2\.perspective=professional$/);
		await page.getByText('Vergeleken: A, Inwoner, met B, Wijkcoach').waitFor({ state: 'attached' });
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('groepen');
		expect(asked).toEqual([]);
		const counted = await page.locator('section.groups').innerText();

		await page.getByRole('link', { name: 'Zoals in de vragenlijst' }).click();
		await page.waitForURL(/volgorde=vragenlijst$/);
		await page.reload();
		expect(await page.locator('section.groups').innerText()).toBe(counted);
		await page.goBack();
		await page.waitForURL(/groep2\.perspective=professional$/);
	});

	it('works as a form without JavaScript, and says what cannot be compared', async ({ visit }) => {
		const page = await visit({ signedIn: true, javaScriptEnabled: false });
		await page.goto(MIRROR);
		await page.getByLabel('Vergelijk op').selectOption({ label: 'Wanneer is het verteld?' });
		await page.getByRole('button', { name: 'Verder' }).click();
		await page.getByText('Kies eerst wie je naast elkaar wilt zetten').waitFor();
		await page.getByRole('group', { name: 'Groep A' }).getByLabel('tot en met').fill('2026-06-30');
		await page.getByRole('button', { name: 'Vergelijk', exact: true }).click();
		await page.waitForURL(/groep1\.told-at=~2026-06-30$/);
		expect(await page.locator('section.comparison').count()).toBeGreaterThan(5);
		await expectNoAxeViolations(page);

		await page.goto(`${MIRROR}?groep1.told-at=2020-01-01~2020-02-01`);
		await page.getByText('Er valt dan niets te vergelijken').waitFor();
		await page.goto(`${MIRROR}?groep1.weg=1&groep2.perspective=nooit`);
		await page.getByText('Een deel van dit adres begrijpen we niet').waitFor();
		await expectNoAxeViolations(page);
	});
});
