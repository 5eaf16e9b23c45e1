import { describe, expect } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';

const POINT = '/werk/vertelpunten/samenleren';

/** A4 at the browser's own 96 pixels an inch. */
const PAPER = { width: 794, height: 1123 };

describe('story cards', () => {
	it('print a selection whole, a long story over several cards', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await page.goto(`${POINT}/dashboard`);
		await page.locator('[data-counted-by=browser]').waitFor();
		await page.getByText('Bewaar als selectie').click();
		await page.getByLabel('Zo verschillend mogelijk').check();
		await page.getByLabel('Hoeveel?').fill('5');
		await page.getByLabel('Naam van de selectie').fill('Voor aan tafel');
		await page.getByRole('button', { name: 'Bewaar de selectie' }).click();
		await page.getByRole('link', { name: 'Print als verhaalkaarten' }).click();
		await page.getByText('A6: vier kaarten op een vel').waitFor();
		await expectNoAxeViolations(page);
		for (const box of await page.locator('[name=vraag]').all()) await box.check();
		await page.getByRole('button', { name: 'Maak de kaarten' }).click();
		await page.locator('[data-sheets]').waitFor();
		await expectNoAxeViolations(page);
		for (const viewport of Object.values(SCREENS)) {
			await page.setViewportSize(viewport);
			expect(await fitsItsScreen(page)).toBe(true);
		}

		await page.emulateMedia({ media: 'print' });
		await page.setViewportSize(PAPER);
		// Every word stands inside the card it is on.
		const outside = await page.locator('.sheet article').evaluateAll((cards) =>
			cards.flatMap((card) => {
				const { bottom, right } = card.getBoundingClientRect();
				return [...card.querySelectorAll('[data-text], .label, footer')].filter((words) => {
					const box = words.getBoundingClientRect();
					return box.bottom > bottom || box.right > right;
				});
			})
		);
		expect(outside).toEqual([]);
		const sheets = Number(await page.locator('[data-sheets]').getAttribute('data-sheets'));
		const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
		expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(sheets);
		expect(await page.getByText(/kaart 1 van [2-9]/).count()).toBeGreaterThan(0);

		await page.emulateMedia({ media: 'screen' });
		const code = (await page.locator('.sheet .code').first().textContent())!.replace('Code', '').trim();
		await page.goto(`${POINT}/kaartjes/${code.toLowerCase()}`);
		await page.waitForURL(/\/ervaringen\/[0-9a-f-]{36}$/);
	});
});
