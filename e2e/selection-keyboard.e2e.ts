import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, it } from './house.ts';
import { pressKey, tabTo } from './keyboard.ts';

const DASHBOARD = '/werk/vertelpunten/samenleren/dashboard';

async function explore(page: Page): Promise<void> {
	await page.goto(DASHBOARD);
	await page.locator('[data-counted-by=browser]').waitFor();
}

/** Opens what is folded away. The keyboard begins there: a dashboard has more stops than anybody counts. */
async function unfold(page: Page, summary: string): Promise<void> {
	await page.locator('summary', { hasText: summary }).focus();
	await page.keyboard.press('Enter');
}

async function call(page: Page, name: string): Promise<void> {
	await tabTo(page, 'details[open] input[name=name]');
	await page.keyboard.type(name);
}

const arrived = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

describe('selections, by keyboard alone', () => {
	it('are kept, grown, joined and compared, and say what is wrong', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await explore(page);
		await unfold(page, 'Bewaar als selectie');
		await call(page, 'Met toetsen niets');
		await tabTo(page, 'input[name=wijze]');
		await page.keyboard.press('ArrowDown');
		expect(await page.locator('input[name=wijze]:checked').getAttribute('value')).toBe('hand');
		await pressKey(page, 'Bewaar de selectie');
		await page.getByText('Er is nog niets gekozen').waitFor();
		await expectNoAxeViolations(page);

		await page
			.getByRole('checkbox', { name: /^Kies\s*: / })
			.first()
			.focus();
		await page.keyboard.press('Space');
		await page.locator('details[open] input[name=name]').focus();
		await page.keyboard.press('ControlOrMeta+A');
		await page.keyboard.type('Met toetsen');
		await pressKey(page, 'Bewaar de selectie');
		await arrived(page, 'Met toetsen');
		await expectNoAxeViolations(page);

		await explore(page);
		await page.locator('aside ol a').nth(5).focus();
		await page.keyboard.press('Enter');
		await page.waitForURL('**/ervaringen/*');
		await tabTo(page, 'select[name=selectie]');
		await page.keyboard.type('Met toetsen');
		await pressKey(page, 'Zet erbij');
		await page.getByText('Deze ervaring staat nu in Met toetsen').waitFor();
		await expectNoAxeViolations(page);

		await explore(page);
		await unfold(page, 'Bewaar als selectie');
		await call(page, 'Alles met toetsen');
		await pressKey(page, 'Bewaar de selectie');
		await arrived(page, 'Alles met toetsen');
		await tabTo(page, 'a[href$="/vergelijk"]');
		await page.keyboard.press('Enter');
		await page.waitForURL('**/vergelijk');
		await page.locator('h1').waitFor();
		await expectNoAxeViolations(page);
		await page.goBack();
		await arrived(page, 'Alles met toetsen');
		await unfold(page, 'Voeg samen of trek af');
		await tabTo(page, 'select[name=andere]');
		await page.keyboard.type('Met toetsen');
		await call(page, 'Samen met toetsen');
		await expectNoAxeViolations(page);
		await pressKey(page, 'Maak de nieuwe selectie');
		await arrived(page, 'Samen met toetsen');
	});
});
