import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { messagesOf, TELLER_ROOMS } from '#lib/platform/server/message-files.ts';
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

const DUTCH = new Set(
	Object.values(messagesOf('nl', TELLER_ROOMS))
		.flatMap((message) => (typeof message === 'string' ? [message] : Object.values(message)))
		.filter((sentence) => sentence.length > 6 && !sentence.includes('{'))
);

/** No line on the screen is one of our own Dutch sentences, or the key of one; names and the follow code may be Dutch. */
async function expectNoDutch(page: Page): Promise<void> {
	const lines = await page.evaluate(() => [
		...document.body.innerText.split('\n'),
		...[...document.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label')!)
	]);
	expect(
		lines.map((line) => line.trim()).filter((line) => DUTCH.has(line) || /^[a-z-]+(\.[a-z0-9-]+)+$/.test(line)),
		`Dutch on ${page.url()}`
	).toEqual([]);
}

async function expectTranslated(page: Page): Promise<void> {
	await expectGood(page);
	await expectNoDutch(page);
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
		await expectTranslated(page);
		expect(
			await page
				.locator('polygon')
				.first()
				.evaluate((shape) => getComputedStyle(shape).fill)
		).not.toBe('rgb(0, 0, 0)');
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

	it.for(['tr', 'pl', 'uk', 'ti', 'ar'])(
		'reaches the end in %s, without a word of our Dutch',
		async (language, { visit }) => {
			const page = await visit({ viewport: SCREENS.phone });
			await visitIn(page, language);
			expect(await root(page)).toEqual([language, language === 'ar' ? 'rtl' : 'ltr']);
			await expectTranslated(page);
			await goTell(page);
			await page.locator('.recorder').waitFor();
			await expectTranslated(page);
			await page.locator('#tekst').fill(`Verteld in ${language}.`);
			await next(page);
			await answerQuestions(page, expectNoDutch);
			await expectTranslated(page);
			await next(page);
			await expectTranslated(page);
			await page.locator('input[name^="toestemming:"]').first().check();
			await next(page);
			await page.locator('.code').waitFor();
			await expectTranslated(page);
			expect(await stored(`Verteld in ${language}.`)).toHaveLength(1);
			for (const path of ['/', '/volg', `${POINT}/kiosk`, '/vertel/hier-is-niets']) {
				await page.goto(path);
				await expectTranslated(page);
			}
		}
	);

	it('paints Tigrinya with letters it brings along', async ({ visit }) => {
		const page = await visit({ viewport: SCREENS.phone });
		await visitIn(page, 'ti');
		await page.evaluate(() => document.fonts.ready);
		const faces = await page.evaluate(() =>
			[...document.fonts].filter(({ family }) => /ethiopic/i.test(family)).map(({ status }) => status)
		);
		expect(faces).toContain('loaded');
		expect(faces).not.toContain('error');
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

	it.for([
		{ contrast: 'more' },
		{ forcedColors: 'active', contrast: 'more', colorScheme: 'light' },
		{ forcedColors: 'active', contrast: 'more', colorScheme: 'dark' }
	] as const)(
		'shows what is chosen, where you are and how far in the colours of the device: %o',
		async (media, { visit }) => {
			const page = await visit({ viewport: SCREENS.phone });
			await page.emulateMedia(media);
			await visitIn(page, 'nl');
			await goTell(page);
			const colours = (...selectors: string[]) =>
				Promise.all(
					selectors.map((selector) =>
						page
							.locator(selector)
							.first()
							.evaluate((one) => getComputedStyle(one).backgroundColor)
					)
				);
			const [coming, done] = await colours('.progress .line > span:last-child', '.progress .line > span > span');
			expect(coming).not.toBe(done);
			await page.locator('#tekst').fill('In andere kleuren.');
			await next(page);
			await page.locator('.progress').waitFor();
			await next(page);
			await page.locator('svg.triangle').click({ position: { x: 90, y: 90 } });
			await page.keyboard.press('ArrowLeft');
			const [chosen, open] = await colours('.levels label:has(:checked)', '.levels label:not(:has(:checked))');
			expect(chosen).not.toBe(open);
			const [outline, card] = await page
				.locator('svg.triangle')
				.evaluate((drawing) => [
					getComputedStyle(drawing).outlineColor,
					getComputedStyle(drawing.closest('.card')!).backgroundColor
				]);
			expect(outline).not.toBe(card);
		}
	);

	it('cuts nothing off with the largest letters on a phone', async ({ visit }) => {
		const page = await visit({ viewport: SCREENS.phone });
		await page.goto(`${POINT}?letters=3`);
		await live(page);
		await goTell(page);
		await page.locator('#tekst').fill('Heel groot.');
		await next(page);
		await answerQuestions(page, async () => {
			const cut = await page.locator('.levels').evaluateAll((rows) =>
				rows.flatMap((row) => {
					const box = row.getBoundingClientRect();
					const fits = [...row.children].every((one) => one.getBoundingClientRect().right <= box.right + 1);
					return fits ? [] : [row.textContent];
				})
			);
			expect(cut).toEqual([]);
		});
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
