import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { announce, finish, make, publishWithout, tellUntilQuestions } from './designing.ts';
import { it } from './house.ts';
import { answerQuestions, live, next, stored } from './teller.ts';

/** Everything that asks for an earlier version comes this late. */
const slowly = (page: Page, ms: number) =>
	page.context().route(/[?&]versie=/, async (route) => {
		await new Promise((resolve) => setTimeout(resolve, ms));
		await route.continue();
	});

/** The worker of the page keeps it from now on. */
const isKept = (page: Page) =>
	page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		const deadline = Date.now() + 8_000;
		while (Date.now() < deadline) {
			const pages = await caches.open('vertel-paginas');
			if ((await pages.keys()).length > 0) return;
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		throw new Error('the page is not kept');
	});

/** @param device  of who tells; one without a service worker asks the house itself */
async function begun(visit: (options?: object) => Promise<Page>, slug: string, text: string, device = {}) {
	const page = await visit({ signedIn: true });
	await make(page, slug);
	await announce(page, slug);
	const teller = await visit(device);
	await tellUntilQuestions(teller, slug, text);
	return { page, teller };
}

async function expectOldAnswers(text: string): Promise<void> {
	const [story] = await stored(text);
	expect(Object.keys(story!.answers as object)).toContain('how-often');
}

describe('the version somebody began with', () => {
	it('is never taken from a page of another version that the device keeps', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await make(page, 'laat');
		await announce(page, 'laat');
		const teller = await visit();
		await teller.goto('/vertel/laat');
		await live(teller);
		await isKept(teller);
		await teller.context().setOffline(true);
		const answer = (search: string) =>
			teller.evaluate(
				(address) =>
					fetch(address).then(
						({ status }) => status,
						() => 'none'
					),
				`/vertel/laat${search}`
			);
		expect(await answer('?via=k7mp')).toBe(200);
		expect(await answer('?versie=7')).toBe('none');
	});

	it('is asked in the language that was chosen while it was on its way', async ({ visit }) => {
		const { page, teller } = await begun(visit, 'taal', 'In een andere taal.', {
			serviceWorkers: 'block'
		});
		await publishWithout(page, 'taal', 'how-often');
		await slowly(teller, 2_000);
		await teller.goto('/vertel/taal?lang=nl');
		await teller.getByRole('navigation', { name: 'Taal' }).getByText('English').click();
		await live(teller);
		await expect.poll(() => teller.evaluate(() => document.documentElement.lang)).toBe('en');
		await expect.poll(() => teller.locator('fieldset legend').first().innerText()).toContain('picture');
		await finish(teller, /Sent and received/);
		await expectOldAnswers('In een andere taal.');
	}, 90_000);

	it('stays when another language cannot be had any more', async ({ visit }) => {
		const { page, teller } = await begun(visit, 'blijft', 'Met de eerste vragen.', {
			serviceWorkers: 'block'
		});
		await publishWithout(page, 'blijft', 'how-often');
		await teller.reload();
		await live(teller);
		await teller.context().route(/[?&]versie=/, (route) => route.abort());
		await teller.getByRole('navigation', { name: 'Taal' }).getByText('English').click();
		// The title changes with the language too, which is not yet the next step.
		await expect.poll(() => teller.locator('main').innerText()).toContain('Step 3 of 4');
		await finish(teller, /Sent and received|Verstuurd en ontvangen/);
		await expectOldAnswers('Met de eerste vragen.');
	}, 90_000);

	it('is asked to the end without JavaScript', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await make(page, 'zonder');
		await announce(page, 'zonder');
		const teller = await visit({ javaScriptEnabled: false });
		await teller.goto('/vertel/zonder');
		await next(teller);
		await teller.locator('input[value=together]').check();
		await next(teller);
		await teller.locator('#tekst').fill('Zonder JavaScript begonnen.');
		await next(teller);
		await teller.locator('fieldset').first().waitFor();
		await publishWithout(page, 'zonder', 'how-often');
		await answerQuestions(teller);
		await teller.locator('input[name^="toestemming:"]').first().check();
		await next(teller);
		await teller.locator('.code').waitFor();
		await expectOldAnswers('Zonder JavaScript begonnen.');
	}, 90_000);
});
