import pg from 'pg';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { isHeld, takeLock } from '#lib/platform/server/lock.ts';
import { testedHouse } from './tested-house.ts';

export const POINT = '/vertel/samenleren';

/** Opens the story point and waits until the page works by itself. */
export async function visitPoint(page: Page): Promise<void> {
	await page.goto(POINT);
	await live(page);
}

export const live = (page: Page) => page.locator('[data-live]').waitFor();

export const next = (page: Page) => page.locator('button[value=verder]').click();

export const heading = (page: Page) => page.locator('h1').innerText();

/** From the welcome to the box in which the experience is told. */
export async function goTell(page: Page, opening = 'moment-of-contact'): Promise<void> {
	await next(page);
	await page.locator(`input[value=${opening}]`).check();
	await next(page);
	await page.locator('#tekst').waitFor();
}

const isAtConsent = (page: Page) => page.locator('input[name^="toestemming:"]').count();

/** Answers every question with what an ordinary form offers, always the same way. */
export async function answerQuestions(page: Page, look: (page: Page) => Promise<void> = () => Promise.resolve()) {
	for (let step = 0; step < 40; step++) {
		const before = await titleAfterLoading(page);
		if (await isAtConsent(page)) return;
		await look(page);
		await answerQuestion(page);
		await next(page);
		await expect.poll(() => page.title()).not.toBe(before);
	}
	throw new Error('the questions do not end');
}

async function titleAfterLoading(page: Page): Promise<string> {
	await page.locator('fieldset, section[aria-labelledby], input[name^="toestemming:"]').first().waitFor();
	return page.title();
}

async function answerQuestion(page: Page): Promise<void> {
	const names = await page
		.locator('form input[type=radio]')
		.evaluateAll((radios) => [...new Set(radios.map((radio) => (radio as HTMLInputElement).name))]);
	for (const [index, name] of names.entries()) {
		const radios = page.locator(`input[type=radio][name="${name}"]`);
		await radios.nth(Math.min(index + 1, (await radios.count()) - 1)).check({ force: true });
	}
	const boxes = page.locator('form input[type=checkbox][name$=".options"]');
	if (await boxes.count()) await boxes.nth(1).check({ force: true });
	for (const text of await page.locator('form textarea').all()) await text.fill('Dat iemand tijd had.');
	const year = page.locator('form input[name$="Year"], form input[name$=".year"]').first();
	if (await year.count()) await year.fill('2021');
}

/** From the welcome to the last button. */
export async function tellAll(page: Page, text: string): Promise<void> {
	await goTell(page);
	await page.locator('#tekst').fill(text);
	await page.locator('#titel').fill('Een titel');
	await next(page);
	await answerQuestions(page);
	await page.locator('input[name^="toestemming:"]').first().check();
}

export const followCode = async (page: Page): Promise<string> => (await page.locator('.code').innerText()).trim();

interface Stored {
	readonly id: string;
	readonly title: string | null;
	readonly opening_id: string | null;
	readonly answers: unknown;
	readonly consents: unknown;
	readonly source: string;
}

/** Where the house that is visited keeps its rows. */
export async function houseDatabase(): Promise<string> {
	const lock = await takeLock('house', testedHouse().folder);
	if (!isHeld(lock)) throw new Error('the house is not open');
	return (JSON.parse(lock.about) as { database: string }).database;
}

/** What the house keeps with exactly this text. */
export const stored = (text: string): Promise<readonly Stored[]> =>
	ask<Stored>('select id, title, opening_id, answers, consents, source from collect.stories where text = $1', [text]);

/** Looks into the database of the house that is visited. */
export async function ask<Row extends pg.QueryResultRow>(
	question: string,
	values: readonly unknown[] = []
): Promise<readonly Row[]> {
	const client = new pg.Client({ connectionString: await houseDatabase() });
	await client.connect();
	try {
		const { rows } = await client.query<Row>(question, [...values]);
		return rows;
	} finally {
		await client.end();
	}
}
