import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, it, SCREENS } from './house.ts';
import { pressNext, tabTo } from './keyboard.ts';
import {
	answerQuestions,
	followCode,
	goTell,
	heading,
	live,
	next,
	POINT,
	stored,
	tellAll,
	visitPoint
} from './teller.ts';

describe('telling an experience', () => {
	it.for(Object.entries(SCREENS))('reads well and has no barriers on a %s', async ([, viewport], { visit }) => {
		const page = await visit({ viewport });
		await visitPoint(page);
		await expectNoAxeViolations(page);
		await next(page);
		await expectNoAxeViolations(page);
		await next(page);
		await expectNoAxeViolations(page);
		await page.locator('input[type=radio]').first().check();
		await next(page);
		await expectNoAxeViolations(page);
		await page.locator('#tekst').fill(`Op een scherm van ${viewport.width}.`);
		await next(page);
		await answerQuestions(page, async () => {
			await expectNoAxeViolations(page);
			await expectNoSideways(page);
		});
		await expectNoAxeViolations(page);
		await next(page);
		await expectNoAxeViolations(page);
		await page.locator('input[name^="toestemming:"]').first().check();
		await next(page);
		await page.locator('.code').waitFor();
		await expectNoAxeViolations(page);
		await expectNoSideways(page);
	});

	it('fits at 320 pixels, which is 400 % zoom on a laptop', async ({ visit }) => {
		const page = await visit({ viewport: { width: 320, height: 256 } });
		await visitPoint(page);
		await expectNoSideways(page);
		await goTell(page);
		await expectNoSideways(page);
		await page.locator('#tekst').fill('Op een klein scherm.');
		await next(page);
		await answerQuestions(page, expectNoSideways);
		await expectNoSideways(page);
	});

	it('works by keyboard alone, and hears each step', async ({ page }) => {
		await visitPoint(page);
		await pressNext(page);
		expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
		await tabTo(page, 'input[type=radio]');
		await page.keyboard.press('Space');
		await pressNext(page);
		await tabTo(page, '#tekst');
		await page.keyboard.type('Alleen met toetsen.');
		await pressNext(page);
		while (!(await page.locator('input[name^="toestemming:"]').count())) {
			const focused = () => page.evaluate(() => document.activeElement?.tagName);
			await expect.poll(focused).toMatch(/^(FIELDSET|H1)$/);
			if ((await page.title()).startsWith('Vanuit welke rol')) {
				await tabTo(page, 'input[type=radio]');
				await page.keyboard.press('Space');
			}
			await pressNext(page);
		}
		await tabTo(page, 'input[name^="toestemming:"]');
		await page.keyboard.press('Space');
		await tabTo(page, 'button[value=verder]');
		await page.keyboard.press('Enter');
		await page.locator('.code').waitFor();
		expect(await stored('Alleen met toetsen.')).toHaveLength(1);
	});

	it('works by touch on a phone', async ({ visit }) => {
		const page = await visit({ viewport: SCREENS.phone, hasTouch: true });
		await visitPoint(page);
		await page.locator('button[value=verder]').tap();
		await page.locator('label.big-choice').first().tap();
		await page.locator('button[value=verder]').tap();
		await page.locator('#tekst').tap();
		await page.locator('#tekst').fill('Met mijn duim.');
		await page.locator('button[value=verder]').tap();
		await answerQuestions(page);
		await page.locator('label:has(input[name^="toestemming:"])').first().tap();
		await page.locator('button[value=verder]').tap();
		await page.locator('.code').waitFor();
		expect(await stored('Met mijn duim.')).toHaveLength(1);
	});

	it('stores the same without JavaScript', async ({ visit }) => {
		const withJavaScript = await visit();
		await visitPoint(withJavaScript);
		await tellAll(withJavaScript, 'Met JavaScript.\n\nEn een tweede regel met "tekens" <b>&amp;</b>.');
		await next(withJavaScript);
		await withJavaScript.locator('.code').waitFor();

		const without = await visit({ javaScriptEnabled: false });
		await without.goto(POINT);
		await tellAll(without, 'Zonder JavaScript.\n\nEn een tweede regel met "tekens" <b>&amp;</b>.');
		await next(without);
		expect((await followCode(without)).split(/\s+/).length).toBeGreaterThanOrEqual(4);
		await expectNoAxeViolations(without);
		await without.reload(); // the browser sends the form once more

		const [one] = await stored('Met JavaScript.\n\nEn een tweede regel met "tekens" <b>&amp;</b>.');
		const others = await stored('Zonder JavaScript.\n\nEn een tweede regel met "tekens" <b>&amp;</b>.');
		expect(others).toHaveLength(1);
		expect(Object.keys(one!.answers as object).length).toBeGreaterThan(6);
		expect(others[0]).toEqual({ ...one, id: others[0]!.id });
	});

	it('leads back and forth without JavaScript, and loses nothing on the way', async ({ visit }) => {
		const page = await visit({ javaScriptEnabled: false });
		await page.goto(POINT);
		await goTell(page);
		await next(page);
		expect(await page.locator('[aria-invalid=true]').getAttribute('id')).toBe('tekst');
		await page.locator('#tekst').fill('Regel een.\nRegel twee.');
		await page.locator('button[value=terug]').click();
		expect(await page.locator('input[value=moment-of-contact]').isChecked()).toBe(true);
		await next(page);
		expect(await page.locator('#tekst').inputValue()).toBe('Regel een.\nRegel twee.');
		await page.locator('button[lang=en]').click();
		expect(await page.locator('#tekst').inputValue()).toBe('Regel een.\nRegel twee.');
		expect(await page.locator('button[value=verder]').innerText()).toBe('Next');
	});

	it('goes back with the button of the browser too', async ({ page }) => {
		await visitPoint(page);
		await goTell(page);
		await page.locator('#tekst').fill('Terug en weer verder.');
		await page.goBack();
		await expect.poll(() => heading(page)).toContain('Waar wil je over vertellen?');
		await page.goForward();
		await expect.poll(() => page.locator('#tekst').inputValue()).toBe('Terug en weer verder.');
		await page.goBack();
		await page.goBack();
		await expect.poll(() => page.locator('button[value=verder]').innerText()).toBe('Ga verder waar je was');
	});

	it('changes language in the middle of a sentence', async ({ page }) => {
		await visitPoint(page);
		await goTell(page);
		await page.locator('#tekst').fill('Halverwege een');
		await page.locator('button[lang=en]').click();
		await expect.poll(() => page.locator('button[value=verder]').innerText()).toBe('Next');
		expect(await page.locator('#tekst').inputValue()).toBe('Halverwege een');
		expect(await page.locator('html').getAttribute('lang')).toBe('en');
		await page.reload();
		await live(page);
		expect(await page.locator('#tekst').inputValue()).toBe('Halverwege een');
	});

	it('reads the step aloud with a voice of the device, and only then', async ({ page }) => {
		await visitPoint(page);
		expect(await page.getByText('Lees voor').isVisible()).toBe(false);

		const other = await page.context().newPage();
		await other.addInitScript(() => {
			const voices = [
				{ lang: 'en-GB', localService: true },
				{ lang: 'nl-NL', localService: false },
				{ lang: 'nl-NL', localService: true, name: 'Xander' }
			];
			const said: string[] = [];
			Object.assign(window, {
				said,
				SpeechSynthesisUtterance: class {
					text: string;
					constructor(text: string) {
						this.text = text;
					}
				}
			});
			speechSynthesis.getVoices = () => voices as SpeechSynthesisVoice[];
			speechSynthesis.speak = ({ text }) => void said.push(text);
		});
		await visitPoint(other);
		await other.getByText('Lees voor').click();
		const said = await other.evaluate(() => (window as unknown as { said: string[] }).said);
		expect(said[0]).toBe('Vertel wat je meemaakte');
		expect(said.join(' ')).toContain('Je krijgt een volgcode');
		expect(await other.locator('button[aria-pressed=true]').innerText()).toBe('Stop met voorlezen');
	});

	it('is kind to who comes to an address that does not exist', async ({ page }) => {
		const answer = await page.goto('/vertel/hier-is-niets');
		expect(answer?.status()).toBe(404);
		expect(await heading(page)).toBe('Dit vertelpunt kennen we niet');
		await expectNoAxeViolations(page);
	});
});

async function expectNoSideways(page: Page): Promise<void> {
	const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	expect(over, `${await page.title()} scrolls sideways`).toBeLessThanOrEqual(0);
}
