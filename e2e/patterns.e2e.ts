import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';

const PATTERNS = '/werk/vertelpunten/samenleren/patronen';

/** Finds the patterns of the example, or finds them found. */
async function search(page: Page): Promise<void> {
	await page.goto(PATTERNS);
	const start = page.getByRole('button', { name: /^Zoek/ });
	if (await start.isVisible()) await start.click();
	await page.getByText(/patronen gevonden/).waitFor({ timeout: 30_000 });
}

describe('patterns', () => {
	it.for(Object.entries(SCREENS))('are searched, read and marked, on a %s', async ([, viewport], { visit }) => {
		const page = await visit({ signedIn: true, viewport });
		await search(page);
		await expectNoAxeViolations(page);
		expect(await fitsItsScreen(page)).toBe(true);

		const first = page
			.getByRole('listitem')
			.filter({ has: page.getByRole('heading', { level: 2 }) })
			.first();
		await first.getByRole('link').click();
		await page.getByRole('heading', { name: 'Waar het zit' }).waitFor();
		expect(await page.locator('section.chart').count()).toBeLessThanOrEqual(2);
		await page.getByLabel('Opvallend').check();
		await page.getByLabel('Waarom?').fill('Hier willen we op de tafel over praten.');
		await page.getByRole('button', { name: 'Bewaar' }).click();
		await page.getByText(/^\S+, \d+ \w+ \d{4}$/).waitFor();
		// Who works by keyboard goes on where they were.
		await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Bewaar');
		await expectNoAxeViolations(page);
		expect(await fitsItsScreen(page)).toBe(true);

		await page.getByRole('link', { name: 'Laat deze ervaringen zien' }).first().click();
		await page.waitForURL(/\?f\./);
		await page.locator('[data-counted-by=browser]').waitFor();
		const count = page.locator('.count strong');
		expect(Number(await count.innerText())).toBeLessThan(68);
		await page.goto(PATTERNS);
		await page.getByText('Hier willen we op de tafel over praten.').waitFor();
	});

	it('are searched without JavaScript', async ({ visit }) => {
		const page = await visit({ signedIn: true, javaScriptEnabled: false });
		await search(page);
		expect(await page.getByRole('heading', { level: 2 }).count()).toBeGreaterThan(0);
	});
});
