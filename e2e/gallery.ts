import type { Locator, Page } from 'playwright-core';

export const GALLERY = '/ontwerp/vragen';

/** A question of the gallery, with its answer beside it. */
export const specimen = (page: Page, id: string): Locator => page.locator(`[data-specimen="${id}"]`);

/** What would be stored; `undefined` when nothing. */
export async function stored(question: Locator): Promise<unknown> {
	const text = await question.locator('code').innerText();
	return text === '–' ? undefined : JSON.parse(text);
}

export async function openSpecimen(page: Page, id: string, alive = '[data-alive]'): Promise<Locator> {
	await page.goto(GALLERY);
	const question = specimen(page, id);
	await page.locator(`[data-specimen="${id}"]${alive}`).waitFor({ timeout: 30_000 });
	await question.scrollIntoViewIfNeeded();
	return question;
}

export const press = async (page: Page, key: string, times: number) => {
	for (let i = 0; i < times; i++) await page.keyboard.press(key);
};
