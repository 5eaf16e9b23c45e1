import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, it } from './house.ts';

const POINT = '/werk/vertelpunten/samenleren';
const DASHBOARD = `${POINT}/dashboard`;

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
	return coming;
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
		const titles = await page.locator('section.chart h3').allInnerTexts();
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
