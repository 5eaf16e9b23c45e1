import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, it, SCREENS } from './house.ts';
import { answerQuestions, followCode, goTell, heading, live, next, POINT, stored, tellAll } from './teller.ts';

async function visitIn(page: Page, language: string): Promise<void> {
	await page.goto(`${POINT}?lang=${language}`);
	await live(page);
}

async function expectGood(page: Page): Promise<void> {
	await expectNoAxeViolations(page);
	const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	expect(over, `${await page.title()} scrolls sideways`).toBeLessThanOrEqual(0);
}

const root = (page: Page) => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

/** What the browser got over the network to draw letters with. */
function fontsOf(page: Page): readonly string[] {
	const fonts: string[] = [];
	page.on('request', (request) => {
		if (request.resourceType() === 'font') fonts.push(request.url());
	});
	return fonts;
}

describe('telling in another language', () => {
	it('goes all the way in Arabic on a phone, from right to left', async ({ visit }) => {
		const page = await visit({ viewport: SCREENS.phone, hasTouch: true });
		const fonts = fontsOf(page);
		await visitIn(page, 'ar');
		expect(await root(page)).toEqual(['ar', 'rtl']);
		expect(await heading(page)).toBe('احكوا لنا ما عشتموه');
		expect(await page.locator('main').innerText()).toContain('هذه الترجمة من عمل الحاسوب');
		await expectGood(page);
		await goTell(page);
		await expectGood(page);
		await page.locator('#tekst').fill('حكاية من اليمين إلى اليسار');
		await next(page);
		await answerQuestions(page, expectGood);
		await expectGood(page);
		await page.locator('input[name^="toestemming:"]').first().check();
		await next(page);
		await page.locator('.code').waitFor();
		await expectGood(page);
		expect(await page.locator('.code').evaluate((code) => getComputedStyle(code).direction)).toBe('ltr');
		expect(await page.locator('main').innerText()).toContain('هذه كلمات هولندية');
		expect(fonts.every((url) => url.includes('arabic'))).toBe(true);

		const code = await followCode(page);
		await page.goto('/volg');
		expect(await root(page)).toEqual(['ar', 'rtl']);
		await expectGood(page);
		await page.locator('#code').fill('fiets');
		await page.locator('#code').press('Enter');
		await expect.poll(() => page.locator('main').innerText()).toContain('لا نعرف هذا الرمز');
		await expectGood(page);
		await page.locator('#code').fill(code);
		await page.locator('#code').press('Enter');
		await expect.poll(() => heading(page)).toBe('تجربتكم');
		await expectGood(page);
		expect((await page.goto('/vertel/hier-is-niets'))?.status()).toBe(404);
		expect(await heading(page)).toBe('لا نعرف نقطة الحكي هذه');
		await expectGood(page);
	});

	it('means the same when the screen is mirrored', async ({ visit }) => {
		const told: Record<string, unknown> = {};
		for (const language of ['nl', 'ar']) {
			const page = await visit({ viewport: SCREENS.phone });
			await visitIn(page, language);
			await tellAll(page, `Gespiegeld ${language}`);
			await next(page);
			await page.locator('.code').waitFor();
			told[language] = (await stored(`Gespiegeld ${language}`))[0]!.answers;
		}
		expect(told.ar).toEqual(told.nl);
	});

	it.for(['tr', 'pl', 'uk', 'ti'])('reaches the end in %s', async (language, { visit }) => {
		const page = await visit({ viewport: SCREENS.phone });
		await visitIn(page, language);
		expect(await root(page)).toEqual([language, 'ltr']);
		await expectGood(page);
		await goTell(page);
		await expectGood(page);
		await page.locator('#tekst').fill(`Verteld in ${language}.`);
		await next(page);
		await answerQuestions(page);
		await expectGood(page);
		await page.locator('input[name^="toestemming:"]').first().check();
		await next(page);
		await page.locator('.code').waitFor();
		await expectGood(page);
		expect(await stored(`Verteld in ${language}.`)).toHaveLength(1);
	});

	it('changes in the middle of the questions, answers and all', async ({ page }) => {
		await visitIn(page, 'nl');
		await goTell(page);
		await page.locator('#tekst').fill('Eerst Nederlands, dan Oekraïens.');
		await next(page);
		await page.locator('input[value=traveller]').check({ force: true });
		await page.locator('button[lang=uk]').click();
		await expect.poll(() => page.locator('legend').innerText()).toBe('Яка картинка схожа на те, що ви тоді відчували?');
		expect(await page.locator('input[value=traveller]').isChecked()).toBe(true);
		expect(await page.locator('#leeshulp').innerText()).toContain('Допомога з читанням');
		await page.locator('button[lang=ar]').click();
		await expect.poll(() => root(page)).toEqual(['ar', 'rtl']);
		expect(await page.locator('input[value=traveller]').isChecked()).toBe(true);
		await page.locator('button[lang=nl]').click();
		await expect.poll(() => page.locator('legend').innerText()).toContain('Welk beeld');
	});

	it('says so when the address asks for a language nobody speaks here', async ({ page }) => {
		await visitIn(page, 'xx');
		expect(await root(page)).toEqual(['nl', 'ltr']);
		expect(await page.locator('main').innerText()).toContain('Die taal spreken we hier niet.');
		await expectGood(page);
	});

	it('brings no letters and no words of other languages to who reads Dutch', async ({ page }) => {
		const fonts = fontsOf(page);
		await visitIn(page, 'nl');
		expect(fonts).toEqual([]);
		expect(await page.locator('#verteller-gegevens').textContent()).not.toMatch(/What happened|Co się stało/);
	});
});

describe('help with reading', () => {
	it('makes letters larger and colours stronger, and remembers it without a name', async ({ visit }) => {
		const page = await visit({ viewport: { width: 320, height: 640 } });
		await visitIn(page, 'nl');
		await page.locator('#leeshulp summary').focus();
		await page.keyboard.press('Enter');
		await expectGood(page);
		for (const wish of ['Heel groot', 'Sterk contrast']) {
			await page.getByRole('link', { name: wish }).focus();
			await page.keyboard.press('Enter');
		}
		await expect.poll(() => page.locator('html').getAttribute('class')).toContain('letters-3 contrast');
		expect(await page.locator('#leeshulp [aria-current=true]').allInnerTexts()).toEqual([
			'Heel groot',
			'Sterk contrast'
		]);
		await goTell(page);
		await expectGood(page);
		await page.locator('#tekst').fill('Met grote letters.');
		await next(page);
		await answerQuestions(page, expectGood);
		await expectGood(page);
		await page.goto('/volg');
		expect(await page.locator('html').getAttribute('class')).toContain('letters-3 contrast');
		await expectGood(page);
		expect((await page.context().cookies()).find(({ name }) => name === 'leeshulp')?.value).toBe('3c');
	});

	it('works without JavaScript, and carries the words along', async ({ visit }) => {
		const page = await visit({ javaScriptEnabled: false, viewport: SCREENS.phone });
		await page.goto(POINT);
		await goTell(page);
		await page.locator('#tekst').fill('Zonder JavaScript,\ngroter.');
		await page.getByText('Leeshulp').click();
		await page.getByText('Groter').click();
		expect(await page.locator('html').getAttribute('class')).toContain('letters-2');
		expect(await page.locator('#tekst').inputValue()).toBe('Zonder JavaScript,\ngroter.');
	});
});
