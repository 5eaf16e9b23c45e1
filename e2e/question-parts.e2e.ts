import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { openSpecimen, press, specimen, stored } from './gallery.ts';
import { it, SCREENS } from './house.ts';

interface Case {
	readonly id: string;
	readonly answer: object;
	readonly ways: Readonly<Record<string, (question: Locator, page: Page) => Promise<void>>>;
	/** With controls that work in any browser; also what a screen reader finds. */
	readonly controls: (question: Locator) => Promise<void>;
}

const button = (question: Locator, name: string | RegExp) => question.locator('form').getByRole('button', { name });

const CASES: readonly Case[] = [
	{
		id: 'sliders-contact-unanswered',
		answer: { positions: { council: 0.75, neighbours: 0 } },
		ways: {
			taps: async (question) => {
				const group = (name: string) => question.getByRole('group', { name, exact: true });
				await group('Met de gemeente').locator('.steps label').nth(3).click();
				await group('Met de buren').locator('.steps label').first().click();
			},
			'the keyboard': async (question, page) => {
				await question.getByRole('slider', { name: /Met de gemeente/ }).focus();
				await press(page, 'ArrowRight', 25);
				await question.getByRole('slider', { name: /Met de buren/ }).focus();
				await page.keyboard.press('Home');
			}
		},
		controls: async (question) => {
			await question
				.getByRole('group', { name: 'Met de gemeente', exact: true })
				.getByRole('radio')
				.nth(3)
				.check({ force: true });
			await question
				.getByRole('group', { name: 'Met de buren', exact: true })
				.getByRole('radio')
				.first()
				.check({ force: true });
		}
	},
	{
		id: 'ranking-top-three-unanswered',
		answer: { order: ['ear', 'time', 'plan'] },
		ways: {
			taps: async (question) => {
				await button(question, 'Zet op 1: Tijd').click();
				await button(question, 'Zet op 2: Iemand die luistert').click();
				await button(question, 'Zet op 3: Een plan').click();
				await button(question, 'Omhoog: Iemand die luistert').click();
			},
			'the keyboard': async (question, page) => {
				await button(question, 'Zet op 1: Een plan').focus();
				await page.keyboard.press('Enter');
				await button(question, 'Zet op 2: Iemand die luistert').focus();
				await page.keyboard.press('Enter');
				// The focus went along with what moved: up, and there is nothing above it.
				await page.keyboard.press('Enter');
				await button(question, 'Zet op 3: Tijd').focus();
				await page.keyboard.press('Enter');
				await page.keyboard.press('Enter');
			},
			'numbers that push others on': async (question) => {
				await question.getByLabel('Plaats van: Een plan').selectOption('1');
				await question.getByLabel('Plaats van: Iemand die luistert').selectOption('1');
				await question.getByLabel('Plaats van: Tijd').selectOption('2');
			}
		},
		controls: async (question) => {
			await question.getByLabel('Plaats van: Iemand die luistert').selectOption('1');
			await question.getByLabel('Plaats van: Tijd').selectOption('2');
			await question.getByLabel('Plaats van: Een plan').selectOption('3');
		}
	},
	{
		id: 'matrix-who-did-what-unanswered',
		answer: { cells: { coach: 'helped', housing: 'hindered' } },
		ways: {
			taps: async (question) => {
				await question.getByRole('group', { name: 'De wijkcoach' }).locator('label').first().click();
				await question.getByRole('group', { name: 'De woningcorporatie' }).locator('label').nth(2).click();
			},
			'the keyboard': async (question, page) => {
				await question.getByRole('radio').first().focus();
				await page.keyboard.press('Space');
				await question.getByRole('group', { name: 'De woningcorporatie' }).getByRole('radio').first().focus();
				await page.keyboard.press('Space');
				await press(page, 'ArrowDown', 2);
			}
		},
		controls: async (question) => {
			const row = (name: string) => question.getByRole('group', { name });
			await row('De wijkcoach').getByRole('radio', { name: 'Hielp' }).check();
			await row('De woningcorporatie').getByRole('radio', { name: 'Zat in de weg' }).check();
		}
	},
	{
		id: 'stones-who-stood-where-unanswered',
		answer: { stones: { me: [0.5, 0.5], family: [0.75, 0.6] } },
		ways: {
			'a finger or a mouse': async (question) => {
				await tapAt(question, 0.5, 0.5);
				await button(question, 'Mijn familie').click();
				await tapAt(question, 0.75, 0.6);
			},
			'a drag': async (question, page) => {
				await tapAt(question, 0.2, 0.2);
				await button(question, 'Mijn familie').click();
				await tapAt(question, 0.75, 0.6);
				const plane = question.locator('form svg');
				const box = (await plane.boundingBox())!;
				const place = (x: number, y: number) =>
					[box.x + box.width * inBox(x), box.y + box.height * inBox(1 - y)] as const;
				await page.mouse.move(...place(0.2, 0.2));
				await page.mouse.down();
				await page.mouse.move(...place(0.5, 0.5), { steps: 5 });
				await page.mouse.up();
			},
			'the keyboard': async (question, page) => {
				await question.getByRole('slider').focus();
				await page.keyboard.press('ArrowUp');
				await button(question, 'Mijn familie').focus();
				await page.keyboard.press('Enter');
				await question.getByRole('slider').focus();
				await press(page, 'ArrowUp', 3);
				await press(page, 'ArrowRight', 5);
			}
		},
		controls: async (question) => {
			const stone = (name: string) => question.getByRole('group', { name }).getByRole('combobox');
			await stone('Ikzelf').first().selectOption({ label: 'Precies ertussenin' });
			await stone('Ikzelf').nth(1).selectOption({ label: 'Precies ertussenin' });
			await stone('Mijn familie').first().selectOption({ label: 'Alleen 25%, Samen 75%' });
			await stone('Mijn familie').nth(1).selectOption({ label: 'Machteloos 40%, Aan het stuur 60%' });
		}
	}
];

/** The plane has room around it for a stone on the edge. */
const inBox = (share: number) => (16 + 200 * share) / 232;

async function tapAt(question: Locator, x: number, y: number) {
	const plane = question.locator('form svg');
	const { width, height } = (await plane.boundingBox())!;
	await plane.click({ position: { x: width * inBox(x), y: height * inBox(1 - y) } });
}

describe.for(CASES)('$id', ({ id, answer, ways, controls }) => {
	it('stores the same whichever way it is answered, and takes it back', async ({ page }) => {
		for (const [way, give] of Object.entries(ways)) {
			const question = await openSpecimen(page, id);
			expect(await stored(question), 'untouched').toBeUndefined();
			await give(question, page);
			await expect.poll(() => stored(question), { message: way }).toEqual(answer);
		}
		const question = specimen(page, id);
		await question.getByRole('button', { name: 'Wis mijn antwoord', exact: true }).click();
		await expect.poll(() => stored(question)).toBeUndefined();
		await controls(question);
		await expect.poll(() => stored(question)).toEqual(answer);
		await question.getByRole('checkbox', { name: 'Niet van toepassing' }).check();
		await expect.poll(() => stored(question)).toEqual({ notApplicable: true });
	});

	it('stores the same on a small phone', async ({ visit }) => {
		const page = await visit({ hasTouch: true, viewport: { ...SCREENS.phone, width: 320 } });
		const question = await openSpecimen(page, id);
		await controls(question);
		await expect.poll(() => stored(question)).toEqual(answer);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
	});

	it('stores the same without JavaScript, nothing when untouched, and takes it back', async ({ visit }) => {
		const page = await visit({ javaScriptEnabled: false });
		const send = async () => {
			await specimen(page, id).getByRole('button', { name: 'Verstuur' }).click();
			await page.waitForURL(/specimen=/);
			return stored(specimen(page, id));
		};
		await openSpecimen(page, id, '');
		expect(await send()).toBeUndefined();
		await controls(await openSpecimen(page, id, ''));
		expect(await send()).toEqual(answer);
		expect(await send(), 'sent again as it was drawn').toEqual(answer);
		await specimen(page, id).getByRole('checkbox', { name: 'Wis mijn antwoord', exact: true }).check();
		expect(await send()).toBeUndefined();
	});
});

describe('one part', () => {
	it('is taken back by itself, with and without JavaScript', async ({ visit }) => {
		const page = await visit();
		const matrix = await openSpecimen(page, 'matrix-who-did-what-answered-2');
		await button(matrix, 'Wis mijn antwoord bij: De huisarts').click();
		await expect.poll(() => stored(matrix)).toEqual({ cells: { coach: 'helped', housing: 'hindered' } });

		const plain = await visit({ javaScriptEnabled: false });
		const sliders = await openSpecimen(plain, 'sliders-contact-answered-1', '');
		await sliders.getByRole('checkbox', { name: 'Wis mijn antwoord bij: Met de gemeente' }).check();
		await sliders.getByRole('button', { name: 'Verstuur' }).click();
		await plain.waitForURL(/specimen=/);
		expect(await stored(specimen(plain, 'sliders-contact-answered-1'))).toEqual({ positions: { neighbours: 1 } });
	});
});
