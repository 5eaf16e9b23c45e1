import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, it, SCREENS } from './house.ts';
import { pointWithPictures } from './points.ts';
import { answerQuestions, followCode, goTell, live, next, POINT, stored, tellAll, visitPoint } from './teller.ts';

/** The first visit, until the device keeps the page, also in its other language. */
async function visitOnce(page: Page): Promise<void> {
	await visitPoint(page);
	await expect
		.poll(() => page.evaluate(async (point) => (await caches.match(`${point}?taal=en`)) !== undefined, POINT), {
			timeout: 20_000
		})
		.toBe(true);
}

const keptPictures = async () => {
	const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
	return all.flat().filter(({ url }) => url.includes('/plaatje/')).length;
};

/** The worker only sees what is asked for after it came. */
async function visitTwice(page: Page): Promise<void> {
	await visitOnce(page);
	await page.reload();
	await live(page);
}

describe('a story point that was opened before', () => {
	it('works without a connection, from the first sentence to the sending later', async ({ page }) => {
		await visitOnce(page);
		await page.context().setOffline(true);
		await page.goto(POINT);
		await live(page);
		await tellAll(page, 'Helemaal zonder verbinding verteld.');
		await next(page);
		await page.getByText('Je ervaring wacht op verbinding').waitFor();
		await expectNoAxeViolations(page);

		await page.context().setOffline(false);
		expect((await followCode(page)).length).toBeGreaterThan(10);
		expect(await stored('Helemaal zonder verbinding verteld.')).toHaveLength(1);
	});

	it('shows the pictures it asks with there, also on a screen that wants them sharp', async ({ page, visit }) => {
		const path = await pointWithPictures('met-plaatjes');
		for (const deviceScaleFactor of [1, 3]) {
			const teller = deviceScaleFactor === 1 ? page : await visit({ viewport: SCREENS.phone, deviceScaleFactor });
			await teller.goto(path);
			await live(teller);
			await expect.poll(() => teller.evaluate(keptPictures), { timeout: 20_000 }).toBe(3);
			await teller.context().setOffline(true);
			await teller.goto(path);
			await live(teller);
			await goTell(teller);
			await teller.locator('#tekst').fill('In de kelder.');
			await next(teller);
			await teller.locator('fieldset img').last().scrollIntoViewIfNeeded();
			await expect
				.poll(() =>
					teller
						.locator('fieldset img')
						.evaluateAll((all) => all.map((img) => (img as HTMLImageElement).naturalWidth > 0))
				)
				.toEqual([true, true, true]);
		}
	});

	it('speaks its other languages there too', async ({ page }) => {
		await visitTwice(page);
		await page.context().setOffline(true);
		await page.goto(`${POINT}?taal=en`);
		await live(page);
		expect(await page.locator('button[value=verder]').innerText()).toBe('Start telling');
	});

	it('keeps nothing that anybody sends, follows or reads', async ({ page }) => {
		await visitTwice(page);
		await tellAll(page, 'Dit staat in geen enkele voorraad.');
		await next(page);
		const code = await followCode(page);
		await page.goto('/volg');
		const kept = await page.evaluate(async () => {
			const all: string[] = [];
			for (const name of await caches.keys()) {
				const cache = await caches.open(name);
				for (const request of await cache.keys())
					all.push(request.url, (await (await cache.match(request))?.text()) ?? '');
			}
			return all;
		});
		expect(kept.length).toBeGreaterThan(10);
		expect(kept.filter((url) => /^https?:\S+\/(volg|werk|api)\b/.test(url))).toEqual([]);
		expect(kept.join(' ')).not.toContain('geen enkele voorraad');
		expect(kept.join(' ')).not.toContain(code);
	});

	it('has a new version at once, and an earlier one as long as a page needs it', async ({ page }) => {
		await visitOnce(page);
		await goTell(page);
		await page.locator('#tekst').fill('Begonnen in de vorige versie.');
		await page.evaluate(async () => {
			const files = await caches.open('vertel-bestanden-1');
			await files.put('/_app/immutable/chunks/vorige.js', new Response('export {}'));
			const pages = await caches.open('vertel-paginas');
			await pages.put('/vertel/vorige', new Response('<script src="/_app/immutable/teller.js?v=1"></script>'));
		});
		await page.reload();
		await live(page);
		expect(await page.locator('#tekst').inputValue()).toBe('Begonnen in de vorige versie.');
		const later = await page.context().newPage();
		await page.close();
		await visitPoint(later);
		expect(await later.locator('#tekst').inputValue()).toBe('Begonnen in de vorige versie.');
		expect(await later.evaluate(async () => (await fetch('/_app/immutable/chunks/vorige.js')).text())).toBe(
			'export {}'
		);
	});

	it('says so in words where it was never opened', async ({ page }) => {
		await visitOnce(page);
		await page.context().setOffline(true);
		await page.goto('/vertel/ergens-anders');
		await page.getByRole('heading', { name: 'Er is geen verbinding' }).waitFor();
		await expectNoAxeViolations(page);
	});
});

describe('what waits on a device', () => {
	it('is put back when the storage is emptied while its page is open', async ({ page }) => {
		await visitPoint(page);
		await tellAll(page, 'De opslag werd geleegd.');
		await page.context().setOffline(true);
		await next(page);
		await page.getByText('Je ervaring wacht op verbinding').waitFor();
		await page.evaluate(async () => {
			localStorage.clear();
			await new Promise((resolve) => (indexedDB.deleteDatabase('samenleren').onsuccess = resolve));
		});
		await page.getByText('Probeer nu te versturen').click();
		await expect
			.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage })))
			.toContain('De opslag werd geleegd.');
		await page.context().setOffline(false);
		await page.locator('.code').waitFor();
		expect(await stored('De opslag werd geleegd.')).toHaveLength(1);
	});

	it('is kept apart from what others began, without showing their words', async ({ page }) => {
		await visitPoint(page);
		await goTell(page);
		await page.locator('#tekst').fill('Van de eerste.');
		await page.reload();
		await live(page);
		await page.getByText('Ik ben iemand anders').click();
		await page.getByText('Begonnen').waitFor();
		expect(await page.locator('body').innerText()).not.toContain('Van de eerste');
		await expectNoAxeViolations(page);
		await goTell(page);
		expect(await page.locator('#tekst').inputValue()).toBe('');
		await page.locator('#tekst').fill('Van de tweede.');

		const later = await page.context().newPage();
		await page.close();
		await visitPoint(later);
		expect(await later.getByText('Begonnen').count()).toBe(2);
		await later.getByText('Ga hiermee verder').last().click();
		await expect.poll(() => later.locator('#tekst').inputValue()).toBe('Van de eerste.');
	});

	it('goes as a file to somebody who works there, and comes in once', async ({ page, visit }) => {
		await visitPoint(page);
		await tellAll(page, 'Met het noodbestand <b>binnengekomen</b>.');
		await page.context().setOffline(true);
		await next(page);
		const download = page.waitForEvent('download');
		await page.getByText('Download wat er wacht').click();
		const file = await (await download).path();
		expect(await readFile(file, 'utf8')).toContain('&lt;b&gt;binnengekomen');

		const desk = await visit({ signedIn: true });
		for (const said of ['1 ervaring is binnengekomen.', 'Er is niets nieuws in dit bestand.']) {
			await desk.goto('/werk/vertelpunten/samenleren/noodbestand');
			await expectNoAxeViolations(desk);
			await desk.locator('input[type=file]').setInputFiles({
				name: 'wachtende-ervaringen.html',
				mimeType: 'text/html',
				buffer: await readFile(file)
			});
			await desk.getByRole('button', { name: 'Kijk wat erin zit' }).click();
			await desk.getByText('Er zit 1 ervaring in dit bestand.').waitFor();
			await expectNoAxeViolations(desk);
			if (said.startsWith('1')) await desk.getByRole('button', { name: 'Breng 1 ervaring binnen' }).click();
			await desk.getByText(said).waitFor();
		}
		await page.context().setOffline(false);
		await page.locator('.code').waitFor(); // the device sends it all the same
		expect(await stored('Met het noodbestand <b>binnengekomen</b>.')).toHaveLength(1);
	});
});

describe('what nobody expects in the box', () => {
	it('is told how much too long a hundred thousand words are, and keeps them', async ({ page }) => {
		await visitPoint(page);
		await goTell(page);
		const words = 'woord '.repeat(100_000);
		await page.locator('#tekst').fill(words);
		await next(page);
		await page.getByText('tekens te lang').waitFor();
		expect((await page.locator('#tekst').inputValue()).length).toBe(words.length);
	});

	it('keeps the words of a page that is pasted, and no more', async ({ page }) => {
		await visitPoint(page);
		await goTell(page);
		await page.locator('#tekst').evaluate((box: HTMLTextAreaElement) => {
			box.focus();
			document.execCommand('insertHTML', false, '<b onclick="alert(1)">Geplakt</b> van elders 👩‍👩‍👧‍👦 é');
		});
		await page.locator('#tekst').pressSequentially(' <script>');
		await next(page);
		await answerQuestions(page);
		expect(await page.locator('form').innerText()).toContain('<script>');
	});
});
