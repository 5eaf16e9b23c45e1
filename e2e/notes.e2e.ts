import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';

const DASHBOARD = '/werk/vertelpunten/samenleren/dashboard';

async function openStory(page: Page, number: number): Promise<void> {
	await page.goto(DASHBOARD);
	await page.locator('aside article a').nth(number).click();
	await page.getByRole('heading', { level: 2, name: 'Aantekeningen' }).waitFor();
}

describe('a note', () => {
	it.for([true, false])(
		'is written, changed and deleted, with JavaScript: %s',
		async (javaScriptEnabled, { visit }) => {
			const page = await visit({ signedIn: true, javaScriptEnabled, viewport: SCREENS.phone });
			await openStory(page, javaScriptEnabled ? 0 : 1);
			await page.getByText('Er staat nog geen aantekening bij deze ervaring.').waitFor();
			await page.getByRole('button', { name: 'Bewaar aantekening' }).click();
			await page.getByText('Schrijf iets op, in ten hoogste 2.000 tekens.').waitFor();
			await expectNoAxeViolations(page);

			const long = `De buurvrouw.\n${'Donaudampfschifffahrtsgesellschaft'.repeat(20)}`;
			await page.getByLabel('Jouw aantekening').fill(long);
			await page.getByRole('button', { name: 'Bewaar aantekening' }).click();
			const note = page.getByRole('listitem').filter({ hasText: 'Donaudampf' });
			await note.waitFor();
			expect(await page.getByLabel('Jouw aantekening').inputValue()).toBe('');
			expect(await fitsItsScreen(page)).toBe(true);

			await note.getByText('Pas aan of verwijder').click();
			await page.getByLabel('Pas je aantekening aan').fill('Korter.');
			await page.getByRole('button', { name: 'Bewaar wijziging' }).click();
			const shorter = page.getByRole('listitem').filter({ hasText: 'aangepast op' });
			await shorter.getByText('Korter.', { exact: true }).first().waitFor();
			if (await page.getByRole('button', { name: 'Verwijder deze aantekening' }).isHidden())
				await shorter.getByText('Pas aan of verwijder').click();
			await expectNoAxeViolations(page);
			await page.getByRole('button', { name: 'Verwijder deze aantekening' }).click();
			await page.getByText('Er staat nog geen aantekening bij deze ervaring.').waitFor();
		}
	);
});

describe('a tag', () => {
	it('is put on by keyboard, is a filter on the dashboard, and is taken off again', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await openStory(page, 2);
		await page.getByLabel('Nieuw label').fill('moe');
		await page.keyboard.press('Enter');
		await page.getByRole('button', { name: 'Haal label moe weg' }).waitFor();
		await page.getByLabel('Nieuw label').fill('x'.repeat(40));
		await page.keyboard.press('Enter');
		await page.getByRole('button', { name: /^Haal label x+ weg$/ }).waitFor();
		await expectNoAxeViolations(page);
		await page.setViewportSize(SCREENS.phone);
		expect(await fitsItsScreen(page)).toBe(true);
		await page.setViewportSize(SCREENS.laptop);

		await page.getByRole('link', { name: 'moe', exact: true }).press('Enter');
		await page.locator('[data-counted-by=browser]').waitFor();
		const filters = page.getByRole('list', { name: 'Gekozen filters' });
		await filters.getByText('Label moe', { exact: true }).waitFor();
		expect(await page.locator('aside article').count()).toBe(1);
		await filters.getByRole('link', { name: 'Haal weg: Label moe' }).press('Enter');
		await page.locator('aside article').nth(3).waitFor();
		expect(new URL(page.url()).search).toBe('');

		await page.getByText('Kijk per label').press('Enter');
		await expectNoAxeViolations(page);
		await page.getByRole('link', { name: 'moe', exact: true }).press('Enter');
		await filters.getByText('Label moe', { exact: true }).waitFor();
		await expect.poll(() => page.locator('aside article').count()).toBe(1);
		expect(page.url()).toContain('?label=moe');

		await page.locator('aside article a').press('Enter');
		await page.getByRole('button', { name: 'Haal label moe weg' }).press('Enter');
		await page.getByRole('button', { name: 'Haal label moe weg' }).waitFor({ state: 'detached' });
	});
});
