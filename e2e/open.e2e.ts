import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';

const SETTINGS = '/werk/vertelpunten/samenleren/open';
const OPEN = '/open/samenleren';

/** Opens the page for everybody, with four questions. */
async function openToAll(page: Page): Promise<void> {
	await page.goto(SETTINGS);
	await page.getByLabel('Iedereen mag deze pagina zien').check();
	for (const box of await page.locator('[name=charts]').all()) await box.uncheck();
	for (const id of ['felt', 'asked-for', 'who-helped', 'pace'])
		await page.locator(`[name=charts][value="${id}"]`).check();
	await page.getByLabel('Inleiding').fill('Dit hoorden we in Lindewaard.\n\nWe praten er in mei over.');
	await page.getByRole('button', { name: 'Bewaar en maak de pagina' }).click();
	await page.getByText('Bewaard. Hieronder zie je').waitFor();
}

/** Of the first answer that can be chosen. */
const firstAnswer = (page: Page) => page.locator('section.chart a.answer').first();

describe('the open page', () => {
	it('is closed until a facilitator opens it', async ({ visit }) => {
		for (const address of [OPEN, '/open/bestaat-niet', `${OPEN}?f.felt=x`]) {
			const page = await visit();
			const response = await page.goto(address);
			expect(response!.status()).toBe(404);
			await page.getByRole('heading', { name: 'Deze pagina is niet open' }).waitFor();
			await expectNoAxeViolations(page);
		}
	});

	it('is set up with clear sentences for what is wrong', async ({ visit }) => {
		// An ordinary form; what is typed while a page comes to life may be typed beside what stood there.
		const page = await visit({ signedIn: true, javaScriptEnabled: false });
		await page.goto(SETTINGS);
		await page.getByLabel('Kleinste groep die te zien mag zijn').fill('2');
		await page.getByRole('button', { name: 'Bewaar en maak de pagina' }).click();
		await page.getByRole('link', { name: 'Vul een heel getal in van 3 tot en met 20.' }).waitFor();
		await page.getByRole('link', { name: 'Kies één tot en met zes vragen.' }).waitFor();
		expect(await page.getByLabel('Kleinste groep die te zien mag zijn').inputValue()).toBe('2');
		await expectNoAxeViolations(page);
	});

	it.for(Object.entries(SCREENS))(
		'shows everybody what the facilitator saw, on a %s',
		async ([, viewport], { visit }) => {
			const team = await visit({ signedIn: true, viewport });
			await openToAll(team);
			await expectNoAxeViolations(team);
			expect(await fitsItsScreen(team)).toBe(true);
			const seen = await team.locator('section.chart').allInnerTexts();

			const page = await visit({ viewport });
			await page.goto(OPEN);
			expect(await page.locator('section.chart').allInnerTexts()).toEqual(seen);
			expect(seen).toHaveLength(4);
			await page.getByText(/^Ongeveer \d*[05] ervaringen zijn hier verteld\.$/).waitFor();
			for (const cell of await page.locator('section.chart td').allInnerTexts())
				expect(cell).toMatch(/^(ongeveer \d*[05]|te weinig)$/);
			await page.getByText('Waarom staat er “ongeveer”?').click();
			await page.getByText('Bij minder dan 5 mensen staat er altijd “te weinig”').waitFor();
			await expectNoAxeViolations(page);
			expect(await fitsItsScreen(page)).toBe(true);
			// Nothing of the dashboard comes along.
			const sent = await page.evaluate(() =>
				performance
					.getEntriesByType('resource')
					.map(({ name }) => name)
					.join('\n')
			);
			expect(sent).not.toMatch(/snapshot|fragmenten/);

			await firstAnswer(page).click();
			await page.waitForURL(/\?f\./);
			await page.getByRole('heading', { name: 'Jouw keuze' }).waitFor();
			await page.locator('section.chart [aria-current=true]').waitFor();
			await expectNoAxeViolations(page);
			expect(await fitsItsScreen(page)).toBe(true);
			// Somebody may have written an answer as long as a story, in one word.
			await firstAnswer(page).evaluate((link) => (link.textContent = `<b>${'eindeloos'.repeat(55)}</b>`));
			expect(await fitsItsScreen(page)).toBe(true);
			await page.getByRole('link', { name: 'Wis alles' }).click();
			await page.waitForURL((url) => url.search === '');
			await page.getByRole('heading', { name: 'Jouw keuze' }).waitFor({ state: 'hidden' });
			await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('count');
		}
	);

	it('is walked through by keyboard', async ({ visit }) => {
		await openToAll(await visit({ signedIn: true }));
		const page = await visit();
		await page.goto(OPEN);
		await firstAnswer(page).focus();
		await page.keyboard.press('Enter');
		await page.waitForURL(/\?f\./);
		// The focus stays where it was, so that the same key takes the choice away.
		await page.locator('section.chart [aria-current=true]:focus').waitFor();
		await page.keyboard.press('Enter');
		await page.waitForURL((url) => url.search === '');
	});

	it('works without JavaScript, and says so when an address asks too much', async ({ visit }) => {
		await openToAll(await visit({ signedIn: true, javaScriptEnabled: false }));
		const page = await visit({ javaScriptEnabled: false });
		await page.goto(OPEN);
		await firstAnswer(page).click();
		await page.getByRole('heading', { name: 'Jouw keuze' }).waitFor();
		await page.getByText('Waarom staat er “ongeveer”?').waitFor();
		await expectNoAxeViolations(page);
		await page.goto(`${OPEN}?f.nooit=1&f.pace=<script>`);
		await page.getByText('Een deel van dit adres kennen we niet').waitFor();
		await page.goto(`${OPEN}?f.pace=1&f.pace=2&f.pace=3`);
		await page.getByText('In dit adres staan te veel keuzes').waitFor();
		await expectNoAxeViolations(page);
	});

	it('is closed again when somebody says so', async ({ visit }) => {
		const team = await visit({ signedIn: true });
		await openToAll(team);
		await team.getByLabel('Iedereen mag deze pagina zien').uncheck();
		await team.getByRole('button', { name: 'Bewaar en maak de pagina' }).click();
		await team.getByText('De pagina is dicht.').waitFor();
		expect((await (await visit()).goto(OPEN))!.status()).toBe(404);
	});

	it('quotes who agreed, whatever is chosen, until the quote is taken away', async ({ visit }) => {
		const team = await visit({ signedIn: true });
		await openToAll(team);
		await team.goto('/werk/vertelpunten/samenleren/dashboard?woorden=rondje');
		await team.getByRole('link', { name: 'Het rondje' }).click();
		// From here on without loading anew, so that whatever is typed stays.
		await team.getByRole('link', { name: 'Citeer op de open pagina' }).click();
		const passage = team.getByLabel('Het stukje dat iedereen mag lezen');
		expect(await passage.inputValue()).toContain('Ik hoor er meer dan in de hele week daarvoor.');
		await passage.fill('Ik hoor er minder dan in de hele week daarvoor.');
		await team.getByRole('button', { name: 'Bekijk hoe het eruitziet' }).click();
		await team.getByRole('link', { name: 'Dit staat niet zo in de ervaring.' }).waitFor();
		await expectNoAxeViolations(team);

		const plain = await visit({ signedIn: true, javaScriptEnabled: false });
		await plain.goto(team.url());
		const quoted = 'elke vrijdag een rondje zonder afspraken. […] Ik hoor er meer dan in de hele week daarvoor.';
		await plain.getByLabel('Het stukje dat iedereen mag lezen').fill(quoted);
		await plain.getByRole('button', { name: 'Bekijk hoe het eruitziet' }).click();
		await plain.locator('blockquote', { hasText: quoted }).waitFor();
		await expectNoAxeViolations(plain);
		await plain.getByRole('button', { name: 'Bewaar dit citaat' }).click();
		await plain.getByText('Het citaat is bewaard.').waitFor();

		const page = await visit();
		await page.goto(OPEN);
		await page.locator('blockquote', { hasText: quoted }).waitFor();
		await firstAnswer(page).click();
		await page.getByRole('heading', { name: 'Jouw keuze' }).waitFor();
		await page.locator('blockquote', { hasText: quoted }).waitFor();
		await expectNoAxeViolations(page);

		await plain.getByRole('button', { name: 'Haal dit citaat weg' }).click();
		await plain.getByText('Het citaat is weg.').waitFor();
		await page.goto(OPEN);
		await page.locator('section.chart').first().waitFor();
		expect(await page.locator('blockquote').count()).toBe(0);
	});

	it('leads to what happens and to telling, and back, as long as it is open', async ({ visit }) => {
		const team = await visit({ signedIn: true, javaScriptEnabled: false });
		await openToAll(team);
		await team
			.getByRole('textbox', { name: 'Wat er met de ervaringen gebeurde' })
			.fill('Er komt een bankje bij de vijver.');
		await team.getByRole('button', { name: 'Bewaar en maak de pagina' }).click();
		const page = await visit({ javaScriptEnabled: false, viewport: SCREENS.phone });
		await page.goto('/vertel/samenleren/wat-gebeurt-er');
		await page.getByRole('link', { name: 'Kijk wat mensen hier vertelden' }).click();
		await page.getByText('Er komt een bankje bij de vijver.').waitFor();
		await expectNoAxeViolations(page);
		await page.getByRole('link', { name: 'Lees wat er nog gaat gebeuren' }).click();
		await page.getByRole('heading', { name: 'Wat gebeurt er met mijn ervaring?' }).waitFor();

		await team.getByLabel('Iedereen mag deze pagina zien').uncheck();
		await team.getByRole('button', { name: 'Bewaar en maak de pagina' }).click();
		await page.reload();
		expect(await page.getByRole('link', { name: 'Kijk wat mensen hier vertelden' }).count()).toBe(0);
	});
});
