import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { it } from './house.ts';
import { answerQuestions, followCode, goTell, live, next, POINT, stored, tellAll, visitPoint } from './teller.ts';

const SEND = '**/api/v1/vertelpunten/*/ervaringen';

describe('what a teller wrote', () => {
	it('is still there after a reload in the middle of a word', async ({ page }) => {
		await visitPoint(page);
		await goTell(page);
		await page.locator('#tekst').pressSequentially('Het begon op een maan');
		await page.reload();
		await live(page);
		expect(await page.locator('#tekst').inputValue()).toBe('Het begon op een maan');
		await page.locator('#tekst').press('End');
		await page.locator('#tekst').pressSequentially('dag.');
		await page.reload();
		await live(page);
		expect(await page.locator('#tekst').inputValue()).toBe('Het begon op een maandag.');
	});

	it('is still there after the page crashed', async ({ page }) => {
		await visitPoint(page);
		await goTell(page);
		await page.locator('#tekst').pressSequentially('En toen viel alles uit');
		await page.goto('chrome://crash').catch(() => undefined);
		const again = await page.context().newPage();
		await visitPoint(again);
		expect(await again.locator('#tekst').inputValue()).toBe('En toen viel alles uit');
	});

	it('can be wiped from the device', async ({ page }) => {
		await visitPoint(page);
		await goTell(page);
		await page.locator('#tekst').fill('Toch maar niet.');
		await page.getByText('Begin opnieuw').click();
		await page.getByText('Ja, wis mijn woorden').click();
		await page.reload();
		await live(page);
		expect(await page.locator('button[value=verder]').innerText()).toBe('Begin met vertellen');
		expect(await keptOnDevice(page)).not.toContain('Toch maar niet');
	});

	it('waits without a connection and goes once when it is back', async ({ page }) => {
		await visitPoint(page);
		await tellAll(page, 'Zonder bereik in de kelder.');
		await page.context().setOffline(true);
		await next(page);
		await page.getByText('Je ervaring wacht op verbinding').waitFor();
		expect(await stored('Zonder bereik in de kelder.')).toHaveLength(0);

		await page.context().setOffline(false);
		await page.locator('.code').waitFor();
		await page.getByText('Verstuurd en ontvangen om').waitFor();
		expect(await stored('Zonder bereik in de kelder.')).toHaveLength(1);
		expect(await keptOnDevice(page)).not.toContain('kelder');
	});

	it('goes later, from another page, and then gives its code', async ({ page }) => {
		await visitPoint(page);
		await tellAll(page, 'Later pas weer bereik.');
		await page.context().setOffline(true);
		await next(page);
		await page.getByText('Je ervaring wacht op verbinding').waitFor();
		const context = page.context();
		await page.close();

		await context.setOffline(false);
		const later = await context.newPage();
		await visitPoint(later);
		await later.getByText('Laat de volgcode zien').click();
		expect((await followCode(later)).length).toBeGreaterThan(10);
		expect(await stored('Later pas weer bereik.')).toHaveLength(1);
	});

	it('is stored once when the reply got lost, with the same code', async ({ page }) => {
		await visitPoint(page);
		await tellAll(page, 'Het antwoord kwam niet aan.');
		let code = '';
		await page.route(
			SEND,
			async (route) => {
				code = ((await (await route.fetch()).json()) as { volgcode: string }).volgcode;
				await route.abort();
			},
			{ times: 1 }
		);
		await next(page);
		await page.getByText('Je ervaring wacht op verbinding').waitFor();
		expect(await stored('Het antwoord kwam niet aan.')).toHaveLength(1);

		await page.getByText('Probeer nu te versturen').click();
		expect(await followCode(page)).toBe(code);
		expect(await stored('Het antwoord kwam niet aan.')).toHaveLength(1);
	});

	it('is stored once however often the button is pressed', async ({ page }) => {
		await visitPoint(page);
		await tellAll(page, 'Twee keer gedrukt.');
		await page.locator('button[value=verder]').dblclick();
		await page.locator('.code').waitFor();
		expect(await stored('Twee keer gedrukt.')).toHaveLength(1);
	});

	it('waits when the house is in trouble, and says so', async ({ page }) => {
		await visitPoint(page);
		await tellAll(page, 'Eerst ging het mis.');
		await page.route(SEND, (route) => route.fulfill({ status: 500, body: 'oops' }), { times: 1 });
		await next(page);
		await page.getByText('Het is even druk').waitFor();
		expect(await page.getByText('Verstuurd en ontvangen').count()).toBe(0);
		await page.locator('.code').waitFor(); // it tries again by itself
		expect(await stored('Eerst ging het mis.')).toHaveLength(1);
	});

	it('stays on the device when the house refuses it, and can be changed', async ({ page }) => {
		await visitPoint(page);
		await tellAll(page, 'Zo kan het niet.');
		await page.route(
			SEND,
			(route) => route.fulfill({ status: 400, contentType: 'application/problem+json', body: '{}' }),
			{
				times: 1
			}
		);
		await next(page);
		await page.getByText('Verander mijn ervaring').click();
		expect(await page.locator('#tekst').inputValue()).toBe('Zo kan het niet.');
	});

	it('is taken over from a form that was sent before the page came to life', async ({ page }) => {
		await page.route('**/teller.js*', (route) => route.abort());
		await page.goto(POINT);
		await goTell(page);
		await page.locator('#tekst').fill('Over een trage lijn.');
		await page.unroute('**/teller.js*');
		await next(page); // an ordinary form still; its answer comes to life
		await live(page);
		await page.goto(POINT);
		await live(page);
		await page.locator('button[value=terug]').click();
		await expect.poll(() => page.locator('#tekst').inputValue()).toBe('Over een trage lijn.');
	});

	it('is told honestly when the device cannot keep it, and can be sent all the same', async ({ page }) => {
		await page.addInitScript(() => {
			Storage.prototype.setItem = () => {
				throw new DOMException('refused', 'QuotaExceededError');
			};
			IDBFactory.prototype.open = () => {
				throw new DOMException('refused', 'SecurityError');
			};
		});
		await visitPoint(page);
		await goTell(page);
		await page.locator('#tekst').fill('In een privévenster.');
		await page.getByText('Dit toestel kan je woorden niet bewaren').waitFor();
		expect(await page.getByText('Op dit toestel bewaard').count()).toBe(0);
		await next(page);
		await answerQuestions(page);
		await page.locator('input[name^="toestemming:"]').first().check();
		await next(page);
		await page.locator('.code').waitFor();
		expect(await stored('In een privévenster.')).toHaveLength(1);
	});

	it('is apart from what is told in another tab', async ({ page }) => {
		await visitPoint(page);
		await goTell(page);
		await page.locator('#tekst').fill('In het ene tabblad.');
		const other = await page.context().newPage();
		await visitPoint(other);
		expect(await other.locator('button[value=verder]').innerText()).toBe('Begin met vertellen');
		await goTell(other);
		await other.locator('#tekst').fill('In het andere tabblad.');
		await page.locator('#tekst').pressSequentially(' En verder.');
		for (const tab of [page, other]) {
			await tab.reload();
			await live(tab);
		}
		expect(await page.locator('#tekst').inputValue()).toBe('In het ene tabblad. En verder.');
		expect(await other.locator('#tekst').inputValue()).toBe('In het andere tabblad.');
	});

	it('is not there for the next person on the same device', async ({ page }) => {
		await visitPoint(page);
		await tellAll(page, 'Alleen voor mij.');
		await next(page);
		const code = await followCode(page);
		await page.reload();
		await page.locator('.code').waitFor(); // who reloads by accident still sees the code
		await page.getByText('Klaar, wis dit scherm').click();
		await page.locator('button[value=verder]').waitFor();
		await page.goBack().catch(() => undefined);
		await page.goto(POINT);
		await live(page);
		expect(await page.locator('button[value=verder]').innerText()).toBe('Begin met vertellen');
		expect(await keptOnDevice(page)).not.toContain('Alleen voor mij');
		expect(await keptOnDevice(page)).not.toContain(code);
	});
});

const keptOnDevice = (page: Page) =>
	page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('samenleren');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(new Error('not opened'));
		});
		const copies = await new Promise<unknown>((resolve) => {
			const request = database.transaction('ervaringen').objectStore('ervaringen').getAll();
			request.onsuccess = () => resolve(request.result);
		});
		database.close();
		return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, copies]);
	});
