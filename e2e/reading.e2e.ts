import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';

const POINT = '/werk/vertelpunten/samenleren';

const number = (page: Page, text: RegExp) => page.locator('header').getByText(text).waitFor();

describe('reading aloud', () => {
	it('goes on and back by key, keeps letters and colours, and Escape leads back', async ({ visit }) => {
		const page = await visit({ signedIn: true, viewport: SCREENS.laptop });
		await page.goto(`${POINT}/dashboard?f.who-helped=neighbours`);
		await page.getByRole('link', { name: 'Lees voor, één voor één' }).click();
		await number(page, /^1 van \d+$/);
		await page.getByRole('button', { name: 'Donker' }).click();
		await expectNoAxeViolations(page);
		for (let i = 0; i < 3; i++) await page.getByRole('button', { name: 'Groter' }).click();
		await page.keyboard.press('ArrowRight');
		await number(page, /^2 van \d+$/);
		await page.keyboard.press('ArrowLeft');
		await number(page, /^1 van \d+$/);

		await page.getByText('Wat het betekent').click();
		await page.reload();
		expect(await page.getByRole('button', { name: 'Donker' }).getAttribute('aria-pressed')).toBe('true');
		expect(await page.getByRole('button', { name: 'Groter' }).getAttribute('aria-disabled')).toBe('true');
		await page.locator('details[open]').waitFor();
		for (const viewport of [...Object.values(SCREENS), { width: 1920, height: 1080 }]) {
			await page.setViewportSize(viewport);
			expect(await fitsItsScreen(page)).toBe(true);
			// Wherever the text is rolled to, the next one is at hand.
			await page.evaluate(() => scrollTo(0, 0));
			const turn = await page.getByRole('link', { name: 'Volgende' }).boundingBox();
			expect(turn!.y + turn!.height).toBeLessThanOrEqual(viewport.height);
			if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${viewport.width}.png` });
		}
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Donker' }).click();
		await page.getByRole('button', { name: 'Kleiner' }).click();
		if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/light.png` });

		await page.keyboard.press('Escape');
		await page.waitForURL(/dashboard\?f\.who-helped=neighbours$/);
	});

	it('begins at one experience without JavaScript, and leads back to it', async ({ visit }) => {
		const page = await visit({ signedIn: true, javaScriptEnabled: false, viewport: SCREENS.phone });
		await page.goto(`${POINT}/dashboard`);
		await page.locator('aside ol a').nth(1).click();
		const story = page.url();
		await page.getByRole('link', { name: 'Lees voor' }).click();
		await number(page, /^2 van \d+$/);
		if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/phone.png` });
		await page.getByRole('link', { name: 'Volgende' }).click();
		await number(page, /^3 van \d+$/);
		await page.getByRole('link', { name: 'Terug' }).click();
		expect(page.url()).toBe(story);
	});
});
