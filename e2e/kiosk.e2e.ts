import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS, signIn } from './house.ts';
import { expectNothingOf, KIOSK, SECRET, typeSecret, visitKiosk, waiting, WELCOME } from './kiosk.ts';
import { followCode, goTell, heading, live, next, stored, tellAll } from './teller.ts';

describe('a screen for everybody', () => {
	it('takes an experience, shows the follow code, and wipes itself after a countdown that can be held', async ({
		visit
	}) => {
		const page = await visit({ viewport: SCREENS.tablet, hasTouch: true });
		await page.clock.install();
		await visitKiosk(page);
		await expectNoAxeViolations(page);
		const text = `${SECRET}, tot nu.`;
		await tellAll(page, text);
		await expectNoAxeViolations(page);
		await next(page);
		const code = await followCode(page);
		expect(await stored(text)).toHaveLength(1);
		await expectNoAxeViolations(page);
		expect(await page.getByText('Bewaar je eigen kopie').count()).toBe(0);
		expect(await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }])).toEqual([{}, {}]);

		await page.clock.fastForward(50_000);
		await page
			.getByText(/Over \d+ seconden wist dit scherm zichzelf/)
			.first()
			.waitFor();
		await page.getByRole('button', { name: 'Laat nog even staan' }).click();
		await page.clock.fastForward(50_000);
		expect(await followCode(page)).toBe(code);
		await page.keyboard.press('ArrowDown');
		await page.clock.fastForward(50_000);
		expect(await followCode(page)).toBe(code);

		await page.clock.fastForward(11_000);
		await expect.poll(() => heading(page)).toBe(WELCOME);
		await expectNothingOf(page, SECRET, code);
	});

	it('asks who is still there after a while, and wipes when nobody answers', async ({ visit }) => {
		const page = await visit({ viewport: SCREENS.tablet });
		await page.clock.install();
		await visitKiosk(page);
		await typeSecret(page);

		await page.clock.fastForward(91_000);
		const warning = page.getByRole('dialog', { name: 'Ben je er nog?' });
		await warning.waitFor();
		await expectNoAxeViolations(page);
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ik ben er nog');
		await page.keyboard.press('a');
		await warning.waitFor({ state: 'hidden' });
		expect(await page.locator('#tekst').inputValue()).toBe(SECRET);

		await page.clock.fastForward(91_000);
		await warning.waitFor();
		await page.clock.fastForward(21_000);
		await expect.poll(() => heading(page)).toBe(WELCOME);
		await expectNothingOf(page, SECRET);
	});

	it('is wiped by who comes next, by keyboard too', async ({ visit }) => {
		const page = await visit();
		await page.clock.install();
		await visitKiosk(page);
		await typeSecret(page);
		await page.clock.fastForward(95_000);
		await page.getByRole('dialog').waitFor();
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await expect.poll(() => heading(page)).toBe(WELCOME);
		await expectNothingOf(page, SECRET);
	});

	it('shows the next teller nothing, with whatever button of the browser', async ({ visit }) => {
		const page = await visit({ viewport: SCREENS.tablet });
		await page.goto('/');
		await visitKiosk(page);
		await typeSecret(page);
		await expectNothingOf(await otherPage(page), SECRET);
		await page.getByRole('button', { name: 'Stop en wis alles' }).click();
		await page.getByRole('button', { name: 'Ja, wis alles' }).click();
		await expect.poll(() => heading(page)).toBe(WELCOME);
		await expectNothingOf(page, SECRET);

		for (const press of ['back', 'back', 'forward', 'reload', 'back'] as const) {
			if (press === 'back') await page.evaluate(() => history.back());
			if (press === 'forward') await page.evaluate(() => history.forward());
			if (press === 'reload') await page.reload();
			await page.waitForTimeout(200);
			await page.waitForLoadState();
			await expectNothingOf(page, SECRET);
		}
		await visitKiosk(page);
		await goTell(page);
		await page.locator('#tekst').press('Control+z');
		expect(await page.locator('#tekst').inputValue()).toBe('');
		expect(await page.locator('#titel').inputValue()).toBe('');
	});

	it('forgets at a reload in the middle, and offers nothing to fill in', async ({ visit }) => {
		const page = await visit();
		await visitKiosk(page);
		await typeSecret(page);
		expect(await page.locator('form#vertellen').getAttribute('autocomplete')).toBe('off');
		await page.reload();
		await live(page);
		expect(await heading(page)).toBe(WELCOME);
		await expectNothingOf(page, SECRET);
		await page.goto('about:blank');
		await page.goBack();
		await live(page);
		await expectNothingOf(page, SECRET);
	});

	it('keeps what waits for a connection out of sight and unreadable, and sends it once', async ({ visit }) => {
		const page = await visit({ viewport: SCREENS.tablet });
		await visitKiosk(page);
		const text = `${SECRET}, zonder verbinding.`;
		await tellAll(page, text);
		await page.context().setOffline(true);
		await next(page);
		await expect.poll(() => heading(page)).toBe('Je ervaring wacht op verbinding');
		await page.getByRole('button', { name: 'Klaar, wis nu' }).click();
		await expect.poll(() => heading(page)).toBe(WELCOME);
		expect(await page.getByText('Nog op dit toestel').count()).toBe(0);
		await expectNothingOf(page, SECRET);
		expect(await stored(text)).toHaveLength(0);

		await page.context().setOffline(false);
		await page.reload();
		await live(page);
		await expect.poll(() => stored(text)).toHaveLength(1);
		await expect.poll(() => waiting(page)).toBe(0);
		await expectNothingOf(page, SECRET);
	});

	it('has no link that leads away, speaks the first language again, and names who is signed in', async ({ visit }) => {
		const page = await visit({ viewport: SCREENS.phone });
		await signIn(page);
		await visitKiosk(page);
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Log uit' }).press('Enter');
		await live(page);
		expect(await page.getByText('nog iemand van het team ingelogd').count()).toBe(0);
		expect(
			(await page.context().cookies()).map(({ name }) => name).filter((name) => /sessie|session/.test(name))
		).toEqual([]);
		const links = await page.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
		expect(links.filter((href) => !href.startsWith('?taal='))).toEqual([]);

		await page.clock.install();
		await page.locator('a[lang=en]').click();
		await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
		await page.clock.fastForward(91_000);
		await page.getByRole('dialog').waitFor();
		await page.clock.fastForward(21_000);
		await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('nl');
		await expect.poll(() => heading(page)).toBe(WELCOME);
	});

	it('says so where it cannot wipe itself, and is never kept by a browser', async ({ visit }) => {
		const page = await visit({ javaScriptEnabled: false });
		const answer = await page.goto(KIOSK);
		expect(answer!.headers()['cache-control']).toBe('no-store');
		await page.getByText('heeft JavaScript nodig').waitFor();
	});

	it('fits every screen', async ({ visit }) => {
		const page = await visit();
		for (const viewport of Object.values(SCREENS)) {
			await page.setViewportSize(viewport);
			await visitKiosk(page);
			expect(await fitsItsScreen(page)).toBe(true);
			await expectNoAxeViolations(page);
		}
	});
});

/** A second page in the same browser. */
async function otherPage(page: Page): Promise<Page> {
	const other = await page.context().newPage();
	await visitKiosk(other);
	return other;
}
