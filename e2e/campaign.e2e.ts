import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, it, SCREENS } from './house.ts';
import { followCode, next, POINT, tellAll, visitPoint } from './teller.ts';

const CAMPAIGN = '/werk/vertelpunten/samenleren/campagne';
const TODAY = new Date();
const day = (days: number) => new Date(TODAY.getTime() + days * 86_400_000).toISOString().slice(0, 10);

async function plan(page: Page): Promise<void> {
	await page.goto(CAMPAIGN);
	await page.getByLabel('Laatste dag om te vertellen').fill(day(20));
	const fill = (name: string, value: string) => page.locator(`[name="${name}"]`).fill(value);
	await fill('fase.0.naam', 'Vertellen');
	await fill('fase.0.tekst', 'Je vertelt wat je meemaakte.');
	await fill('fase.0.van', day(-10));
	await fill('fase.0.tot', day(20));
	await fill('bedrag.0.euro', '20');
	await fill('bedrag.0.van', day(-10));
	await fill('bedrag.0.tot', day(10));
	await page.getByRole('button', { name: 'Bewaar de campagne' }).click();
	await page.getByText('De campagne is bewaard.').waitFor();
}

describe('a campaign', () => {
	it('is planned, and says of each mistake where it is', async ({ visit }) => {
		const page = await visit({ signedIn: true, viewport: SCREENS.phone });
		await plan(page);
		await page.locator('[name="fase.1.naam"]').fill('Lezen');
		await page.getByRole('button', { name: 'Bewaar de campagne' }).click();
		await page.getByRole('alert').getByRole('link', { name: 'Vul een datum in.' }).first().waitFor();
		expect(await page.locator('[name="fase.1.naam"]').inputValue()).toBe('Lezen');
		await expectNoAxeViolations(page);
	});

	it('tells everybody what happens when, in their own time', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await plan(page);
		for (const viewport of Object.values(SCREENS)) {
			const teller = await visit({ viewport });
			await teller.goto(`${POINT}/wat-gebeurt-er`);
			await teller.getByRole('heading', { name: 'Vertellen', exact: true }).waitFor();
			expect(await teller.locator('li[aria-current=step]').innerText()).toContain('Nu bezig');
			expect(await teller.locator('.count').innerText()).toMatch(/^\d+ van de 100$/);
			await expectNoAxeViolations(teller);
			expect(await teller.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
		}
	});

	it('gives a reward to who told, without the server being able to join the two', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await plan(page);
		await page.locator('#adressen').fill('jo@voorbeeld.example\nzomaar iets');
		await page.getByRole('button', { name: 'Zet op de lijst' }).click();
		await page.getByText('1 adres staat op de lijst').waitFor();
		expect(await page.getByText('zomaar iets').count()).toBeGreaterThan(0);

		const teller = await visit();
		await visitPoint(teller);
		await tellAll(teller, 'Een ervaring met een beloning.');
		await next(teller);
		const code = await followCode(teller);

		const asked: string[] = [];
		teller.on('request', (request) => {
			if (request.method() === 'POST') asked.push(request.postData() ?? '');
		});
		await teller.goto(`${POINT}/uitnodiging#geen-uitnodiging`);
		await teller.getByLabel('Jouw volgcode').fill(code);
		await teller.getByRole('button', { name: 'Vraag de beloning aan' }).click();
		await teller.getByText('Deze uitnodiging kennen we niet', { exact: false }).first().waitFor();
		const [, signed, claimed] = asked.map((body) => JSON.parse(body) as Record<string, string>);
		expect(Object.keys(claimed!).sort()).toEqual(['deed', 'message', 'signature', 'tier', 'token']);
		const ofStory = new Set([code, signed!.blinded]);
		expect(Object.values(claimed!).filter((value) => ofStory.has(value))).toEqual([]);
		await expectNoAxeViolations(teller);
	});

	it('needs an invitation for a reward, and says so', async ({ visit }) => {
		const teller = await visit({ viewport: SCREENS.phone });
		await teller.goto(`${POINT}/uitnodiging`);
		await teller.getByText('Open de link uit je mail', { exact: false }).first().waitFor();
		await expectNoAxeViolations(teller);
	});
});
