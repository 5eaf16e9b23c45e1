/** A hand on the charts: real input, one step a frame. */
import type { Locator, Page } from 'playwright-core';
import { forgetSteps, type Measured, readMeasured } from './page.ts';

type Spot = readonly [x: number, y: number];

const chart = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });
const drawing = (page: Page, title: string) => chart(page, title).locator('svg').first();

export const GESTURES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
	slider: (page) => dragOver(page, drawing(page, 'Schuif 2'), line([0.35, 0.5], [0.85, 0.5], 40)),
	options: async (page) => {
		for (const nth of [0, 2, 1, 2, 0, 3, 1, 4, 3, 4, 0, 0, 2, 2, 1, 1]) {
			const box = chart(page, 'Keuze 5').getByRole('checkbox').nth(nth);
			await box.setChecked(!(await box.isChecked()));
			await settle(page);
		}
	},
	lasso: (page) => dragOver(page, drawing(page, 'Driehoek 1'), circle([0.4, 0.7], 0.2, 40)),
	zones: async (page) => {
		const card = chart(page, 'Driehoek 2');
		await card.locator('summary').first().click();
		for (const nth of [0, 1, 2, 6, 0, 1, 2, 6]) {
			const box = card.getByRole('checkbox').nth(nth);
			await box.setChecked(!(await box.isChecked()));
			await settle(page);
		}
	},
	time: (page) => dragOver(page, drawing(page, 'Wanneer is het verteld?'), line([0.2, 0.5], [0.9, 0.5], 40)),
	handle: async (page) => {
		await chart(page, 'Schuif 3').getByRole('slider').first().focus();
		for (let step = 0; step < 20; step++) {
			await page.keyboard.press('ArrowRight');
			await settle(page);
		}
	}
};

/** Beside these the same gestures are made once more. */
export const OTHERS = 'f.slider-4=30..90&f.choice-1=o0,o1';

export async function measureGesture(page: Page, name: string): Promise<Measured> {
	await page.evaluate(forgetSteps);
	await GESTURES[name]!(page);
	await settle(page);
	return page.evaluate(readMeasured);
}

async function dragOver(page: Page, on: Locator, path: readonly Spot[]): Promise<void> {
	await on.scrollIntoViewIfNeeded();
	await settle(page);
	const box = (await on.boundingBox())!;
	const to = async ([x, y]: Spot) => page.mouse.move(box.x + x * box.width, box.y + y * box.height);
	await to(path[0]!);
	await page.mouse.down();
	for (const spot of path.slice(1)) {
		await to(spot);
		await settle(page);
	}
	await page.mouse.up();
}

/** Until the frame after the next one. */
const settle = (page: Page) =>
	page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

const line = (from: Spot, to: Spot, steps: number): Spot[] =>
	Array.from({ length: steps + 1 }, (_, i) => [
		from[0] + ((to[0] - from[0]) * i) / steps,
		from[1] + ((to[1] - from[1]) * i) / steps
	]);

const circle = ([x, y]: Spot, radius: number, steps: number): Spot[] =>
	Array.from({ length: steps }, (_, i) => {
		const angle = (i / steps) * 2 * Math.PI;
		return [x + radius * Math.sin(angle), y + radius * Math.cos(angle)];
	});
