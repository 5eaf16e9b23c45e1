import { describe, expect } from 'vitest';
import { expectNoAxeViolations, it, SCREENS } from './house.ts';

const GALLERY = '/ontwerp/vragen';

describe('the gallery of questions', () => {
	it.for(Object.values(SCREENS))('has nothing axe finds on a screen of $width pixels', async (viewport, { visit }) => {
		const page = await visit({ viewport });
		await page.goto(GALLERY);
		await expectNoAxeViolations(page);
		const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(wider, 'nothing sticks out').toBeLessThanOrEqual(0);
	});

	it('has nothing axe finds without JavaScript', async ({ visit }) => {
		const page = await visit({ javaScriptEnabled: false });
		await page.goto(GALLERY);
		await expectNoAxeViolations(page);
	});

	it('fits a screen of 320 pixels, as wide as a laptop at 400 %', async ({ visit }) => {
		const page = await visit({ viewport: { width: 320, height: 256 } });
		await page.goto(GALLERY);
		const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(wider).toBeLessThanOrEqual(0);
	});
});
