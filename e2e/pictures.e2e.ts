import sharp from 'sharp';
import { describe, expect } from 'vitest';
import { openSpecimen, stored } from './gallery.ts';
import { it } from './house.ts';
import { onDisk } from './on-disk.ts';

const photo = (type: 'jpeg' | 'png') =>
	sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#284' } })
		.toFormat(type)
		.toBuffer();

/** Nothing packs worse. */
const restless = (side: number) =>
	sharp({
		create: { width: side, height: side, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 90 } }
	} as unknown as Parameters<typeof sharp>[0]);

describe('a picture of their own', () => {
	it('is brought in by who designs, drawn anew, and nobody else sees it before it is asked with', async ({
		visit,
		address
	}) => {
		const page = await visit({ signedIn: true });
		const question = await openSpecimen(page, 'pictures-two-unanswered');
		await question.getByText('Zo stel je hem in').click();
		await question.getByRole('button', { name: 'Plaatje erbij' }).click();
		await question.getByLabel('Kies een plaatje').setInputFiles({
			name: 'tuin.jpg',
			mimeType: 'image/jpeg',
			buffer: await photo('jpeg')
		});
		await question.getByLabel('Tekst 4').fill('De tuin');
		const added = question.locator('details li').last();
		await added.locator('img').waitFor();
		await added.getByLabel('Wat zie je op het plaatje?').fill('Een groene tuin');

		const img = added.getByRole('img', { name: 'Een groene tuin' });
		await img.scrollIntoViewIfNeeded();
		await expect.poll(() => img.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(100);
		await question.getByRole('checkbox', { name: /De tuin/ }).check();
		expect(await stored(question)).toEqual({ options: [expect.any(String)] });

		const src = (await img.getAttribute('src'))!;
		const mine = await page.request.get(src);
		expect(mine.headers()).toMatchObject({
			'content-type': 'image/webp',
			'cache-control': 'no-store',
			'x-content-type-options': 'nosniff'
		});
		expect((await fetch(address + src)).status).toBe(404);
	});

	it('of many megabytes, as a camera makes them, is made smaller first and comes in', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		const question = await openSpecimen(page, 'pictures-two-unanswered');
		await question.getByText('Zo stel je hem in').click();
		const first = question.locator('details li').first();
		const img = first.locator('img');
		for (const [format, side, least] of [
			['jpeg', 1600, 1],
			['png', 3600, 30]
		] as const) {
			const buffer = await restless(side).toFormat(format).toBuffer();
			expect(buffer.length / 1024 / 1024).toBeGreaterThan(least);
			const before = await img.getAttribute('src');
			await first
				.getByLabel('Kies een ander plaatje')
				.setInputFiles(await onDisk({ name: `foto.${format}`, mimeType: `image/${format}`, buffer }));
			await expect.poll(() => img.getAttribute('src'), { timeout: 40_000 }).not.toBe(before);
		}
	}, 120_000);

	it('that is none is refused in words, and changes nothing', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		const question = await openSpecimen(page, 'pictures-two-unanswered');
		await question.getByText('Zo stel je hem in').click();
		const first = question.locator('details li').first();
		const send = async (name: string, buffer: Buffer) =>
			first.getByLabel('Kies een ander plaatje').setInputFiles(await onDisk({ name, mimeType: 'image/jpeg', buffer }));
		const before = await first.locator('img').getAttribute('src');
		await send('foto.jpg', Buffer.from('PK\x03\x04 honestly'));
		await first.getByText('kunnen we niet als plaatje lezen').waitFor();
		await send('foto.jpg', Buffer.alloc(41 * 1024 * 1024));
		await first.getByText('hoogstens 40 MB').waitFor();
		expect(await first.locator('img').getAttribute('src')).toBe(before);
	}, 60_000);

	it('is taken from nobody who is not signed in', async ({ address }) => {
		const body = new Uint8Array(await photo('png'));
		const response = await fetch(`${address}/werk/plaatjes`, {
			method: 'POST',
			body,
			headers: { origin: address, 'content-type': 'image/png' },
			redirect: 'manual'
		});
		expect(response.status).toBeGreaterThanOrEqual(300);
		expect(response.ok).toBe(false);
	});
});
