import sharp from 'sharp';
import { describe, expect } from 'vitest';
import { openSpecimen, stored } from './gallery.ts';
import { it } from './house.ts';

const photo = (type: 'jpeg' | 'png') =>
	sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#284' } })
		.toFormat(type)
		.toBuffer();

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

	it('that is none is refused in words, and changes nothing', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		const question = await openSpecimen(page, 'pictures-two-unanswered');
		await question.getByText('Zo stel je hem in').click();
		const first = question.locator('details li').first();
		const send = (name: string, buffer: Buffer) =>
			first.getByLabel('Kies een ander plaatje').setInputFiles({ name, mimeType: 'image/jpeg', buffer });
		const before = await first.locator('img').getAttribute('src');
		await send('foto.jpg', Buffer.from('PK\x03\x04 honestly'));
		await first.getByText('kunnen we niet als plaatje lezen').waitFor();
		await send('foto.jpg', Buffer.alloc(41 * 1024 * 1024));
		await first.getByText('hoogstens 40 MB').waitFor();
		expect(await first.locator('img').getAttribute('src')).toBe(before);
	});

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
