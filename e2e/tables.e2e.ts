import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';
import { pressKey, tabTo } from './keyboard.ts';

const POINT = '/werk/vertelpunten/samenleren';

async function aSelection(page: Page, name: string, counts: 'browser' | 'house' = 'browser'): Promise<void> {
	await page.goto(`${POINT}/dashboard`);
	await page.locator(`[data-counted-by=${counts}]`).waitFor();
	await page.getByText('Bewaar als selectie').click();
	await page.getByLabel('Naam van de selectie').fill(name);
	await page.getByRole('button', { name: 'Bewaar de selectie' }).click();
	await page.getByRole('heading', { level: 1, name }).waitFor();
}

describe('a table', () => {
	it('is prepared from a selection by keyboard on a phone, changed step by step, and printed', async ({ visit }) => {
		const page = await visit({ signedIn: true, viewport: SCREENS.phone });
		await aSelection(page, 'Voor de buurttafel');

		await tabTo(page, 'a:has-text("Maak hier een tafel van")');
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { level: 1, name: 'Ervaringentafel voorbereiden' }).waitFor();
		await expectNoAxeViolations(page);
		expect(await fitsItsScreen(page)).toBe(true);

		await page.getByLabel('Wie nodig je uit?').fill('4 bewoners\n'.repeat(60));
		await page.getByLabel('Op welke dag?').fill('2027-03-14');
		await page.getByLabel('Hoeveel kaarten?').fill('3');
		await pressKey(page, 'Bereid deze tafel voor');
		await page.getByRole('alert').getByText('Een tafel heeft plaats voor hooguit 200 mensen.').waitFor();
		await expectNoAxeViolations(page);
		expect(await page.getByLabel('Op welke dag?').inputValue()).toBe('2027-03-14');

		await page.getByLabel('Wie nodig je uit?').fill('4 bewoners\nwijkcoaches');
		await pressKey(page, 'Bereid deze tafel voor');
		await page.getByRole('heading', { level: 1, name: 'Voor de buurttafel' }).waitFor();
		await page.getByText('zondag 14 maart 2027, 19:30–21:30 uur').waitFor();
		expect(await page.locator('#kaarten ~ * article').count()).toBe(3);
		await expectNoAxeViolations(page);
		expect(await fitsItsScreen(page)).toBe(true);

		const steps = () => page.locator('ol > li h3').allInnerTexts();
		const [welcome, read, ...others] = await steps();
		await tabTo(page, `button[aria-label="Later: ${welcome}"]`);
		await page.keyboard.press('Enter');
		await expect.poll(steps).toEqual([read, welcome, ...others]);
		await tabTo(page, `button[aria-label="Haal weg: ${welcome}"]`);
		await page.keyboard.press('Enter');
		await expect.poll(steps).toEqual([read, ...others]);

		await page.getByText('Voeg een stap toe').click();
		await page.getByLabel('Welke stap?').selectOption({ label: 'Pauze' });
		await page.getByLabel('Waar in de agenda?').selectOption({ label: `Na ‘${read}’` });
		await pressKey(page, 'Voeg toe');
		await expect.poll(steps).toEqual([read, 'Pauze', ...others]);

		await page.getByRole('link', { name: 'Agenda, draaiboek en presentielijst' }).click();
		await page.getByRole('heading', { level: 1, name: 'Printpakket' }).waitFor();
		expect(await page.locator('article').count()).toBe(3);
		await expectNoAxeViolations(page);
		expect(await fitsItsScreen(page)).toBe(true);
	});

	it('is prepared and changed without JavaScript, and says when somebody else changed it meanwhile', async ({
		visit
	}) => {
		const page = await visit({ signedIn: true, javaScriptEnabled: false });
		await aSelection(page, 'Zonder script', 'house');
		await page.getByRole('link', { name: 'Maak hier een tafel van' }).click();
		await page.getByLabel('Op welke dag?').fill('2027-05-01');
		await page.getByLabel('In gesprek met de raad').check();
		await page.getByRole('button', { name: 'Bereid deze tafel voor' }).click();
		await page.getByRole('heading', { level: 1, name: 'Zonder script' }).waitFor();
		await expectNoAxeViolations(page);
		const address = page.url();

		// Somebody else has the same page open.
		const stale = await page.locator('input[name=revision]').first().inputValue();
		await page
			.getByRole('button', { name: /^Later: / })
			.first()
			.click();
		await page.goto(address);
		await page.getByText('Verander dag, plaats of mensen').click();
		await page.getByLabel('Waar?').fill('Zaal 3');
		await page
			.locator('form[action="?/details"] input[name=revision]')
			.evaluate((input: HTMLInputElement, stale) => (input.value = stale), stale);
		await page.locator('form[action="?/details"]').getByRole('button', { name: 'Bewaar' }).click();
		await page.getByText('Iemand anders heeft deze tafel intussen veranderd.').waitFor();
		expect(await page.getByLabel('Waar?').inputValue()).toBe('Zaal 3');
		await page.locator('form[action="?/details"]').getByRole('button', { name: 'Bewaar' }).click();
		await page.locator('dd', { hasText: 'Zaal 3' }).waitFor();

		await page.getByText('Gooi deze tafel weg').click();
		await page.getByRole('button', { name: 'Ja, gooi de tafel weg' }).click();
		await page.getByRole('heading', { level: 1, name: 'Ervaringentafels' }).waitFor();
		expect(await page.getByRole('link', { name: 'Zonder script' }).count()).toBe(0);
		await expectNoAxeViolations(page);
		expect((await page.goto(address))?.status()).toBe(404);
	});
});
