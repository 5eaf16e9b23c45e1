import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, vi } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';
import { pressUnsubscribe, stopAddressOf } from './guests.ts';
import { ask, followCode, live, next, POINT, tellAll, visitPoint } from './teller.ts';
import { testedHouse } from './tested-house.ts';

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

/** Other tests tell here too, and would reach the target of the example. */
beforeAll(async () => {
	await ask(
		`update collect.story_points set definition = jsonb_set(definition, '{target}', '900') where slug = 'samenleren'`
	);
	const said = async () => (await fetch(`${testedHouse().address}${POINT}/wat-gebeurt-er`)).text();
	await vi.waitFor(async () => expect(await said()).toContain('van de 900'), { timeout: 15_000, interval: 500 });
});

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
			expect(await teller.locator('.count').innerText()).toMatch(/^\d+ van de 900$/);
			await expectNoAxeViolations(teller);
			expect(await fitsItsScreen(teller)).toBe(true);
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

	it('greets with how far it is, and leads to what happens', async ({ visit }) => {
		for (const viewport of Object.values(SCREENS)) {
			const teller = await visit({ viewport });
			await visitPoint(teller);
			const bar = teller.getByRole('progressbar', { name: /^\d+ van de 900 ervaringen$/ });
			expect(Number(await bar.getAttribute('value'))).toBeGreaterThan(0);
			await expectNoAxeViolations(teller);
			await teller.getByRole('link', { name: 'Wat gebeurt er met mijn ervaring?' }).click();
			await teller.waitForURL(`**${POINT}/wat-gebeurt-er`);
		}
		const plain = await visit({ javaScriptEnabled: false });
		await plain.goto(`${POINT}?taal=en`);
		await plain.getByRole('progressbar', { name: /^\d+ of 900 experiences$/ }).waitFor();
	});

	it('says until when one can tell on the clock of who reads it', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await plan(page);
		for (const path of ['wat-gebeurt-er', 'uitnodiging#iets']) {
			const here = await visit();
			await here.goto(`${POINT}/${path}`);
			await here.getByText('Vertellen kan tot en met').waitFor();
			await here.waitForLoadState('networkidle');
			expect(await here.getByText('Bij jou is dat tot').count()).toBe(0);
			const far = await visit({ timezoneId: 'America/Paramaribo' });
			await far.goto(`${POINT}/${path}`);
			await far.getByText(/Bij jou is dat tot .* (18|19):59/).waitFor();
		}
	});

	it('leads an invited teller from the thanks to the reward, and tells the house nothing of it', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await plan(page);
		const teller = await visit({ viewport: SCREENS.phone });
		const TOKEN = 'een-uitnodiging-die-niemand-kent';
		const sent: string[] = [];
		teller.on('request', (request) =>
			sent.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`)
		);
		await teller.goto(`${POINT}/uitnodiging#${TOKEN}`);
		await teller.getByLabel('Jouw volgcode').waitFor();
		await teller.getByRole('link', { name: 'Begin met vertellen' }).click();
		await live(teller);
		await tellAll(teller, 'Een ervaring na een uitnodiging.');
		await next(teller);
		await followCode(teller);
		await expectNoAxeViolations(teller);
		await teller.getByRole('link', { name: 'Wat gebeurt er met mijn ervaring?' }).waitFor();
		await teller.getByRole('link', { name: 'Vraag je beloning aan' }).click();
		await teller.getByLabel('Jouw volgcode').waitFor();
		expect(teller.url()).toContain(`#${TOKEN}`);
		expect(sent.filter((request) => request.includes(TOKEN))).toEqual([]);

		await teller.goBack();
		await live(teller);
		await teller.getByRole('button', { name: 'Klaar, wis dit scherm' }).click();
		expect(await teller.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(TOKEN);
		await tellAll(teller, 'Een ervaring van de volgende.');
		await next(teller);
		await followCode(teller);
		expect(await teller.getByRole('link', { name: 'Vraag je beloning aan' }).count()).toBe(0);
	});

	it('stops its letters with one press in a mail program, and asks first in a browser', async ({ visit, address }) => {
		const page = await visit({ signedIn: true });
		await plan(page);
		await page.locator('#adressen').fill('een@post.example\ntwee@post.example');
		await page.getByRole('button', { name: 'Zet op de lijst' }).click();
		await page.getByText('2 adressen staan op de lijst').waitFor();
		const unsubscribed = async () => {
			await page.goto(CAMPAIGN);
			return Number(await page.locator('dt', { hasText: 'Wil geen mail meer' }).locator('~ dd').first().innerText());
		};
		const before = await unsubscribed();

		const [one, two] = [await stopAddressOf('een@post.example'), await stopAddressOf('twee@post.example')];
		const looked = await fetch(address + one);
		expect([looked.status, looked.headers.get('set-cookie')]).toEqual([200, null]);
		expect(await unsubscribed(), 'who only looks stops nothing').toBe(before);
		const pressed = await pressUnsubscribe(address + one);
		expect([pressed.status, pressed.redirected]).toEqual([200, false]);
		expect(await unsubscribed()).toBe(before + 1);

		for (const javaScriptEnabled of [true, false]) {
			const reader = await visit({ viewport: SCREENS.phone, javaScriptEnabled });
			await reader.goto(two);
			await expectNoAxeViolations(reader);
			await reader.getByRole('button', { name: 'Geen mail meer' }).click();
			await reader.getByText('Je krijgt geen uitnodigingen en herinneringen meer.').waitFor();
			await expectNoAxeViolations(reader);
		}
		expect(await unsubscribed()).toBe(before + 2);
		const wrong = await visit();
		await wrong.goto(`${POINT}/afmelden/zomaar`);
		await wrong.getByRole('button', { name: 'Geen mail meer' }).click();
		await wrong.getByText('Deze link kennen we niet.', { exact: false }).waitFor();
		expect((await pressUnsubscribe(`${address}${POINT}/afmelden/zomaar`)).status).toBe(404);
	});

	it('needs an invitation for a reward, and says so', async ({ visit }) => {
		const teller = await visit({ viewport: SCREENS.phone });
		await teller.goto(`${POINT}/uitnodiging`);
		await teller.getByText('Open de link uit je mail', { exact: false }).first().waitFor();
		await expectNoAxeViolations(teller);
	});
});
