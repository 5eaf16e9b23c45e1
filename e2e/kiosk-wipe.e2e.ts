import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, it, SCREENS, signIn } from './house.ts';
import { expectNothingOf, KIOSK, SECRET, typeSecret, visitKiosk, waiting, WELCOME } from './kiosk.ts';
import { closeLongAgo, pointLikeTheExample } from './points.ts';
import { goTell, heading, live, next, POINT, tellAll } from './teller.ts';

describe('the wipe of a screen for everybody', () => {
	it('counts down while it asks who is there', async ({ visit }) => {
		const page = await visit({ viewport: SCREENS.phone });
		await page.clock.install();
		await visitKiosk(page);
		await typeSecret(page);
		await page.clock.fastForward(91_000);
		const dialog = page.getByRole('dialog', { name: 'Ben je er nog?' });
		await dialog
			.getByText(/Over (18|19) seconden/)
			.first()
			.waitFor();
		await page.clock.fastForward(9_000);
		await dialog
			.getByText(/Over 10 seconden/)
			.first()
			.waitFor();
		await page.clock.fastForward(9_000);
		await dialog
			.getByText(/Over 1 seconde /)
			.first()
			.waitFor();
	});

	it('has nothing left after the wipe: no cookie, no storage, no database, no field, no history', async ({ visit }) => {
		const page = await visit({ viewport: SCREENS.tablet });
		// Somebody was at the ordinary page of this tablet before, with large letters, and told something that is theirs.
		await page.goto(`${POINT}?letters=2&contrast=ja`);
		await live(page);
		await goTell(page);
		await page.locator('#tekst').fill('Van wie hier eerder was.');
		await expect.poll(() => page.evaluate(() => Object.keys(localStorage).length)).toBe(2);
		await page.evaluate(() => localStorage.setItem('samenleren.onderweg.iets', 'sinds gisteren'));
		await visitKiosk(page, `${KIOSK}?letters=2&taal=nl`);
		await page.locator('a[lang=en]').click();
		await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
		await typeSecret(page);
		const before = await page.evaluate(() => history.length);
		await page.getByRole('button', { name: 'Stop and wipe everything' }).click();
		await page.getByRole('button', { name: 'Yes, wipe everything' }).click();
		await expect.poll(() => heading(page)).toBe(WELCOME);

		expect(await page.context().cookies()).toEqual([]);
		expect(await page.locator('html').getAttribute('class')).not.toMatch(/letters|contrast/);
		expect(await page.evaluate(() => ({ ...sessionStorage }))).toEqual({});
		const kept = await page.evaluate(() => Object.entries(localStorage));
		expect(kept.map(([key]) => key.replace(/[0-9a-f-]{36}$/, 'id'))).toEqual(['samenleren.ervaring.id']);
		expect(kept.join(), 'what somebody told elsewhere is not thrown away').toContain('Van wie hier eerder was.');
		expect(await rowsOf(page)).toEqual({ 'samenleren-kiosk': { fotos: 0, sleutel: 0, wachtend: 0 } });
		expect(await page.evaluate(() => [history.length, history.state as unknown, location.search])).toEqual([
			before,
			null,
			'?taal=nl'
		]);
		await expectNothingOf(page, SECRET);

		await goTell(page);
		for (const field of ['#tekst', '#titel']) {
			expect(await page.locator(field).inputValue()).toBe('');
			expect(await page.locator(field).evaluate((box) => (box as HTMLInputElement).form!.autocomplete)).toBe('off');
		}
	});

	it('keeps what the house refused under lock, says so, and gives it to the team alone', async ({ visit }) => {
		const path = await pointLikeTheExample('kiosk-geweigerd');
		const page = await visit({ viewport: SCREENS.tablet });
		await visitKiosk(page, `${path}/kiosk`);
		const text = `${SECRET}, en toen ging het dicht.`;
		await tellAll(page, text);
		await closeLongAgo('kiosk-geweigerd');
		await page.waitForTimeout(5_500);
		await next(page);
		await expect.poll(() => heading(page)).toBe('Dit vertelpunt is gesloten');
		await page.getByText('Alleen iemand van het team kan er nog bij.', { exact: false }).waitFor();
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Klaar, wis nu' }).click();
		await expect.poll(() => heading(page)).toBe(WELCOME);
		await expectNothingOf(page, SECRET);
		expect(await page.getByText('achter slot').count(), 'the next teller hears nothing of it').toBe(0);
		expect(await waiting(page)).toBe(1);

		await signIn(page);
		await visitKiosk(page);
		await page.getByText('die niet konden aankomen: 1').waitFor();
		await expectNoAxeViolations(page);
		const [file] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'Download wat er wacht' }).click()
		]);
		expect(await readFile(await file.path(), 'utf8')).toContain(text);
		await page.getByRole('button', { name: 'Log uit' }).press('Enter');
		await live(page);
		expect(await page.getByText('die niet konden aankomen').count()).toBe(0);
		await expectNothingOf(page, SECRET);
	});
});

/** How many entries each store of each database of this browser holds, that are of this screen. */
const rowsOf = (page: Page): Promise<Record<string, Record<string, number>>> =>
	page.evaluate(async () => {
		const found: Record<string, Record<string, number>> = {};
		for (const { name } of await indexedDB.databases()) {
			if (name !== 'samenleren-kiosk') continue;
			const database = await new Promise<IDBDatabase>((resolve) => {
				const request = indexedDB.open(name);
				request.onsuccess = () => resolve(request.result);
			});
			found[name] = {};
			for (const store of database.objectStoreNames)
				found[name][store] = await new Promise<number>((resolve) => {
					const request = database.transaction(store).objectStore(store).count();
					request.onsuccess = () => resolve(request.result);
				});
			database.close();
		}
		return found;
	});
