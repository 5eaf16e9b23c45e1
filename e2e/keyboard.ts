import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Tab until the focus is on `selector`; fails when it cannot be reached. */
export async function tabTo(page: Page, selector: string): Promise<void> {
	const wanted = page.locator(selector);
	for (let presses = 0; presses < 80; presses++) {
		if (await wanted.evaluateAll((all) => all.some((one) => one === document.activeElement))) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`${selector} is out of reach for the keyboard`);
}

/** Tab until the focus is on the button, and press it. */
export async function pressKey(page: Page, name: string): Promise<void> {
	await tabTo(page, `button:has-text("${name}")`);
	await page.keyboard.press('Enter');
}

export async function pressNext(page: Page): Promise<void> {
	const before = await page.title();
	await tabTo(page, 'button[value=verder]');
	await page.keyboard.press('Enter');
	await expect.poll(() => page.title()).not.toBe(before);
}
