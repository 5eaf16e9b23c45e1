import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { goTell, live, POINT } from './teller.ts';

export const KIOSK = `${POINT}/kiosk`;
export const WELCOME = 'Vertel wat je meemaakte';
export const SECRET = 'Mijn zwager dronk en niemand wist het';

export async function visitKiosk(page: Page, path = KIOSK): Promise<void> {
	await page.goto(path);
	await live(page);
}

export async function typeSecret(page: Page): Promise<void> {
	await goTell(page);
	await page.locator('#tekst').fill(SECRET);
	await page.locator('#titel').fill(`Titel: ${SECRET}`);
}

/** Everything of this page and this browser that a next teller, or a script, could read. */
const everything = (page: Page): Promise<string> =>
	page.evaluate(async () => {
		const bases = await indexedDB.databases();
		const rows: unknown[] = [];
		for (const { name } of bases) {
			const database = await new Promise<IDBDatabase>((resolve, reject) => {
				const request = indexedDB.open(name!);
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error!);
			});
			for (const store of database.objectStoreNames)
				rows.push(
					await new Promise((resolve) => {
						const request = database.transaction(store).objectStore(store).getAll();
						request.onsuccess = () => resolve(request.result);
					})
				);
			database.close();
		}
		const bytes = (value: unknown): unknown =>
			value instanceof ArrayBuffer ? new TextDecoder('utf-8', { fatal: false }).decode(value) : value;
		const stores = JSON.stringify(rows, (_, value) => bytes(value));
		const caches = 'caches' in globalThis ? JSON.stringify(await globalThis.caches.keys()) : '';
		const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value);
		return [
			document.documentElement.outerHTML,
			document.title,
			location.href,
			JSON.stringify(history.state),
			JSON.stringify(localStorage),
			JSON.stringify(sessionStorage),
			stores,
			caches,
			...fields
		].join('\n');
	});

export async function expectNothingOf(page: Page, ...words: readonly string[]): Promise<void> {
	const there = await everything(page);
	for (const word of words) expect(there).not.toContain(word);
}

/** How many tellings wait under lock. */
export const waiting = (page: Page): Promise<number> =>
	page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const request = indexedDB.open('samenleren-kiosk');
				request.onsuccess = () => {
					const count = request.result.transaction('wachtend').objectStore('wachtend').count();
					count.onsuccess = () => {
						request.result.close();
						resolve(count.result);
					};
				};
			})
	);
