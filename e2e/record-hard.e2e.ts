import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished } from 'vitest';
import { decode } from '#lib/media/server/engine/decode.ts';
import { sniff } from '#lib/media/sniff.ts';
import { SAMPLE_RATE } from '#lib/media/transcript.ts';
import { openBrowser, openProfile } from '#test/browser.ts';
import { expectNoAxeViolations, it as inHouse, SCREENS } from './house.ts';
import {
	clock,
	inTheHouse,
	isHere,
	MICROPHONE,
	onDevice,
	press,
	record,
	sendFromTell,
	startTelling,
	untilSecond
} from './recorder.ts';
import { goTell, live, next, POINT, visitPoint } from './teller.ts';

const it = inHouse.extend('flags', { scope: 'file' }, () => MICROPHONE);

/** Enough for a page and a few seconds of sound. */
const ROOM_BYTES = 40_000;

/** What the browser itself decides about this house, as its settings would. */
async function decide(page: Page, name: string, setting: 'granted' | 'denied'): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const { targetInfo } = await session.send('Target.getTargetInfo');
	const browser = await page.context().browser()!.newBrowserCDPSession();
	const { origin } = new URL(page.url());
	const { browserContextId } = targetInfo;
	await browser.send('Browser.setPermission', { permission: { name }, setting, origin, browserContextId });
}

async function tryToRecord(page: Page): Promise<void> {
	await visitPoint(page);
	await goTell(page);
	await press(page, 'Vertel het met je stem');
}

/** The teller is told so, can try again, and can type. */
async function isTold(page: Page, sentence: string): Promise<void> {
	await page.getByText(sentence).waitFor();
	await page.getByRole('button', { name: 'Probeer opnieuw' }).waitFor();
	await expectNoAxeViolations(page);
	await page.locator('#tekst').fill('Dan maar typen.');
	await next(page);
	await page.locator('fieldset').first().waitFor();
}

async function secondsOf(bytes: readonly number[]): Promise<number> {
	const decoding = await decode(Uint8Array.from(bytes));
	if (decoding.kind !== 'sound') throw new Error(decoding.kind);
	return decoding.sound.length / SAMPLE_RATE;
}

const found = (page: Page) => page.getByText('staat op dit toestel. Luister').waitFor();

describe('a microphone that cannot be used', () => {
	it.for([
		['is refused', 'NotAllowedError', 'Deze pagina mag je microfoon niet gebruiken'],
		['is busy with something else', 'NotReadableError', 'Iets anders gebruikt je microfoon']
	] as const)('%s', async ([, name, sentence], { visit }) => {
		const page = await visit({ viewport: SCREENS.phone });
		await page.addInitScript((name) => {
			navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', name));
		}, name);
		await tryToRecord(page);
		await isTold(page, sentence);
	});

	it('is not there', async ({ address }) => {
		const browser = await openBrowser();
		onTestFinished(() => browser.close());
		const page = await browser.newPage({ baseURL: address, locale: 'nl-NL', viewport: SCREENS.phone });
		await tryToRecord(page);
		await isTold(page, 'We vinden geen microfoon op dit toestel');
	});
});

describe('a recording that is disturbed', () => {
	it('is kept when the microphone is taken away', async ({ visit }) => {
		const page = await visit({ viewport: SCREENS.phone });
		await startTelling(page);
		await untilSecond(page, 2);
		await decide(page, 'microphone', 'denied');
		await page.getByText('Je toestel heeft de microfoon gestopt').waitFor();
		await page.locator('audio').waitFor();
		await expectNoAxeViolations(page);
		expect(await secondsOf(await onDevice(page))).toBeGreaterThan(1);
	});

	it('waits while there is a call, and goes on', async ({ visit }) => {
		const page = await visit({ viewport: SCREENS.phone });
		await page.addInitScript(() => {
			const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
			navigator.mediaDevices.getUserMedia = async (wanted) => {
				const stream = await ask(wanted);
				addEventListener('a-call', () => stream.getAudioTracks()[0]!.dispatchEvent(new Event('mute')));
				return stream;
			};
		});
		await startTelling(page);
		await untilSecond(page, 1);
		await page.evaluate(() => dispatchEvent(new Event('a-call')));
		await page.getByText('De microfoon is even weg').waitFor();
		await expectNoAxeViolations(page);
		const before = (await onDevice(page)).length;
		await press(page, 'Ga verder met opnemen');
		await expect.poll(async () => (await onDevice(page)).length, { timeout: 5000 }).toBeGreaterThan(before);
	});

	it('keeps the screen on, gives it back, and says that the teller was away', async ({ visit }) => {
		const page = await visit();
		await page.addInitScript(() => {
			const locks: WakeLockSentinel[] = [];
			const ask = navigator.wakeLock.request.bind(navigator.wakeLock);
			navigator.wakeLock.request = async (kind) => {
				const lock = await ask(kind);
				locks.push(lock);
				return lock;
			};
			Object.assign(globalThis, { locks });
		});
		const released = () =>
			page.evaluate(() =>
				(globalThis as unknown as { locks: WakeLockSentinel[] }).locks.map(({ released }) => released)
			);
		await visitPoint(page);
		await decide(page, 'screen-wake-lock', 'granted');
		await goTell(page);
		await record(page);
		await expect.poll(released).toEqual([false]);
		const show = (state: string) =>
			page.evaluate((state) => {
				Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
				document.dispatchEvent(new Event('visibilitychange'));
			}, state);
		await show('hidden');
		await show('visible');
		await page.getByText('Je was even weg van deze pagina').waitFor();
		expect(await released(), 'one is enough').toEqual([false]);

		await show('hidden');
		// As browsers do when nobody looks.
		await page.evaluate(() => (globalThis as unknown as { locks: WakeLockSentinel[] }).locks[0]!.release());
		await show('visible');
		await expect.poll(async () => (await released()).length).toBe(2);
		await press(page, 'Klaar met opnemen');
		await expect.poll(async () => (await released()).at(-1)).toBe(true);
		expect(await released()).toEqual([true, true]);
	});

	it('loses at most two seconds when the page dies without a word', async ({ visit }) => {
		const page = await visit();
		await startTelling(page);
		const began = performance.now();
		await untilSecond(page, 4);
		const spoken = (performance.now() - began) / 1000;
		const debug = await page.context().newCDPSession(page);
		await Promise.race([debug.send('Page.crash').catch(() => undefined), page.waitForEvent('crash')]);

		const later = await page.context().newPage();
		await later.goto(POINT);
		await live(later);
		await found(later);
		expect(await secondsOf(await onDevice(later))).toBeGreaterThan(spoken - 2);
		await later.locator('audio').waitFor();
	});

	it('goes on in the page when the device is full, says so, and is sent whole', async ({ address }) => {
		const folder = await mkdtemp(join(tmpdir(), 'samenleren-profile-'));
		const context = await openProfile(folder, MICROPHONE, {
			baseURL: address,
			locale: 'nl-NL',
			viewport: SCREENS.phone,
			serviceWorkers: 'block'
		});
		onTestFinished(async () => {
			await context.close();
			await rm(folder, { recursive: true, force: true });
		});
		const [page] = context.pages();
		const session = await context.newCDPSession(page!);
		await session.send('Storage.overrideQuotaForOrigin', { origin: address, quotaSize: ROOM_BYTES });
		await startTelling(page!);
		await page!.getByText('Dit toestel kan je opname niet meer bewaren').waitFor({ timeout: 20_000 });
		await expectNoAxeViolations(page!);
		await untilSecond(page!, Number((await clock(page!)).split(':')[1]) + 2);
		await press(page!, 'Klaar met opnemen');
		const seconds = Number(/([0-9]+) seconden/.exec(await page!.getByText('Je opname is klaar').innerText())![1]);
		await page!.locator('audio').waitFor();
		const before = await inTheHouse();
		await sendFromTell(page!);
		await page!.locator('.code').waitFor();
		const come = (await inTheHouse()).find((sound) => !before.some((other) => other.equals(sound)));
		expect(await secondsOf([...come!])).toBeGreaterThan(seconds - 1);
	});

	it('ends after half an hour, having said so beforehand', async ({ visit }) => {
		const page = await visit({ viewport: SCREENS.phone });
		await page.clock.install();
		await visitPoint(page);
		await goTell(page);
		await page.getByText('Hoogstens 30 minuten').waitFor();
		await record(page);
		await page.getByText('Nog 29 minuten').waitFor();
		await page.clock.fastForward('29:20');
		await page.getByText('Nog minder dan een minuut').waitFor();
		await page.clock.fastForward('00:50');
		await page.getByText('De opname is gestopt: langer dan 30 minuten kan niet').waitFor();
		await expectNoAxeViolations(page);
	});
});

describe('a recording on another device', () => {
	it('that only knows mp4 arrives with the language it is in, and the house can hear it', async ({ visit }) => {
		const page = await visit({ viewport: SCREENS.phone, hasTouch: true, isMobile: true });
		await page.addInitScript(() => {
			const knows = MediaRecorder.isTypeSupported.bind(MediaRecorder);
			MediaRecorder.isTypeSupported = (kind) => !kind.includes('webm') && knows(kind);
		});
		await startTelling(page);
		await page.locator('#gesproken-taal').selectOption('tr');
		await untilSecond(page, 3);
		await press(page, 'Klaar met opnemen');
		await page.locator('audio').waitFor();
		const sound = await onDevice(page);
		expect(sniff(Uint8Array.from(sound))).toBe('mp4');
		expect(await secondsOf(sound)).toBeGreaterThan(2);
		const said = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/opnames'));
		await sendFromTell(page);
		await page.locator('.code').waitFor();
		expect(await isHere(sound)).toBe(1);
		expect((await said).headers()['upload-metadata']).toContain(`taal ${Buffer.from('tr').toString('base64')}`);
	});

	it('works without a connection from the second visit on, and is sent when there is one', async ({ page }) => {
		await visitPoint(page);
		await expect
			.poll(() => page.evaluate(async (point) => (await caches.match(point)) !== undefined, POINT), { timeout: 20_000 })
			.toBe(true);
		await page.context().setOffline(true);
		await page.goto(POINT);
		await live(page);
		await goTell(page);
		await record(page);
		await untilSecond(page, 2);
		await press(page, 'Klaar met opnemen');
		await page.locator('audio').waitFor();
		const sound = await onDevice(page);
		await sendFromTell(page);
		await page.getByText('Je ervaring wacht op verbinding').waitFor();
		await page.getByText('De opname staat op dit toestel en gaat mee').waitFor();
		await page.context().setOffline(false);
		await page.locator('.code').waitFor({ timeout: 30_000 });
		expect(await isHere(sound)).toBe(1);
	});
});
