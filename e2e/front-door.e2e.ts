import { describe, expect } from 'vitest';
import { expectNoAxeViolations, it, SCREENS } from './house.ts';

describe('the front door', () => {
	it.for(Object.values(SCREENS))('welcomes a visitor on a screen of $width pixels', async (viewport, { visit }) => {
		const page = await visit({ viewport });
		await page.goto('/');
		await expect.poll(() => page.locator('h1').count()).toBe(1);
		await expectNoAxeViolations(page);
	});

	it('welcomes a visitor without JavaScript', async ({ visit }) => {
		const page = await visit({ javaScriptEnabled: false });
		await page.goto('/');
		await expectNoAxeViolations(page);
	});

	it('accepts a form from its own pages, over plain http, and from no other site', async ({ address }) => {
		const post = (origin?: string) =>
			fetch(`${address}/`, {
				method: 'POST',
				headers: { ...(origin && { origin }) },
				body: new URLSearchParams({ a: 'b' })
			});
		expect((await post()).status).toBe(403);
		expect((await post(address)).status).not.toBe(403);
		expect((await post('http://evil.example')).status).toBe(403);
		expect((await post(address.replace('http:', 'https:'))).status).toBe(403);
	});

	it('says whether it is alive, and whether it can work', async ({ address }) => {
		expect((await fetch(`${address}/health/live`)).status).toBe(200);
		expect((await fetch(`${address}/health/ready`)).status).toBe(200);
	});
});
