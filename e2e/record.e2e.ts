import { readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { tone, wav } from '#test/recordings.ts';
import { expectNoAxeViolations, it as inHouse, SCREENS } from './house.ts';
import { answerQuestions, goTell, live, next, visitPoint } from './teller.ts';

const VOICE = join(tmpdir(), `samenleren-voice-${process.pid}.wav`);
await writeFile(
	VOICE,
	wav(4, (second) => 0.6 * tone(300)(second) * (Math.sin(second * 9) > 0 ? 1 : 0.2), 48_000)
);

const it = inHouse.extend('flags', { scope: 'file' }, () => [
	'--use-fake-device-for-media-stream',
	'--use-fake-ui-for-media-stream',
	`--use-file-for-fake-audio-capture=${VOICE}`
]);

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const clock = (page: Page) => page.getByRole('timer').innerText();

async function startTelling(page: Page): Promise<void> {
	await visitPoint(page);
	await goTell(page);
	await press(page, 'Vertel het met je stem');
	await page.getByText('We nemen op').waitFor();
}

async function untilSecond(page: Page, second: number): Promise<void> {
	await expect
		.poll(async () => Number((await clock(page)).split(':')[1]), { timeout: 20_000 })
		.toBeGreaterThanOrEqual(second);
}

/** What lies on the device of a recording, in order, as one file. */
const onDevice = (page: Page) =>
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
async function inTheHouse(): Promise<Buffer[]> {
	const folder = join(dirname(inject('log')), 'media');
	const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	return Promise.all(names.filter((one) => one.isFile()).map((one) => readFile(join(one.parentPath, one.name))));
}

const isHere = async (sound: number[]) =>
	(await inTheHouse()).filter((bytes) => bytes.equals(Buffer.from(sound))).length;

async function sendFromTell(page: Page): Promise<void> {
	await next(page);
	await answerQuestions(page);
	await page.locator('input[name^="toestemming:"]').first().check();
	await page.getByText('Opname van').waitFor();
	await next(page);
}

describe('what somebody tells aloud', () => {
	it('survives a reload, is sent with its experience and arrives whole, once', async ({ visit }) => {
		const page = await visit();
		await startTelling(page);
		await page.getByText('We horen je.').waitFor();
		await expectNoAxeViolations(page);
		await untilSecond(page, 4);
		await page.reload();
		await live(page);
		await page.getByText('staat op dit toestel').waitFor();
		await page.locator('audio').waitFor();
		await expectNoAxeViolations(page);
		const sound = await onDevice(page);
		expect(sound.length).toBeGreaterThan(2000);

		await sendFromTell(page);
		await page.locator('.code').waitFor();
		expect(await isHere(sound)).toBe(1);
		expect(await onDevice(page)).toEqual([]);
	});

	it('goes on where it was when the connection is cut in the middle', async ({ visit }) => {
		const page = await visit({ viewport: SCREENS.phone, hasTouch: true, isMobile: true });
		await startTelling(page);
		await untilSecond(page, 3);
		await press(page, 'Klaar met opnemen');
		await page.locator('audio').waitFor();
		const sound = await onDevice(page);
		// Half of it arrives, and the answer to it never.
		let cuts = 0;
		await page.route('**/api/v1/opnames/*', async (route) => {
			if (route.request().method() !== 'PATCH' || cuts++ > 0) return route.continue();
			const body = route.request().postDataBuffer()!;
			await route
				.fetch({ postData: body.subarray(0, Math.floor(body.length / 2)), headers: route.request().headers() })
				.catch(() => undefined);
			await page.context().setOffline(true);
			await route.abort();
		});
		await sendFromTell(page);
		await page.getByText('Je ervaring wacht op verbinding').waitFor({ timeout: 30_000 });
		expect(await onDevice(page)).toEqual(sound);
		await page.context().setOffline(false);
		await page.locator('.code').waitFor({ timeout: 30_000 });
		expect(cuts).toBeGreaterThan(1);
		expect(await isHere(sound)).toBe(1);
		expect(await onDevice(page)).toEqual([]);
	});

	it('can be paused, listened to, made again and erased, with the keyboard alone', async ({ visit }) => {
		const page = await visit();
		await visitPoint(page);
		await goTell(page);
		const key = async (name: string) => {
			await page.getByRole('button', { name, exact: true }).focus();
			await page.keyboard.press('Enter');
		};
		await key('Vertel het met je stem');
		await page.getByText('We nemen op').waitFor();
		await expect.poll(() => page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Pauze');
		await untilSecond(page, 2);
		await page.keyboard.press('Enter');
		await page.getByText('De opname staat even stil').waitFor();
		const paused = await clock(page);
		await page.waitForTimeout(1500);
		expect(await clock(page)).toBe(paused);
		await key('Ga verder met opnemen');
		await key('Klaar met opnemen');
		await page.getByText('Je opname is klaar').waitFor();
		await page.locator('audio').waitFor();

		await key('Neem opnieuw op');
		await key('Ja, neem opnieuw op');
		await page.getByText('We nemen op').waitFor();
		await untilSecond(page, 1);
		await key('Klaar met opnemen');
		await key('Wis de opname');
		await key('Ja, wis de opname');
		await page.getByRole('button', { name: 'Vertel het met je stem' }).waitFor();
		await expect.poll(() => onDevice(page)).toEqual([]);
	});

	it('is wiped with everything else', async ({ visit }) => {
		const page = await visit();
		await startTelling(page);
		await untilSecond(page, 2);
		await page.getByText('Begin opnieuw').click();
		await page.getByText('Ja, wis mijn woorden').click();
		await page.locator('button[value=verder]').waitFor();
		await page.waitForTimeout(500);
		expect(await onDevice(page)).toEqual([]);
	});

	it('says how to allow the microphone when it was refused, and typing works', async ({ visit }) => {
		const page = await visit({ viewport: SCREENS.phone });
		await page.addInitScript(() => {
			navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
		});
		await visitPoint(page);
		await goTell(page);
		await press(page, 'Vertel het met je stem');
		await page.getByText('Deze pagina mag je microfoon niet gebruiken').waitFor();
		await expectNoAxeViolations(page);
		await page.locator('#tekst').fill('Dan maar typen.');
		await next(page);
		await page.getByText('Stap 3').or(page.locator('fieldset').first()).first().waitFor();
	});
});
