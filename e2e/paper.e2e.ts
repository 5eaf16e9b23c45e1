import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations, it, SCREENS } from './house.ts';

const PAPER = '/werk/vertelpunten/samenleren/papier';
const ENTRY = `${PAPER}/invoeren`;

/** What a calm typist needs for a key (55 words a minute), and to look from the paper to the screen and back. */
const SECONDS_A_KEY = 0.22;
const SECONDS_A_FIELD = 1.2;

/** A whole form, by keyboard only: what is typed in each field, in the order of the screen. */
const FILLED = {
	sheet: 'T-001',
	date: '',
	language: '',
	opening: 'b',
	text: 'De wijkcoach kwam langs en luisterde. Daarna wist ik weer wie ik kon bellen. Dat scheelde veel.',
	title: 'Er kwam iemand',
	answers: ['ac', '6 3', 'e', '40', '75', '', '5 5', 'luisteren', 'a', 'gla', '2024']
};

/** Types and goes on with Tab; counts every key. */
function typist(page: Page) {
	let keys = 0;
	let fields = 0;
	const press = async (key: string) => {
		keys++;
		await page.keyboard.press(key);
	};
	return {
		press,
		async fill(text: string) {
			fields++;
			keys += text.length;
			await page.keyboard.type(text);
			await press('Tab');
		},
		get keys() {
			return keys;
		},
		get seconds() {
			return keys * SECONDS_A_KEY + fields * SECONDS_A_FIELD;
		}
	};
}

async function fillIn(page: Page, filled = FILLED) {
	const hands = typist(page);
	await page.locator('#blad').waitFor();
	await page.waitForFunction(() => document.activeElement?.id === 'blad');
	const { sheet, date, language, opening, text, title, answers } = filled;
	// A select that is passed by: nothing is typed, and a key is still a key.
	const entrance = (await page.locator('#ingang').count()) > 0 ? [''] : [];
	for (const typed of [sheet, date, ...entrance, language, opening, text, title, ...answers]) await hands.fill(typed);
	await hands.press('Space');
	await hands.press('Control+Enter');
	return hands;
}

const entered = async (page: Page) => Number(await page.locator('[data-entered]').getAttribute('data-entered'));

describe('the questionnaire on paper', () => {
	it('prints with a pen in mind: whole questions, page numbers, a strip for the follow code', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await page.goto(`${PAPER}?inleveren=Bij+de+bibliotheek`);
		await expect.poll(() => page.getByText('Bij de bibliotheek').count()).toBe(1);
		expect(await page.locator('.question').count()).toBeGreaterThan(9);
		await page.emulateMedia({ media: 'print' });
		expect(await page.locator('header.no-print').isVisible()).toBe(false);
		const root = await page.evaluate(() => getComputedStyle(document.documentElement).containerType);
		expect(root, 'a container cannot be divided over pages').toBe('normal');
		const [millimetres] = await page
			.locator('.slider svg')
			.evaluateAll((drawings) => drawings.map((drawing) => (drawing.getBoundingClientRect().width / 96) * 25.4));
		expect(millimetres).toBeCloseTo(104, 0);
		expect((await page.pdf({ preferCSSPageSize: true })).byteLength).toBeGreaterThan(10_000);
	});

	it('speaks the languages of the point', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await page.goto(`${PAPER}?formulier=en`);
		expect(await page.locator('.paper[lang=en]').getByText('For you: keep this strip').count()).toBe(1);
	});
});

describe('entering a filled form', () => {
	it('takes less than a minute by keyboard only, and is kept once', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await page.goto(ENTRY);
		const before = await entered(page);
		const hands = await fillIn(page);
		await page.locator('.code').waitFor();
		expect((await page.locator('.code').innerText()).split(' ')).toHaveLength(5);
		expect(await entered(page)).toBe(before + 1);
		expect(await page.locator('#blad').inputValue()).toBe('T-002');
		console.log(`a filled form: ${hands.keys} keys, ${Math.round(hands.seconds)} s`);
		expect(hands.seconds).toBeLessThan(60);

		await page.reload();
		expect(await entered(page)).toBe(before + 1);
		expect(await page.locator('#tekst').inputValue()).toBe('');
	});

	it('says that a sheet was entered before, and keeps what was typed', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await page.goto(ENTRY);
		await fillIn(page, { ...FILLED, sheet: 'T-009' });
		await page.locator('.code').waitFor();
		await page.goto(ENTRY);
		const before = await entered(page);
		await fillIn(page, { ...FILLED, sheet: 't-009' });
		await page.getByRole('alert').getByText('al ingevoerd').waitFor();
		expect(await page.locator('#tekst').inputValue()).toBe(FILLED.text);
		expect(await entered(page)).toBe(before);
	});

	it('asks kindly for the consent that is needed', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await page.goto(ENTRY);
		await page.waitForFunction(() => document.activeElement?.id === 'blad');
		await page.locator('#tekst').fill('Zonder kruisje.');
		await page.keyboard.press('Control+Enter');
		await page.getByRole('alert').getByText('niet aangekruist').waitFor();
		expect(await page.locator('#tekst').inputValue()).toBe('Zonder kruisje.');
	});

	it('survives a reload half-way, on this device only', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await page.goto(ENTRY);
		// The page takes the first field once it keeps what is typed.
		await page.waitForFunction(() => document.activeElement?.id === 'blad');
		await page.locator('#tekst').fill('Half overgetypt');
		await page.locator('[id="kort:felt"]').fill('b');
		await page.reload();
		await expect.poll(() => page.locator('#tekst').inputValue()).toBe('Half overgetypt');
		expect(await page.locator('[id="kort:felt"]').inputValue()).toBe('b');
	});

	it('works without JavaScript', async ({ visit }) => {
		const page = await visit({ signedIn: true, javaScriptEnabled: false });
		await page.goto(ENTRY);
		await page.locator('#tekst').fill('Zonder scripts overgetypt.');
		await page.locator('[id="kort:felt"]').fill('z');
		await page.getByRole('button', { name: 'Bewaar' }).click();
		expect(await page.getByRole('alert').innerText()).toContain('staat niet bij deze vraag');
		expect(await page.locator('#tekst').inputValue()).toBe('Zonder scripts overgetypt.');
		await page.locator('[id="kort:felt"]').fill('a');
		await page.locator('input[type=checkbox]').first().check();
		await page.getByRole('button', { name: 'Bewaar' }).click();
		expect(await page.locator('.code').count()).toBe(1);
		await expectNoAxeViolations(page);
	});

	it.for(Object.entries(SCREENS))(
		'has nothing for axe to say, nor scrolls sideways (%s)',
		async ([, viewport], { visit }) => {
			const page = await visit({ signedIn: true, viewport });
			for (const path of [PAPER, ENTRY]) {
				await page.goto(path);
				await page.waitForTimeout(300);
				await expectNoAxeViolations(page);
				expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1), path).toBe(true);
			}
		}
	);
});
