import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, it, SCREENS } from './house.ts';
import { anExperience, tellTo, type Proof } from './told-elsewhere.ts';

const told = async (address: string, over = {}): Promise<Proof> =>
	(await (await tellTo(address, anExperience(over))).json()) as Proof;

async function follow(page: Page, code: string): Promise<void> {
	await page.goto('/volg');
	await page.getByLabel('Je volgcode').fill(code);
	await page.getByLabel('Je volgcode').press('Enter');
}

const heading = (page: Page) => page.locator('h1').textContent();

describe('following an experience', () => {
	it.for(Object.values(SCREENS))(
		'shows it again on a screen of $width pixels',
		async (viewport, { visit, address }) => {
			const page = await visit({ viewport });
			const { volgcode } = await told(address);
			await page.goto('/volg');
			await expectNoAxeViolations(page);

			await follow(page, volgcode.toUpperCase().replaceAll(' ', ', '));

			expect(page.url()).toBe(`${address}/volg`);
			expect(await page.locator('main').textContent()).toContain('Een grotere pan, zei ik.');
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
			await expectNoAxeViolations(page);
		}
	);

	it('says kindly that a code is none, and lets it be corrected', async ({ page, address }) => {
		const { volgcode } = await told(address);
		await follow(page, `${volgcode} fiets`);
		expect(await page.getByLabel('Je volgcode').getAttribute('aria-invalid')).toBe('true');
		expect(await page.getByLabel('Je volgcode').inputValue()).toBe(`${volgcode} fiets`);
		expect(await page.title()).toMatch(/^Er ging iets mis/);
		await expectNoAxeViolations(page);

		await page.getByLabel('Je volgcode').fill(volgcode);
		await page.getByLabel('Je volgcode').press('Enter');
		expect(await heading(page)).toBe('Jouw ervaring');
	});

	it('lets consent be changed, a copy be kept, and the page be closed', async ({ page, address }) => {
		const { volgcode } = await told(address);
		await follow(page, volgcode);

		const quote = page.getByLabel(/Een stukje uit mijn ervaring/);
		expect(await quote.isChecked()).toBe(false);
		await quote.check();
		await page.getByRole('button', { name: 'Bewaar mijn toestemming' }).click();
		expect(await page.locator('main').textContent()).toContain('Je toestemming is veranderd.');
		expect(await quote.isChecked()).toBe(true);

		const copy = await page.request.get('/volg/kopie');
		expect(copy.headers()['content-disposition']).toMatch(/^attachment/);
		expect(await copy.text()).toContain('Een grotere pan');

		await page.getByRole('button', { name: /^Klaar/ }).click();
		expect(await page.locator('main').textContent()).toContain('Je ervaring is gesloten.');
		await page.goto('/volg');
		expect(await heading(page)).toBe('Je ervaring volgen');
		await page.goBack();
		expect(await page.locator('main').textContent()).not.toContain('Een grotere pan');
	});

	it('lets it be taken back, for good, without JavaScript', async ({ visit, address }) => {
		const page = await visit({ javaScriptEnabled: false, viewport: SCREENS.phone });
		const experience = anExperience();
		const { volgcode } = (await (await tellTo(address, experience)).json()) as Proof;
		await follow(page, volgcode);

		await page.getByRole('link', { name: 'Ervaring weghalen' }).click();
		expect(await page.locator('main').textContent()).toContain('Terughalen kan niet.');
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: /^Ja/ }).click();

		expect(await heading(page)).toBe('Je ervaring is weggehaald');
		await expectNoAxeViolations(page);
		expect((await tellTo(address, experience)).status).toBe(201);
		await page.getByRole('button', { name: /^Klaar/ }).click();
		await follow(page, volgcode);
		expect(await heading(page)).toBe('Je ervaring is weggehaald');
	});

	it('is kept by no cache, and found by no search engine', async ({ page }) => {
		const response = await page.goto('/volg');
		expect(response!.headers()['cache-control']).toBe('no-store');
		expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
	});
});

describe('the story points of the team', () => {
	it('are listed with the ways in', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await page.goto('/werk/vertelpunten');
		await expectNoAxeViolations(page);
		await page
			.getByRole('link', { name: /^Dashboard/ })
			.first()
			.click();
		await page.waitForURL(/\/werk\/vertelpunten\/[\w-]+\/dashboard/);
	});
});
