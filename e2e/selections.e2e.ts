import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';

const POINT = '/werk/vertelpunten/samenleren';
const DASHBOARD = `${POINT}/dashboard`;

async function name(page: Page, called: string): Promise<void> {
	await page.getByLabel('Naam van de selectie').fill(called);
	await page.getByRole('button', { name: 'Bewaar de selectie' }).click();
	await page.getByRole('heading', { level: 1, name: called }).waitFor();
}

describe('a selection', () => {
	it.for(Object.entries(SCREENS))(
		'is made by hand, by lot and by difference, on a %s',
		async ([screen, viewport], { visit }) => {
			const page = await visit({ signedIn: true, viewport });
			await page.goto(DASHBOARD);
			await page.locator('[data-counted-by=browser]').waitFor();
			await page.getByText('Bewaar als selectie').click();
			await page.getByLabel('Die ik zelf aanvink').check();
			await page.getByLabel('Naam van de selectie').fill('Niets');
			await page.getByRole('button', { name: 'Bewaar de selectie' }).click();
			await page.getByText('Er is nog niets gekozen').waitFor();
			await expectNoAxeViolations(page);
			for (const at of [0, 2])
				await page
					.getByRole('checkbox', { name: /^Kies\s*: / })
					.nth(at)
					.check();
			await name(page, `Gekozen ${screen}`);
			expect(await page.locator('ol > li article').count()).toBe(2);
			await expectNoAxeViolations(page);

			await page.goto(DASHBOARD);
			await page.locator('[data-counted-by=browser]').waitFor();
			await page.getByText('Bewaar als selectie').click();
			await page.getByLabel('Een paar, door het lot').check();
			await page.getByLabel('Hoeveel?').fill('2');
			await page.getByLabel('Zo veel van elk antwoord op').selectOption({ index: 1 });
			await expectNoAxeViolations(page);
			await name(page, `Geloot ${screen}`);
			await page.getByText(/Met toevalsgetal \d+/).waitFor();
			await page.getByText('Gekozen uit alle ervaringen van dat moment, zonder filters.').waitFor();

			await page.goto(DASHBOARD);
			await page.locator('[data-counted-by=browser]').waitFor();
			await page.getByText('Bewaar als selectie').click();
			await page.getByLabel('Zo verschillend mogelijk').check();
			await page.getByLabel('Hoeveel?').fill('3');
			await name(page, `Verschillend ${screen}`);
			expect(await page.locator('ol > li article').count()).toBe(3);
			expect(await fitsItsScreen(page)).toBe(true);

			await page.getByText('Voeg samen of trek af').click();
			await page.getByLabel('Andere selectie').selectOption({ label: `Gekozen ${screen}` });
			await page.getByLabel('Naam van de selectie').fill(`Samen ${screen}`);
			await expectNoAxeViolations(page);
			await page.getByRole('button', { name: 'Maak de nieuwe selectie' }).click();
			await page.getByRole('heading', { level: 1, name: `Samen ${screen}` }).waitFor();
			expect(await fitsItsScreen(page)).toBe(true);
		}
	);

	it('is compared with now', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await page.goto(`${DASHBOARD}?f.who-helped=neighbours`);
		await page.locator('[data-counted-by=browser]').waitFor();
		await page.getByText('Bewaar als selectie').click();
		await name(page, 'Buren van toen');
		await page.getByRole('link', { name: 'Vergelijk met nu' }).click();
		await page.getByText(/staan erin en passen nog/).waitFor();
		await expectNoAxeViolations(page);
	});

	it('is made by hand without JavaScript, and grows on the page of an experience', async ({ visit }) => {
		const page = await visit({ signedIn: true, javaScriptEnabled: false });
		await page.goto(DASHBOARD);
		await page.getByText('Bewaar als selectie').click();
		await page.getByLabel('Die ik zelf aanvink').check();
		await page
			.getByRole('checkbox', { name: /^Kies\s*: / })
			.first()
			.check();
		await name(page, 'Zonder script');

		await page.goto(DASHBOARD);
		await page.locator('aside ol a').nth(3).click();
		await page.getByLabel('Selectie', { exact: true }).selectOption({ label: 'Zonder script' });
		await page.getByRole('button', { name: 'Zet erbij' }).click();
		await page.getByText('Deze ervaring staat nu in Zonder script').waitFor();
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Zet erbij' }).click();
		await page.getByText('staat al in die selectie').waitFor();
	});
});
