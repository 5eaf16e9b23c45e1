import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, it, SCREENS } from './house.ts';
import { onDisk } from './on-disk.ts';
import { announce, kept, make } from './designing.ts';
import { answerQuestions, followCode, live, next, stored } from './teller.ts';

const QUESTION = 'Wil je er iets van laten zien?';
const CHOOSE = 'Maak of kies een foto';

/** As a phone takes it, on its side, with the place where it was taken. */
const taken = (width = 3000, height = 2000) =>
	sharp({ create: { width, height, channels: 3, background: '#284' } })
		.withExif({
			IFD0: { Make: 'Telefoon', ImageDescription: 'bij oma thuis' },
			IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 13/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '6/1 53/1 0/1' }
		})
		.withMetadata({ orientation: 6 })
		.jpeg()
		.toBuffer();

async function choose(page: Page, label = CHOOSE): Promise<void> {
	await page.getByLabel(label).setInputFiles({ name: 'IMG_0042.jpg', mimeType: 'image/jpeg', buffer: await taken() });
	await page.getByRole('img', { name: 'Foto bij deze ervaring' }).waitFor();
}

/** A story point that asks for a photo, and wants one. */
async function openPoint(page: Page, slug: string): Promise<void> {
	await make(page, slug);
	await page.getByRole('button', { name: /^Foto bij de ervaring/ }).click();
	await page.getByLabel('Vraag', { exact: true }).fill(QUESTION);
	await page.getByLabel('Moet worden ingevuld').check();
	await page.getByLabel('Hoeveel foto’s hoogstens').selectOption('2');
	await kept(page);
	await expectNoAxeViolations(page);
	await announce(page, slug);
}

/** As far as the question for a photo. */
async function tellUntilPhoto(page: Page, path: string, text: string, hasScript = true): Promise<void> {
	await page.goto(path);
	if (hasScript) await live(page);
	await next(page);
	await page.locator('input[value=together]').check();
	await next(page);
	await page.locator('#tekst').fill(text);
	await next(page);
	await answerUntil(page);
}

const isHere = (page: Page) => page.locator('legend', { hasText: QUESTION }).count();

async function answerUntil(page: Page): Promise<void> {
	for (let step = 0; step < 40; step++) {
		await page.locator('fieldset, section[aria-labelledby]').first().waitFor();
		if (await isHere(page)) return;
		const before = await page.title();
		await next(page);
		await expect.poll(() => page.title()).not.toBe(before);
	}
	throw new Error('nobody asks for a photo');
}

async function finish(page: Page): Promise<void> {
	await next(page);
	await answerQuestions(page);
	await page.locator('input[name^="toestemming:"]').first().check();
}

describe('a photo with the story', () => {
	it('is chosen, kept over a reload, sent when there is a connection again, and seen by readers only', async ({
		visit,
		address
	}) => {
		const reader = await visit({ signedIn: true });
		await openPoint(reader, 'foto');
		const text = 'De brug bij het buurthuis.';
		const page = await visit({ viewport: SCREENS.phone, hasTouch: true, isMobile: true });
		await tellUntilPhoto(page, '/vertel/foto', text);
		await page.getByText('Staan er mensen op die herkenbaar zijn?').waitFor();
		await expectNoAxeViolations(page);

		await choose(page);
		await page.getByLabel('Wat zien we op de foto?').fill('De brug over de beek');
		const preview = page.getByRole('img', { name: 'De brug over de beek' });
		await preview.waitFor();
		expect(
			await preview.evaluate(({ naturalWidth, naturalHeight }: HTMLImageElement) => [naturalWidth, naturalHeight])
		).toEqual([1067, 1600]);
		await expectNoAxeViolations(page);

		await page.reload();
		await live(page);
		await preview.waitFor();
		expect(await page.getByLabel('Wat zien we op de foto?').inputValue()).toBe('De brug over de beek');

		await finish(page);
		await page.context().setOffline(true);
		await next(page);
		await page.getByText('Je ervaring wacht op verbinding').waitFor();
		expect(await stored(text)).toHaveLength(0);
		expect(await wordsInPhotos(page)).not.toMatch(/Exif|EXIF|oma|Telefoon/);
		await page.context().setOffline(false);
		expect((await followCode(page)).length).toBeGreaterThan(10);

		const [story] = await stored(text);
		const [photo] = (story!.answers as Record<string, { photos: { id: string }[] }>)['photo']!.photos;
		expect(photo).toEqual({ id: expect.any(String) as string, about: 'De brug over de beek' });
		expect(await photosOnDevice(page)).toBe(0);

		for (const viewport of Object.values(SCREENS)) {
			await reader.setViewportSize(viewport);
			await reader.goto(`/werk/vertelpunten/foto/ervaringen/${story!.id}`);
			await expectNoAxeViolations(reader);
		}
		const shown = reader.getByRole('img', { name: 'De brug over de beek' });
		await shown.scrollIntoViewIfNeeded();
		await expect.poll(() => shown.evaluate(({ naturalHeight }: HTMLImageElement) => naturalHeight)).toBe(1600);
		const source = (await shown.getAttribute('src'))!;
		const answer = await reader.request.get(source);
		expect(answer.headers()).toMatchObject({ 'content-type': 'image/webp', 'cache-control': 'no-store' });
		expect((await answer.body()).toString('latin1')).not.toMatch(/EXIF|oma|Telefoon/);

		const stranger = await fetch(address + source, { redirect: 'manual' });
		expect(stranger.ok).toBe(false);
	}, 120_000);

	it('that cannot be read or is too large is refused in words, and nothing else is lost', async ({ visit }) => {
		const text = 'Met een foto die niet lukt.';
		const page = await visit();
		await tellUntilPhoto(page, '/vertel/foto', text);
		const give = async (buffer: Buffer) =>
			page.getByLabel(CHOOSE).setInputFiles(await onDisk({ name: 'IMG.heic', mimeType: 'image/heic', buffer }));
		await give(Buffer.from('\0\0\0\x18ftypheic honestly'));
		await page.getByText('Dit toestel kan dit bestand niet als foto lezen').waitFor();
		await expectNoAxeViolations(page);
		await give(Buffer.alloc(41 * 1024 * 1024));
		await page.getByText('Hij mag hoogstens 40 MB zijn').waitFor();
		await page.getByLabel('Verder zonder foto').check();
		await finish(page);
		await next(page);
		await followCode(page);
		const [story] = await stored(text);
		expect(story!.answers).toMatchObject({ photo: { photos: [], without: true } });
	}, 60_000);

	it('waits for who presses on at once, can be taken away and replaced, by keyboard', async ({ visit }) => {
		const page = await visit();
		await tellUntilPhoto(page, '/vertel/foto', 'Snel verder.');
		const file = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await taken(6000, 4000) };
		await page.getByLabel(CHOOSE).setInputFiles(file);
		await page.getByText('De foto wordt klaargemaakt').waitFor();
		await next(page);
		await page.locator('input[name^="toestemming:"], fieldset').first().waitFor();
		await expect.poll(() => isHere(page)).toBe(0);
		await page.locator('button[value=terug]').click();
		await page.getByRole('img', { name: 'Foto bij deze ervaring' }).waitFor();
		const first = await page.locator('input[name$=".photo0"]').inputValue();
		await page.getByLabel('Andere foto').setInputFiles({ ...file, buffer: await taken(300, 200) });
		await expect.poll(() => page.locator('input[name$=".photo0"]').inputValue()).not.toBe(first);
		expect(await photosOnDevice(page)).toBe(1);
		await page.getByRole('button', { name: 'Haal weg' }).focus();
		await page.keyboard.press('Enter');
		await page.getByLabel(CHOOSE).waitFor();
		expect(await photosOnDevice(page)).toBe(0);
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe('file');
	}, 60_000);

	it('is wiped from a screen for everybody, and from a device with the words', async ({ visit }) => {
		const page = await visit({ viewport: SCREENS.tablet });
		await tellUntilPhoto(page, '/vertel/foto/kiosk', 'Op de tablet.');
		await choose(page);
		expect(await photosOnDevice(page)).toBe(0);
		await page.getByRole('button', { name: 'Stop en wis alles' }).click();
		await page.getByRole('button', { name: 'Ja, wis alles' }).click();
		await expect.poll(() => page.locator('img').count()).toBe(0);

		const text = 'Op de tablet, zonder verbinding.';
		await tellUntilPhoto(page, '/vertel/foto/kiosk', text);
		await choose(page);
		await finish(page);
		await page.context().setOffline(true);
		await next(page);
		await expect.poll(() => photosOnDevice(page)).toBe(1);
		await page.context().setOffline(false);
		await expect.poll(async () => (await stored(text)).length, { timeout: 20_000 }).toBe(1);
		await expect.poll(() => photosOnDevice(page)).toBe(0);

		const own = await visit();
		await tellUntilPhoto(own, '/vertel/foto', 'Toch maar niet.');
		await choose(own);
		expect(await photosOnDevice(own)).toBe(1);
		await own.getByRole('link', { name: 'Begin opnieuw' }).click();
		await own.getByRole('button', { name: 'Ja, wis mijn woorden' }).click();
		await expect.poll(() => photosOnDevice(own)).toBe(0);
	}, 120_000);

	it('holds up nobody who has no JavaScript', async ({ visit }) => {
		const text = 'Zonder JavaScript en zonder foto.';
		const page = await visit({ javaScriptEnabled: false });
		await tellUntilPhoto(page, '/vertel/foto', text, false);
		await expect.poll(() => page.locator('noscript p').innerText()).toContain('alleen in een browser met JavaScript');
		await expectNoAxeViolations(page);
		await page.locator('input[name$=".without"]').check();
		await finish(page);
		await next(page);
		await followCode(page);
		expect((await stored(text))[0]!.answers).toMatchObject({ photo: { photos: [], without: true } });
	}, 60_000);
});

/** What can be read in the photo as it lies on the device and will be sent. */
const wordsInPhotos = (page: Page): Promise<string> =>
	page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve) => {
			const request = indexedDB.open('samenleren-opnamen');
			request.onsuccess = () => resolve(request.result);
		});
		const pieces = await new Promise<{ bytes: ArrayBuffer }[]>((resolve) => {
			const request = database.transaction('opnamen').objectStore('opnamen').getAll();
			request.onsuccess = () => resolve(request.result as { bytes: ArrayBuffer }[]);
		});
		database.close();
		const words = pieces.map(({ bytes }) => new TextDecoder('latin1').decode(bytes)).join();
		if (!words.includes('WEBP')) throw new Error('there is no photo on the device');
		return words;
	});

/** In every database of this browser: pieces of a photo, sealed or not. */
const photosOnDevice = (page: Page): Promise<number> =>
	page.evaluate(async () => {
		let count = 0;
		for (const { name } of await indexedDB.databases()) {
			const database = await new Promise<IDBDatabase>((resolve, reject) => {
				const request = indexedDB.open(name!);
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error!);
			});
			for (const store of database.objectStoreNames)
				if (store === 'opnamen' || store === 'fotos')
					count += await new Promise<number>((resolve) => {
						const request = database.transaction(store).objectStore(store).count();
						request.onsuccess = () => resolve(request.result);
					});
			database.close();
		}
		return count;
	});
