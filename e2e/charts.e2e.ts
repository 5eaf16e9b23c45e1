import type { Locator, Page } from 'playwright-core';
import { describe, expect, vi } from 'vitest';
import { expectNoAxeViolations, it, SCREENS } from './house.ts';

const DASHBOARD = '/werk/vertelpunten/samenleren/dashboard';

const RULES = 'Hoe gingen zij om met regels en afspraken?';
const SINCE = 'Sinds wanneer speelt dit?';

const chart = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true });

describe('the charts of the dashboard', () => {
	it('say where the middle of a slider lies, of the selection beside all, and cut time as somebody likes', async ({
		visit
	}) => {
		const page = await visit({ signedIn: true });
		await page.goto(DASHBOARD);
		await page.locator('[data-counted-by=browser]').waitFor();

		const rules = chart(page, RULES);
		expect(await rules.locator('.summary').innerText()).toMatch(
			/^In het midden \(mediaan\) ligt [\d,]+ van 100\. De middelste helft van de antwoorden ligt tussen [\d,]+ en [\d,]+\.$/
		);
		await rules.getByText('Toon als tabel').focus();
		await page.keyboard.press('Enter');
		const cells = rules.getByRole('row', { name: /mediaan/ }).getByRole('cell');
		const [selected, all] = await cells.allInnerTexts();
		expect(selected).toMatch(/^[\d,]+$/);
		expect(all).toBe(selected);

		const since = chart(page, SINCE);
		const unit = since.getByRole('combobox', { name: `${SINCE} Verdeel per` });
		await unit.focus();
		const before = await since.getByRole('slider').first().getAttribute('max');
		await unit.selectOption('year');
		await vi.waitFor(async () =>
			expect(Number(await since.getByRole('slider').first().getAttribute('max'))).toBeLessThan(Number(before))
		);
		await since.getByRole('slider').first().focus();
		await page.keyboard.press('ArrowRight');
		await vi.waitFor(() => expect(page.url()).toMatch(/=\d{4}-01-01/));

		await vi.waitFor(async () =>
			expect(await rules.locator('.summary').innerText()).toContain('Bij alle ervaringen: in het midden')
		);
		expect((await cells.allInnerTexts())[1]).toBe(all);

		for (const viewport of Object.values(SCREENS)) {
			await page.setViewportSize(viewport);
			expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
		}
		await expectNoAxeViolations(page);
	});
});
