import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { answerQuestions, live, next } from './teller.ts';

/** Makes a story point from the template for residents; it is still a draft. */
export async function make(page: Page, slug: string): Promise<void> {
	await page.goto('/werk/vertelpunten');
	await page.getByRole('link', { name: 'Nieuw vertelpunt' }).click();
	await page.locator('input[value="template:inwoners-wijk"]').check();
	await page.locator('input[name=title]').fill(`Punt ${slug}`);
	await page.locator('input[name=slug]').fill(slug);
	await page.getByRole('button', { name: 'Maak het vertelpunt' }).click();
	await page.waitForURL(`**/${slug}/vragenlijst`);
	await alive(page);
}

export const alive = (page: Page) => page.locator('[data-alive]').waitFor();
export const kept = (page: Page) => page.getByText(/^Bewaard om \d/).waitFor();

export async function announce(page: Page, slug: string): Promise<void> {
	await page.goto(`/werk/vertelpunten/${slug}/instellingen`);
	await page.getByRole('button', { name: 'Maak bekend' }).click();
	await page.getByText('Het vertelpunt is bekend').waitFor();
}

/** As far as the first question about the experience. */
export async function tellUntilQuestions(page: Page, slug: string, text: string): Promise<void> {
	await page.goto(`/vertel/${slug}`);
	await live(page);
	await next(page);
	await page.locator('input[value=together]').check();
	await next(page);
	await page.locator('#tekst').fill(text);
	await next(page);
	await page.locator('fieldset').first().waitFor();
}

export async function finish(page: Page, sent: string | RegExp = 'Verstuurd en ontvangen om'): Promise<void> {
	await answerQuestions(page);
	await page.locator('input[name^="toestemming:"]').first().check();
	await next(page);
	await page.getByText(sent).first().waitFor();
}

/** Publishes a next version, without one question; what a door remembers of a point, it remembers for five seconds. */
export async function publishWithout(page: Page, slug: string, question: string): Promise<void> {
	await page.goto(`/werk/vertelpunten/${slug}/vragenlijst`);
	await alive(page);
	await page.locator(`#vraag-${question}`).click();
	await page.getByRole('button', { name: 'Haal deze vraag weg' }).click();
	await page.getByRole('link', { name: 'Publiceren…' }).click();
	await page.getByRole('button', { name: 'Publiceer de nieuwe versie' }).click();
	await page.getByText('De nieuwe versie staat klaar').waitFor();
	await expect
		.poll(async () => (await page.request.get(`/vertel/${slug}`)).text(), { timeout: 15_000 })
		.not.toContain(`"id":"${question}"`);
}
