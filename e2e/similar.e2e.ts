import { describe, expect } from 'vitest';
import { expectNoAxeViolations, it, SCREENS } from './house.ts';

describe('the page of an experience', () => {
	it('names others with the same words, and goes there by keyboard', async ({ visit }) => {
		const page = await visit({ signedIn: true, viewport: SCREENS.phone });
		await page.goto('/werk/vertelpunten/samenleren/dashboard?woorden=dossier');
		await page.getByRole('link', { name: 'Twee woorden in het dossier' }).click();
		await page.getByRole('heading', { name: 'Twee woorden in het dossier', level: 1 }).waitFor();
		// The first who asks may be told to wait until all words are read.
		await expect
			.poll(
				async () => {
					await page.reload();
					return page.getByRole('link', { name: 'Niet meer bellen' }).count();
				},
				{ timeout: 20_000 }
			)
			.toBe(1);
		await page.getByText('Zelfde woorden: dossier, weet').waitFor();
		await expectNoAxeViolations(page);

		await page.getByRole('link', { name: 'Niet meer bellen' }).focus();
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: 'Niet meer bellen', level: 1 }).waitFor();
		await page.getByRole('link', { name: 'Twee woorden in het dossier' }).waitFor();
	});
});
