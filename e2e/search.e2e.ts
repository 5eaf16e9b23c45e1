import { describe, expect } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';

const DASHBOARD = '/werk/vertelpunten/samenleren/dashboard';

describe('looking for words', () => {
	it('finds compounds, says what it took an error for, and marks what it found in the story too', async ({ visit }) => {
		const page = await visit({ signedIn: true, viewport: SCREENS.phone });
		await page.goto(DASHBOARD);
		await page.locator('[data-counted-by=browser]').waitFor();
		const field = page.getByLabel('Zoek in de tekst');
		await field.fill('buur');
		const marks = page.locator('ol article mark');
		await expect.poll(() => marks.allInnerTexts()).toContainEqual(expect.stringMatching(/^buur.+/i));
		await field.fill('buurvrow');
		await page.getByText('Geen ervaring met ‘buurvrow’. Wel met: buurvrouw.').waitFor();
		await expect.poll(() => marks.allInnerTexts()).toContainEqual(expect.stringMatching(/^buurvrouw$/i));
		await field.fill('-');
		await page.getByText('Hier staat geen woord in om op te zoeken. Zoek op een woord').waitFor();
		await field.fill('buurvrow');
		await expect.poll(() => marks.allInnerTexts()).toContainEqual(expect.stringMatching(/^buurvrouw$/i));
		await page.getByText('Zo zoek je').click();
		await expectNoAxeViolations(page);
		expect(await fitsItsScreen(page)).toBe(true);

		await page.locator('ol article a').first().click();
		await expect
			.poll(() => page.locator('article .text mark, article h1 mark').allInnerTexts())
			.toContainEqual(expect.stringMatching(/^buurvrouw$/i));
		await expectNoAxeViolations(page);
	});

	it('says the same without JavaScript, and never fails', async ({ visit }) => {
		const page = await visit({ signedIn: true, javaScriptEnabled: false });
		await page.goto(`${DASHBOARD}?woorden=${encodeURIComponent('de buurvrow')}`);
		await page.getByText('Geen ervaring met ‘buurvrow’. Wel met: buurvrouw.').waitFor();
		await page.getByText('‘de’ staat in bijna elke ervaring en telt niet mee.').waitFor();
		await page.goto(`${DASHBOARD}?woorden=${encodeURIComponent('"')}`);
		await page.getByText('Hier staat geen woord in om op te zoeken.').waitFor();
		for (const words of ['"', '-', '🙂', `<b>'); --`, '(', 'x'.repeat(2000)])
			expect((await page.goto(`${DASHBOARD}?woorden=${encodeURIComponent(words)}`))?.status(), words).toBe(200);
	});
});
