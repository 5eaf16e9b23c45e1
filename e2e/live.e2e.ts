import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';
import { anExperience, tellTo, type Proof } from './told-elsewhere.ts';
import { ask } from './teller.ts';

const DASHBOARD = '/werk/vertelpunten/samenleren/dashboard';

/** From an experience to an open dashboard. */
const SOON = { timeout: 5000 };

/** Those that match the filter, and all. */
const counted = async (page: Page) =>
	[...(await page.locator('.dashboard .summary .count').innerText()).replaceAll('.', '').matchAll(/\d+/g)].map(Number);

async function tell(address: string, titel = 'Een grotere pan'): Promise<string> {
	const response = await tellTo(address, anExperience({ titel }));
	expect(response.status).toBe(201);
	return ((await response.json()) as Proof).id;
}

/** What withdrawing leaves of an experience. */
const withdraw = (id: string) =>
	ask(
		`update collect.stories set title = null, text = null, opening_id = null, answers = null, consents = null,
			entrance_id = null, told_to = null, language = 'und', told_at = received_at, changed_at = now(), withdrawn_at = now()
		 where id = $1`,
		[id]
	);

describe('an open dashboard', () => {
	it('counts within five seconds what somebody else tells, under the filter that stands, and lets go what is withdrawn', async ({
		visit,
		address
	}) => {
		await tell(address); // the first from another program brings a chart of its own
		const page = await visit({ signedIn: true });
		await page.goto(`${DASHBOARD}?f.perspective=resident`);
		await page.locator('[data-counted-by=browser]').waitFor();
		const [matching, all] = (await counted(page)) as [number, number];
		const listed = await page.locator('aside ol > li').allInnerTexts();
		const asked: string[] = [];
		page.on('request', (request) => asked.push(new URL(request.url()).pathname));

		const id = await tell(address, 'Vandaag verteld');
		await page.getByText('1 nieuwe ervaring erbij').waitFor(SOON);
		expect(await counted(page)).toEqual([matching + 1, all + 1]);
		expect(new URL(page.url()).search).toBe('?f.perspective=resident');
		expect(await page.locator('aside ol > li').allInnerTexts(), 'the list stays where it is').toEqual(listed);
		expect(
			asked.some((path) => path.endsWith('/snapshot')),
			'only what came is sent'
		).toBe(false);
		for (const viewport of Object.values(SCREENS)) {
			await page.setViewportSize(viewport);
			expect(await fitsItsScreen(page)).toBe(true);
		}
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Zet in de lijst' }).click();
		await page.getByRole('link', { name: 'Vandaag verteld' }).waitFor();

		await withdraw(id);
		await page.getByText('1 ervaring ingetrokken').waitFor(SOON);
		expect(await counted(page)).toEqual([matching, all]);
		await expect.poll(() => page.locator('aside ol > li').first().innerText()).toBe(listed[0]);
	});

	it('goes on by itself when a lost connection is back', async ({ visit, address }) => {
		const page = await visit({ signedIn: true });
		await page.goto(DASHBOARD);
		await page.locator('[data-counted-by=browser]').waitFor();
		const [matching] = (await counted(page)) as [number];
		await page.context().setOffline(true);
		await page.getByText('We kunnen even niet alles ophalen').waitFor();
		const id = await tell(address);
		await page.context().setOffline(false);
		await page.getByText('1 nieuwe ervaring erbij').waitFor(SOON);
		expect((await counted(page))[0]).toBe(matching + 1);
		await withdraw(id);
		await page.getByText('1 ervaring ingetrokken').waitFor(SOON);
	});

	it('hears nothing more for somebody who may not read any more', async ({ visit, address }) => {
		const page = await visit({ signedIn: true });
		await page.goto(DASHBOARD);
		await page.locator('[data-counted-by=browser]').waitFor();
		const before = await counted(page);
		await page.context().clearCookies();
		await page.getByText('Je kunt deze ervaringen niet meer zien').waitFor(SOON);
		await withdraw(await tell(address));
		expect(await counted(page)).toEqual(before);
	});
});
