import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';

const POINT = '/werk/vertelpunten/samenleren';

const listed = (page: Page) => page.locator('aside ol a').evaluateAll((links) => links.map((link) => link.textContent));

async function look(page: Page, name: string): Promise<void> {
	for (const [screen, viewport] of Object.entries(SCREENS)) {
		await page.setViewportSize(viewport);
		expect(await fitsItsScreen(page)).toBe(true);
		if (!process.env.SHOTS) continue;
		await page.getByLabel('Volgorde').scrollIntoViewIfNeeded();
		await page.screenshot({ path: `${process.env.SHOTS}/${name}-${screen}.png` });
	}
}

describe('the order of the list', () => {
	it('stands in the address, stays under other filters, and leads from story to story', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await page.goto(`${POINT}/dashboard`);
		await page.locator('[data-counted-by=browser]').waitFor();
		const newest = await listed(page);
		await page.getByLabel('Volgorde').selectOption('Meest anders dan de rest');
		await page.getByText('wie het meest anders antwoordde').waitFor();
		await page.waitForURL(/\?volgorde=meest-anders$/);
		// What is known already stands there at once; the rest comes from the house.
		await expect
			.poll(async () => ({
				length: (await listed(page)).length,
				isNewest: String(await listed(page)) === String(newest)
			}))
			.toEqual({ length: 20, isNewest: false });
		const different = await listed(page);
		await expectNoAxeViolations(page);
		await look(page, 'dashboard');

		// The house lists them as the browser did.
		await page.reload();
		expect(await listed(page)).toEqual(different);
		await page.locator('aside ol a').nth(1).click();
		await page.getByText(/^2 van \d+$/).waitFor();
		await page.getByRole('link', { name: '← Vorige' }).click();
		await page.getByText(/^1 van \d+$/).waitFor();
		expect(page.url()).toContain('volgorde=meest-anders');

		await page.goto(`${POINT}/dashboard?f.who-helped=neighbours&volgorde=langste`);
		await page.locator('[data-counted-by=browser]').waitFor();
		await page.getByRole('link', { name: /^Haal weg/ }).click();
		await page.waitForURL(/\?volgorde=langste$/);
		await page.goBack();
		await page.getByLabel('Volgorde').selectOption('Nieuwste eerst');
		await page.waitForURL(/\?f\.who-helped=neighbours$/);
	});

	it('puts the best examples of a pattern first, from its own page and back', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await page.goto(`${POINT}/patronen`);
		const start = page.getByRole('button', { name: /^Zoek/ });
		if (await start.isVisible()) await start.click();
		await page.getByText(/patronen gevonden/).waitFor({ timeout: 30_000 });
		await page.locator('li h2 a, li a:has(h2)').first().click();
		await page.locator('[data-counted-by=browser]').waitFor();
		await page.getByLabel('Volgorde').selectOption('Beste voorbeeld van dit patroon');
		await page.waitForURL(/volgorde=beste-voorbeeld&patroon=/);
		await page.getByText('vaker samengaan dan bij toeval: op').waitFor();
		await expectNoAxeViolations(page);
		await look(page, 'pattern');
		await page.locator('aside ol a').first().click();
		await page.getByText(/^1 van \d+$/).waitFor();
		await page.getByRole('link', { name: 'Lees voor' }).click();
		await page.getByText(/^1 van \d+$/).waitFor();
		expect(page.url()).toMatch(/volgorde=beste-voorbeeld&patroon=/);
	});

	it('is chosen without JavaScript, and the list goes on over pages', async ({ visit }) => {
		const page = await visit({ signedIn: true, javaScriptEnabled: false, viewport: SCREENS.phone });
		await page.goto(`${POINT}/dashboard`);
		await page.getByLabel('Volgorde').selectOption('Langste eerst');
		await page.locator('aside').getByRole('button', { name: 'Toon' }).click();
		await page.waitForURL(/\?volgorde=langste$/);
		const first = await listed(page);
		expect(first).toHaveLength(20);
		await expectNoAxeViolations(page);
		await look(page, 'plain');
		await page.getByRole('link', { name: 'Volgende bladzijde' }).click();
		await page.waitForURL(/\?volgorde=langste&pagina=2$/);
		expect((await listed(page)).filter((title) => first.includes(title))).toEqual([]);
	});
});
