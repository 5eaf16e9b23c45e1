import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { GALLERY, openSpecimen as open, press, specimen, stored } from './gallery.ts';
import { it, SCREENS } from './house.ts';

/** Where in a control, as parts of its width and height, a finger or mouse comes down. */
async function at(control: Locator, x: number, y: number) {
	await control.scrollIntoViewIfNeeded();
	const box = (await control.boundingBox())!;
	return { x: box.x + box.width * x, y: box.y + box.height * y };
}

/** Halfway the base of a triad, as a place in its drawing. */
async function betweenLeftAndRight(triangle: Locator) {
	const { width, height } = (await triangle.boundingBox())!;
	return { x: width / 2, y: height * 0.925 };
}

interface Case {
	readonly id: string;
	readonly answer: object;
	readonly ways: Readonly<Record<string, (question: Locator, page: Page) => Promise<void>>>;
	/** With controls that work in any browser; also what a screen reader finds. */
	readonly controls: (question: Locator) => Promise<void>;
}

const CASES: readonly Case[] = [
	{
		id: 'slider-who-decided-unanswered',
		answer: { position: 0.75 },
		ways: {
			'a mouse': async (question) => {
				const range = question.getByRole('slider');
				// The middle of the thumb stays its own radius away from both ends.
				const { width, height } = (await range.boundingBox())!;
				await range.click({ position: { x: 18 + 0.75 * (width - 36), y: height / 2 } });
			},
			'a drag': async (question, page) => {
				const range = question.getByRole('slider');
				const { width } = (await range.boundingBox())!;
				const from = await at(range, 0.5, 0.5);
				const to = await at(range, (18 + 0.75 * (width - 36)) / width, 0.5);
				await page.mouse.move(from.x, from.y);
				await page.mouse.down();
				await page.mouse.move(to.x, to.y, { steps: 4 });
				await page.mouse.up();
			},
			'the keyboard': async (question, page) => {
				await question.getByRole('slider').focus();
				await press(page, 'ArrowRight', 25);
			}
		},
		controls: (question) =>
			question.getByRole('radio', { name: 'Meer: Ik besliste alles alleen' }).check({ force: true })
	},
	{
		id: 'triad-asked-for-unanswered',
		answer: { shares: [0, 0.5, 0.5] },
		ways: {
			'a mouse': async (question) => {
				const triangle = question.getByRole('slider');
				await triangle.click({ position: await betweenLeftAndRight(triangle) });
			},
			'a drag': async (question, page) => {
				const triangle = question.getByRole('slider');
				const [from, to] = [await at(triangle, 0.5, 0.4), await at(triangle, 0.5, 0.98)];
				await page.mouse.move(from.x, from.y);
				await page.mouse.down();
				await page.mouse.move(to.x, to.y, { steps: 4 });
				await page.mouse.up();
			},
			'the keyboard': async (question, page) => {
				await question.getByRole('slider').focus();
				await press(page, 'ArrowDown', 8);
			}
		},
		controls: async (question) => {
			for (const [anchor, level] of [
				['Een luisterend oor', 'niet'],
				['Praktische hulp', 'veel'],
				['Een andere regel', 'veel']
			] as const)
				await question.getByRole('group', { name: anchor }).getByRole('radio', { name: level }).check({ force: true });
		}
	},
	{
		id: 'choices-who-helped-unanswered',
		answer: { options: ['neighbours', 'other'], other: 'De bakker' },
		ways: {
			'a mouse': async (question) => {
				await question.getByText('Buren').click();
				await question.getByText('Iemand anders, namelijk').click();
				await question.getByRole('textbox').fill('De bakker');
			},
			'the keyboard': async (question, page) => {
				await question.getByRole('checkbox', { name: 'Familie' }).focus();
				await page.keyboard.press('Tab');
				await page.keyboard.press('Space');
				await press(page, 'Tab', 3);
				await page.keyboard.press('Space');
				await page.keyboard.press('Tab');
				await page.keyboard.type('De bakker');
			}
		},
		controls: async (question) => {
			await question.getByRole('checkbox', { name: 'Buren' }).check();
			await question.getByRole('checkbox', { name: 'Iemand anders' }).check();
			await question.getByRole('textbox').fill(' De bakker ');
		}
	},
	{
		id: 'archetypes-two-pictures-unanswered',
		answer: { options: ['carrier', 'harbour'] },
		ways: {
			'a mouse': async (question) => {
				await question.locator('img').nth(7).click();
				await question.locator('img').nth(1).click();
			},
			'the keyboard': async (question, page) => {
				await question.getByRole('checkbox', { name: 'De drager' }).focus();
				await page.keyboard.press('Space');
				await press(page, 'Tab', 6);
				await page.keyboard.press('Space');
			}
		},
		controls: async (question) => {
			await question.getByRole('checkbox', { name: 'De drager' }).check();
			await question.getByRole('checkbox', { name: 'In de haven' }).check();
		}
	}
];

describe.for(CASES)('$id', ({ id, answer, ways, controls }) => {
	it('stores the same whichever way it is answered', async ({ page }) => {
		for (const [way, give] of Object.entries(ways)) {
			const question = await open(page, id);
			expect(await stored(question), 'untouched').toBeUndefined();
			await give(question, page);
			await expect.poll(() => stored(question), { message: way }).toEqual(answer);
		}
	});

	it('stores the same through the controls a screen reader finds, and takes it back', async ({ page }) => {
		const question = await open(page, id);
		await controls(question);
		await expect.poll(() => stored(question)).toEqual(answer);

		await question.getByRole('button', { name: 'Wis mijn antwoord' }).click();
		await expect.poll(() => stored(question)).toBeUndefined();
		expect(await question.locator('input:checked').count()).toBe(0);

		await question.getByRole('checkbox', { name: 'Niet van toepassing' }).check();
		await expect.poll(() => stored(question)).toEqual({ notApplicable: true });

		await controls(question);
		await expect.poll(() => stored(question)).toEqual(answer);
		expect(await question.getByRole('checkbox', { name: 'Niet van toepassing' }).isChecked()).toBe(false);
	});

	it('stores the same with a finger', async ({ visit }) => {
		const page = await visit({ hasTouch: true, viewport: SCREENS.phone });
		const question = await open(page, id);
		if (id.startsWith('triad')) {
			const triangle = question.getByRole('slider');
			await triangle.tap({ position: await betweenLeftAndRight(triangle) });
		} else await controls(question);
		await expect.poll(() => stored(question)).toEqual(answer);
	});

	it('stores the same without JavaScript, nothing when untouched, and takes it back', async ({ visit }) => {
		const page = await visit({ javaScriptEnabled: false });
		const send = async () => {
			await specimen(page, id).getByRole('button', { name: 'Verstuur' }).click();
			await page.waitForURL(/specimen=/);
			return stored(specimen(page, id));
		};
		await open(page, id, '');
		expect(await send()).toBeUndefined();

		await controls(await open(page, id, ''));
		expect(await send()).toEqual(answer);
		expect(await send(), 'sent again as it was drawn').toEqual(answer);

		await specimen(page, id).getByRole('checkbox', { name: 'Wis mijn antwoord' }).check();
		expect(await send()).toBeUndefined();
	});
});

describe('a finger that moves', () => {
	/** From one place in a control to another, and then still for a moment, so that nothing is flung. */
	async function swipe(page: Page, control: Locator, [x1, y1]: [number, number], [x2, y2]: [number, number]) {
		await control.evaluate((element) => element.scrollIntoView({ block: 'center' }));
		await page.waitForTimeout(300);
		const [from, to] = [await at(control, x1, y1), await at(control, x2, y2)];
		const finger = await page.context().newCDPSession(page);
		const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
			finger.send('Input.dispatchTouchEvent', { type, touchPoints });
		const before = await page.evaluate(() => scrollY);
		await touch('touchStart', [from]);
		for (let step = 1; step <= 8; step++) {
			await touch('touchMove', [
				{ x: from.x + ((to.x - from.x) * step) / 8, y: from.y + ((to.y - from.y) * step) / 8 }
			]);
			await page.waitForTimeout(30);
		}
		await page.waitForTimeout(300);
		await touch('touchEnd', []);
		await page.waitForTimeout(300);
		return (await page.evaluate(() => scrollY)) - before;
	}

	const phone = { hasTouch: true, isMobile: true, viewport: SCREENS.phone };

	it('drags the dot of a triad and the thumb of a slider', async ({ visit }) => {
		const page = await visit(phone);
		const triad = await open(page, 'triad-asked-for-answered-3');
		expect(await swipe(page, triad.locator('form .grip'), [0.5, 0.5], [0.5, 2.5])).toBe(0);
		expect(await stored(triad)).toEqual({ shares: [0, 0.5, 0.5] });

		const slider = specimen(page, 'slider-who-decided-unanswered');
		await swipe(page, slider.getByRole('slider'), [0.5, 0.5], [1, 0.5]);
		expect(await stored(slider)).toEqual({ position: 1 });
	});

	it('answers nothing when it only scrolls the page', async ({ visit }) => {
		const page = await visit(phone);
		for (const id of ['triad-asked-for-unanswered', 'slider-who-decided-unanswered']) {
			const question = await open(page, id);
			const scrolled = await swipe(page, question.getByRole('slider'), [0.6, 0.7], [0.6, -3]);
			expect(scrolled).toBeGreaterThan(50);
			expect(await stored(question)).toBeUndefined();
		}
	});
});

describe('a text', () => {
	it('keeps what was typed, spaces and all, while it is typed', async ({ page }) => {
		const question = await open(page, 'text-many-lines-unanswered');
		const field = question.getByRole('textbox');
		await field.pressSequentially(' Ze belde d');
		await page.keyboard.press('Backspace');
		await field.pressSequentially('terug');
		expect(await field.inputValue()).toBe(' Ze belde terug');
		expect(await stored(question)).toEqual({ text: 'Ze belde terug' });
	});
});

describe('what is answered before the page came to life', () => {
	it('is kept', async ({ visit }) => {
		const page = await visit();
		let release = () => {};
		const waits = new Promise<void>((resolve) => (release = resolve));
		await page.route(
			(url) => !url.pathname.startsWith(GALLERY),
			async (route) => {
				if (route.request().resourceType() === 'script') await waits;
				await route.continue();
			}
		);
		await page.goto(GALLERY, { waitUntil: 'commit' });
		const [choice, text] = [specimen(page, 'choice-yes-no-unanswered'), specimen(page, 'text-one-line-unanswered')];
		await choice.getByRole('radio', { name: 'Nee' }).check();
		await text.getByRole('textbox').fill('Al begonnen');

		release();

		await expect.poll(() => stored(choice), { timeout: 20_000 }).toEqual({ option: 'no' });
		await expect.poll(() => stored(text)).toEqual({ text: 'Al begonnen' });
	});
});
