import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';
import { followCode, live, POINT, stored } from './teller.ts';

const STEPS = 40;

/** What has the focus, if it matches. */
const isAt = (page: Page, wanted: string) =>
	page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, wanted);

/** With the tab key and nothing else; what has the focus must be seen to have it. */
async function tabTo(page: Page, wanted: string): Promise<void> {
	for (let presses = 0; presses < 80; presses++) {
		if (await isAt(page, wanted)) return expectToBeSeen(page);
		await page.keyboard.press('Tab');
	}
	throw new Error(`no way by keyboard to ${wanted} on ${await page.title()}`);
}

/** On the screen, not under anything, and with a ring around it or around what it stands for. */
async function expectToBeSeen(page: Page): Promise<void> {
	const seen = () =>
		page.evaluate(() => {
			const here = document.activeElement!;
			const shown = here.closest('label') ?? here;
			const { top, bottom, left, right } = shown.getBoundingClientRect();
			const rings = [here, shown, ...shown.querySelectorAll('*')].some((element) =>
				[element, '::before', '::after'].some((part) => {
					const style = typeof part === 'string' ? getComputedStyle(element, part) : getComputedStyle(element);
					return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
				})
			);
			return { isInSight: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth, rings };
		});
	// A page may scroll gently to it.
	await expect
		.poll(seen, { message: await page.evaluate(() => document.activeElement!.outerHTML.slice(0, 200)) })
		.toEqual({ isInSight: true, rings: true });
}

async function press(page: Page, wanted: string, key: 'Enter' | 'Space'): Promise<void> {
	await tabTo(page, wanted);
	await page.keyboard.press(key);
}

/** Where a step is: its title, and whether it still asks. */
async function nextStep(page: Page): Promise<void> {
	const before = await page.title();
	await press(page, 'button[value=verder]', 'Enter');
	await expect.poll(() => page.title()).not.toBe(before);
	await page
		.locator('fieldset, section[aria-labelledby], input[name^="toestemming:"], #tekst, .code')
		.first()
		.waitFor();
}

/** A whole telling, typed, from the welcome to the follow code. */
async function tellByKeyboard(page: Page, text: string, look: () => Promise<void>): Promise<string> {
	await look();
	await nextStep(page);
	await press(page, 'input[name=openingsvraag]', 'Space');
	await nextStep(page);
	await tabTo(page, '#tekst');
	await page.keyboard.type(text);
	await look();
	await nextStep(page);
	for (let step = 0; step < STEPS; step++) {
		await look();
		if (await page.locator('input[name^="toestemming:"]').count()) {
			await press(page, 'input[name^="toestemming:"]', 'Space');
			await press(page, 'button[value=verder]', 'Enter');
			const code = await followCode(page);
			await look();
			return code;
		}
		if (await page.locator('fieldset input[type=radio]').count())
			await press(page, 'fieldset input[type=radio]', 'Space');
		await nextStep(page);
	}
	throw new Error('the questions do not end');
}

describe('a typed telling by keyboard only, in Arabic, on a small phone', () => {
	it.for([
		{ javaScriptEnabled: true, how: 'في المتصفح' },
		{ javaScriptEnabled: false, how: 'بدون جافاسكريبت' }
	])(
		'comes to its follow code, JavaScript: $javaScriptEnabled',
		{ timeout: 120_000 },
		async ({ javaScriptEnabled, how }, { visit }) => {
			const page = await visit({ javaScriptEnabled, viewport: SCREENS.phone });
			await page.goto(`${POINT}?taal=ar`);
			if (javaScriptEnabled) await live(page);
			const text = `حكيتُ كل شيء بلوحة المفاتيح ${how}`;
			const code = await tellByKeyboard(page, text, async () => {
				expect(await page.evaluate(() => [document.documentElement.dir, document.documentElement.lang])).toEqual([
					'rtl',
					'ar'
				]);
				expect(await fitsItsScreen(page), page.url()).toBe(true);
				await expectNoAxeViolations(page);
			});
			expect(code.split(/\s+/)).toHaveLength(5);
			expect(await stored(text)).toMatchObject([{ source: 'web' }]);
		}
	);
});
