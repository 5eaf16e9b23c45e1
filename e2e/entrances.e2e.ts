import jsQR from 'jsqr';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';
import { answerQuestions, goTell, heading, live, next, POINT, stored } from './teller.ts';

const ENTRANCES = '/werk/vertelpunten/samenleren/ingangen';

/** Adds an entrance on the page of the team. @returns its address */
async function addEntrance(page: Page, name: string, { language = 'nl', area = '' } = {}): Promise<string> {
	await page.goto(ENTRANCES);
	const form = page.locator('form[action="?/add"]');
	await form.locator('input[name=name]').fill(name);
	await form.locator('select[name=language]').selectOption(language);
	if (area) await form.locator('select[name=area]').selectOption({ label: area });
	await form.locator('button').press('Enter');
	const card = cardOf(page, name);
	await card.waitFor();
	return card.locator('input[readonly]').inputValue();
}

const cardOf = (page: Page, name: string) => page.locator('article', { has: page.locator('h2', { hasText: name }) });

const pathOf = (address: string) => address.slice(new URL(address).origin.length);

/** What a telephone reads from this part of the screen. */
async function scan(page: Page, selector: string): Promise<string | undefined> {
	const png = await page.locator(selector).first().screenshot();
	const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
	return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

async function tellBy(page: Page, text: string): Promise<void> {
	await goTell(page);
	await page.locator('#tekst').fill(text);
	await next(page);
	await answerQuestions(page);
	await page.locator('input[name^="toestemming:"]').first().check();
	await next(page);
	await page.locator('.code').waitFor();
}

describe('the entrances of a story point', () => {
	it('are made, scanned, told by and counted', async ({ visit }) => {
		const team = await visit({ signedIn: true });
		const address = await addEntrance(team, 'Poster bibliotheek');
		expect(await scan(team, 'article svg')).toBe(address);
		await expectNoAxeViolations(team);

		const teller = await visit({ viewport: SCREENS.phone });
		await teller.goto(pathOf(address));
		await live(teller);
		const text = 'Ik zag de poster in de bibliotheek hangen.';
		await tellBy(teller, text);
		expect(await stored(text)).toHaveLength(1);

		await team.reload();
		expect(await cardOf(team, 'Poster bibliotheek').locator('.count').innerText()).toBe('1 ervaring');
	});

	it('choose the area beforehand, which the teller sees and can change, and open in their language', async ({
		visit
	}) => {
		const team = await visit({ signedIn: true });
		const areas = await team.goto(ENTRANCES).then(() => team.locator('select[name=area] option').allInnerTexts());
		const address = await addEntrance(team, 'Letter in English', { language: 'en', area: areas[2] });

		const teller = await visit();
		await teller.goto(pathOf(address));
		await live(teller);
		expect(await teller.locator('html').getAttribute('lang')).toBe('en');
		await teller.reload();
		await live(teller);
		await goTell(teller);
		await teller.locator('#tekst').fill('Chosen beforehand.');
		await next(teller);
		let chosen: string | undefined;
		await answerQuestions(teller, async (page) => {
			const checked = page.locator('form input[name$=".area"]:checked, form select[name$=".area"] option:checked');
			if (await checked.count())
				chosen = (await checked.first().evaluate((one) => (one.closest('label') ?? one).textContent)).trim();
		});
		expect(chosen).toBe(areas[2]);
	});

	it('count without JavaScript too, and with a code that nobody knows one tells all the same', async ({ visit }) => {
		const team = await visit({ signedIn: true });
		const address = await addEntrance(team, 'Brief');
		for (const [path, count] of [
			[pathOf(address), '1 ervaring'],
			[`${POINT}?via=zzzz`, '1 ervaring']
		] as const) {
			const plain = await visit({ javaScriptEnabled: false });
			await plain.goto(path);
			const text = `Zonder JavaScript verteld via ${path}.`;
			await tellBy(plain, text);
			expect(await stored(text)).toHaveLength(1);
			await team.reload();
			expect(await cardOf(team, 'Brief').locator('.count').innerText()).toBe(count);
		}
	});

	it('are renamed and retired by keyboard; a name that is none is said', async ({ visit }) => {
		const team = await visit({ signedIn: true, javaScriptEnabled: false });
		await addEntrance(team, 'Flyer markt');
		const card = cardOf(team, 'Flyer markt');
		await card.locator('summary').press('Enter');
		await card.locator('form[action="?/rename"] input[name^=name]').fill('   ');
		await card.locator('form[action="?/rename"] button').press('Enter');
		expect(await team.locator('.utrecht-form-field-error-message').innerText()).toContain('80 tekens');
		await expectNoAxeViolations(team);

		await team.locator('details[open] form[action="?/rename"] input[name^=name]').fill('Flyer weekmarkt');
		await team.locator('details[open] form[action="?/rename"] button').press('Enter');
		const renamed = cardOf(team, 'Flyer weekmarkt');
		await renamed.locator('summary').press('Enter');
		await renamed.locator('form[action="?/retire"] button').press('Enter');
		await renamed.getByText('Gestopt op').waitFor();
		expect(await renamed.locator('svg').count()).toBe(0);
	});

	it('are printed as a poster, as cards and for a letter, on every screen', async ({ visit }) => {
		const team = await visit({ signedIn: true });
		const address = await addEntrance(team, 'Wachtkamer');
		const code = new URL(address).searchParams.get('via');
		for (const [format, sheets] of [
			['a4', 1],
			['a6', 4],
			['brief', 1]
		] as const)
			for (const viewport of Object.values(SCREENS)) {
				await team.setViewportSize(viewport);
				await team.goto(`${ENTRANCES}/${code}/poster?formaat=${format}`);
				expect(await team.locator('.paper section').count()).toBe(sheets);
				expect(await fitsItsScreen(team)).toBe(true);
				await expectNoAxeViolations(team);
			}
		await team.setViewportSize(SCREENS.laptop);
		for (const format of ['a4', 'a6', 'brief']) {
			await team.goto(`${ENTRANCES}/${code}/poster?formaat=${format}`);
			expect(await scan(team, '.paper .qr')).toBe(address);
			const pdf = (await team.pdf({ preferCSSPageSize: true })).toString('latin1');
			expect(pdf.match(/\/Type\s*\/Page\b/g), format).toHaveLength(1);
		}
	});

	it('are printed in the language of who reads them, and say who asks', async ({ visit }) => {
		const team = await visit({ signedIn: true, viewport: SCREENS.laptop });
		for (const [language, direction, invites] of [
			['ar', 'rtl', 'ما الذي عشتموه؟'],
			['ti', 'ltr', 'እንታይ ኣጋጢሙኩም?'],
			['uk', 'ltr', 'Що ви пережили?'],
			['pl', 'ltr', 'Co Cię spotkało?'],
			['tr', 'ltr', 'Neler yaşadınız?']
		] as const) {
			const address = await addEntrance(team, `Poster ${language}`, { language });
			for (const format of ['a4', 'a6', 'brief']) {
				await team.goto(`${ENTRANCES}/${new URL(address).searchParams.get('via')}/poster?formaat=${format}`);
				const sheet = team.locator('.paper section').first();
				expect(await sheet.getAttribute('lang')).toBe(language);
				expect(await sheet.evaluate((paper) => getComputedStyle(paper).direction)).toBe(direction);
				const text = await sheet.innerText();
				expect(text).toContain(invites);
				if (format !== 'brief') expect(text).toMatch(/^De Brug\n/);
				expect(text).not.toMatch(/Scan de code|Zonder account|poster\./);
				const clipped = await sheet.evaluate((paper) => paper.scrollHeight > paper.clientHeight + 1);
				expect(clipped, `${format} in ${language} is cut off`).toBe(false);
				expect(await scan(team, '.paper .qr')).toBe(address);
				// The sheets differ in their words alone, and in the direction of one of them.
				if (format === 'a4' || direction === 'rtl') await expectNoAxeViolations(team);
			}
		}
	});

	it('give their QR code as a file, to the team only', async ({ visit }) => {
		const team = await visit({ signedIn: true });
		const address = await addEntrance(team, 'Buurtapp');
		const file = `${ENTRANCES}/${new URL(address).searchParams.get('via')}/qr`;
		for (const [form, type] of [
			['svg', 'image/svg+xml'],
			['png', 'image/png']
		] as const) {
			const answer = await team.request.get(`${file}?vorm=${form}`);
			expect(answer.headers()['content-type']).toBe(type);
			expect(answer.headers()['content-disposition']).toContain(`.${form}"`);
			const shown = `data:${type};base64,${(await answer.body()).toString('base64')}`;
			await team.setContent(`<img src="${shown}" width="400" height="400">`);
			await team.locator('img').evaluate((image: HTMLImageElement) => image.decode());
			expect(await scan(team, 'img')).toBe(address);
			await team.goto(ENTRANCES);
		}
		const stranger = await visit();
		const refused = await stranger.request.get(`${file}?vorm=svg`, { maxRedirects: 0 });
		expect([303, 401]).toContain(refused.status());
	});
});

describe('told to a helper', () => {
	for (const javaScriptEnabled of [true, false])
		it(`asks who writes it down and speaks to them, with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({
			visit
		}) => {
			const page = await visit({ viewport: SCREENS.phone, javaScriptEnabled });
			await page.goto(POINT);
			if (javaScriptEnabled) await live(page);
			await page.locator('button[value="naar:helper"]').press('Enter');
			await expect.poll(() => heading(page)).toBe('Jij schrijft, de ander vertelt');
			await expectNoAxeViolations(page);

			await next(page);
			await page.getByText('Kies eerst wie jij bent').waitFor();
			await page.locator('input[value=interpreter]').check();
			await next(page);
			await expect.poll(() => heading(page)).toBe('Waar wil de verteller over vertellen?');
			await page.locator('input[value=moment-of-contact]').check();
			await next(page);
			const text = `Opgeschreven door een tolk, ${javaScriptEnabled ? 'met' : 'zonder'} JavaScript.`;
			await page.locator('#tekst').fill(text);
			await next(page);
			await answerQuestions(page);
			await page.getByText('Lees elke zin hardop voor').waitFor();
			await expectNoAxeViolations(page);
			await page.locator('input[name^="toestemming:"]').first().check();
			await next(page);
			await page.locator('.code').waitFor();
			const [story] = await stored(text);
			expect(story).toBeDefined();

			const team = await visit({ signedIn: true });
			await team.goto(`/werk/vertelpunten/samenleren/ervaringen/${story!.id}`);
			await team.getByText('Opgeschreven door: Tolk').waitFor();
			await expectNoAxeViolations(team);
		});

	it('is left again by going back', async ({ page }) => {
		await page.goto(POINT);
		await live(page);
		await page.locator('button[value="naar:helper"]').click();
		await page.locator('input[value=family]').check();
		await page.locator('button[value=terug]').click();
		await next(page);
		await expect.poll(() => heading(page)).toBe('Waar wil je over vertellen?');
	});
});
