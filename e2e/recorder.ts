/** The recorder in a browser that hears a tone, and what became of what it heard. */
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { tone, wav } from '#test/recordings.ts';
import { answerQuestions, goTell, next, visitPoint } from './teller.ts';
import { testedHouse } from './tested-house.ts';

const VOICE = join(tmpdir(), `samenleren-voice-${process.pid}.wav`);
await writeFile(
	VOICE,
	wav(4, (second) => 0.6 * tone(300)(second) * (Math.sin(second * 9) > 0 ? 1 : 0.2), 48_000)
);
afterAll(() => rm(VOICE, { force: true }));

/** A microphone that hears a tone, and may be used. */
export const MICROPHONE = [
	'--use-fake-device-for-media-stream',
	'--use-fake-ui-for-media-stream',
	`--use-file-for-fake-audio-capture=${VOICE}`
];

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
export const clock = (page: Page) => page.getByRole('timer').innerText();

export async function record(page: Page): Promise<void> {
	await press(page, 'Vertel het met je stem');
	await page.getByText('We nemen op').waitFor();
}

export async function startTelling(page: Page): Promise<void> {
	await visitPoint(page);
	await goTell(page);
	await record(page);
}

export async function untilSecond(page: Page, second: number): Promise<void> {
	await expect
		.poll(async () => Number((await clock(page)).split(':')[1]), { timeout: 20_000 })
		.toBeGreaterThanOrEqual(second);
}

/** What lies on the device of a recording, in order, as one file. */
export const onDevice = (page: Page) =>
	page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('samenleren-opnamen', 1);
			request.onupgradeneeded = () => request.result.createObjectStore('opnamen');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(new Error('not opened'));
		});
		const pieces = await new Promise<{ bytes: ArrayBuffer }[]>((resolve) => {
			const request = database.transaction('opnamen').objectStore('opnamen').getAll();
			request.onsuccess = () => resolve(request.result as { bytes: ArrayBuffer }[]);
		});
		database.close();
		return Array.from(new Uint8Array(await new Blob(pieces.map(({ bytes }) => bytes)).arrayBuffer()));
	});

/** Every sound that the house keeps. */
export async function inTheHouse(): Promise<Buffer[]> {
	const folder = join(testedHouse().folder, 'media');
	const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	return Promise.all(names.filter((one) => one.isFile()).map((one) => readFile(join(one.parentPath, one.name))));
}

/** How many times the house keeps exactly this. */
export const isHere = async (sound: number[]) =>
	(await inTheHouse()).filter((bytes) => bytes.equals(Buffer.from(sound))).length;

export async function sendFromTell(page: Page): Promise<void> {
	await next(page);
	await answerQuestions(page);
	await page.locator('input[name^="toestemming:"]').first().check();
	await page.getByText('Opname van').waitFor();
	await next(page);
}

/** Half of the recording arrives, the answer to it never, and then there is no connection. @returns how many pieces were sent */
export async function cutTheConnectionHalfway(page: Page): Promise<() => number> {
	let pieces = 0;
	await page.route('**/api/v1/opnames/*', async (route) => {
		if (route.request().method() !== 'PATCH' || pieces++ > 0) return route.continue();
		const body = route.request().postDataBuffer()!;
		await route
			.fetch({ postData: body.subarray(0, Math.floor(body.length / 2)), headers: route.request().headers() })
			.catch(() => undefined);
		await page.context().setOffline(true);
		await route.abort();
	});
	return () => pieces;
}
