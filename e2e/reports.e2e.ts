import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';
import { pressKey, tabTo } from './keyboard.ts';

const REPORTS = '/werk/vertelpunten/samenleren/verslagen';
const OVER = 'Dit verslag is hier niet te lezen.';

async function begin(page: Page, title: string): Promise<void> {
	await page.goto(REPORTS);
	await page.getByLabel('Titel van een nieuw verslag').fill(title);
	await page.getByRole('button', { name: 'Begin een verslag' }).click();
	await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

async function addText(page: Page, heading: string): Promise<void> {
	await page
		.locator('summary')
		.filter({ hasText: /^Tekst$/ })
		.click();
	await page.locator('#nieuw-kop').fill(heading);
	await page.locator('#nieuw-tekst').fill('Buren zijn er eerder dan wij.\n\nDat zien we in elke wijk.');
	await page.getByRole('button', { name: 'Zet deze tekst erin' }).click();
	await page.getByRole('heading', { level: 2, name: heading }).waitFor();
}

async function addChart(page: Page, question: string): Promise<void> {
	await page
		.locator('summary')
		.filter({ hasText: /^Grafiek$/ })
		.click();
	await page.getByLabel('Welke vraag?').selectOption({ value: question });
	await page.getByRole('button', { name: 'Zet deze grafiek erin' }).click();
	await page.locator('figure').last().waitFor();
}

/** One of the example's experiences of which a piece may be quoted, however many were told here since. */
async function aQuotableStory(page: Page, report: string): Promise<string> {
	await page.goto('/werk/vertelpunten/samenleren/dashboard?woorden=wijkcoach');
	const stories = page.locator('article a[href*="/ervaringen/"]');
	await stories.first().waitFor();
	for (const href of await stories.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))) {
		await page.goto(`${report}?citaat=${/ervaringen\/([\w-]+)/.exec(href)?.[1]}`);
		if ((await page.getByLabel('Welk stukje?').count()) > 0) return page.locator('.story').innerText();
	}
	throw new Error('nobody may be quoted');
}

describe('a report', () => {
	it('is written without JavaScript, shared, read by a visitor on a phone, and over when its link is withdrawn', async ({
		visit
	}) => {
		const team = await visit({ signedIn: true, javaScriptEnabled: false });
		await begin(team, 'Wat buren doen');
		await addText(team, 'Eerst dit');
		await addChart(team, 'who-helped');
		await addChart(team, 'felt');
		await expectNoAxeViolations(team);
		await team.getByRole('button', { name: 'Omlaag: Eerst dit' }).click();
		await expect.poll(() => team.locator('.part').first().locator('figure').count()).toBe(1);

		const story = await aQuotableStory(team, team.url().replace(/[#?].*/, ''));
		const passage = story.slice(0, 40).trim();
		await team.getByLabel('Welk stukje?').fill(`${passage} en meer`);
		await team.getByRole('button', { name: 'Zet dit citaat erin' }).click();
		await team.getByText('Dit stukje staat niet letterlijk').first().waitFor();
		expect(await team.getByLabel('Welk stukje?').inputValue()).toBe(`${passage} en meer`);
		await team.getByLabel('Welk stukje?').fill(passage);
		await team.getByRole('button', { name: 'Zet dit citaat erin' }).click();
		await team.locator('blockquote').waitFor();

		await team.getByLabel('Hoeveel dagen werkt de link?').fill('0');
		await team.getByRole('button', { name: 'Maak een link' }).click();
		await team.getByText('Vul een heel getal in van 1 tot en met 366.').first().waitFor();
		await team.getByLabel('Hoeveel dagen werkt de link?').fill('30');
		await team.getByRole('button', { name: 'Maak een link' }).click();
		const link = team.locator('a[href*="/verslag/"]');
		await link.waitFor();
		const address = (await link.getAttribute('href'))!;
		await expectNoAxeViolations(team);

		const page = await visit({ viewport: SCREENS.phone });
		const response = (await page.goto(address))!;
		const headers = response.headers();
		expect(headers['x-robots-tag']).toContain('noindex');
		expect(headers['referrer-policy']).toBe('no-referrer');
		expect(headers['cache-control']).toContain('no-store');
		await page.getByRole('heading', { level: 1, name: 'Wat buren doen' }).waitFor();
		expect(await page.locator('section.chart').count()).toBe(2);
		for (const count of await page.locator('section.chart td').allInnerTexts())
			expect(count).toMatch(/^(ongeveer \d*[05]|te weinig)$/);
		expect(await page.locator('blockquote').innerText()).toContain(passage);
		await expectNoAxeViolations(page);
		expect(await fitsItsScreen(page)).toBe(true);

		await team.getByRole('button', { name: 'Trek de link in' }).click();
		await team.getByRole('button', { name: 'Maak een link' }).waitFor();
		const unknown = address.slice(0, -8) + 'AAAAAAAA';
		for (const over of [address, unknown, '/verslag/x']) {
			expect((await page.goto(over))!.status()).toBe(404);
			await page.getByRole('heading', { name: OVER }).waitFor();
		}
		await expectNoAxeViolations(page);
	});

	it('is put in order by keyboard on a phone, and says when somebody else changed it meanwhile', async ({ visit }) => {
		const page = await visit({ signedIn: true, viewport: SCREENS.phone });
		await begin(page, 'Met het toetsenbord');
		await addText(page, 'Boven');
		await addText(page, 'Onder');
		await tabTo(page, 'button[aria-label="Omhoog: Onder"]');
		await page.keyboard.press('Enter');
		await expect.poll(() => page.locator('.part h2').allInnerTexts()).toEqual(['Onder', 'Boven']);
		expect(await fitsItsScreen(page)).toBe(true);
		await expectNoAxeViolations(page);

		const other = await visit({ signedIn: true });
		await other.goto(page.url());
		await addText(other, 'Nog iets');
		await page
			.locator('summary')
			.filter({ hasText: /^Tekst$/ })
			.click();
		await page.locator('#nieuw-kop').fill('Te laat');
		await pressKey(page, 'Zet deze tekst erin');
		await page.getByRole('alert').getByText('Iemand anders heeft dit verslag intussen veranderd.').waitFor();
		expect(await page.locator('#nieuw-kop').inputValue()).toBe('Te laat');
	});
});
