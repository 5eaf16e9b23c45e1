import { describe, expect } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';
import { tabTo } from './keyboard.ts';

const POINT = '/werk/vertelpunten/samenleren';

const square = (x: number) => [
	[
		[x, 52],
		[x + 0.1, 52],
		[x + 0.1, 52.1],
		[x, 52.1],
		[x, 52]
	]
];
const file = (content: unknown) => ({
	name: 'wijken.geojson',
	mimeType: 'application/geo+json',
	buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
});
const collection = (...names: readonly string[]) => ({
	type: 'FeatureCollection',
	features: names.map((naam, at) => ({
		type: 'Feature',
		properties: { code: `W${at}`, naam },
		geometry: { type: 'Polygon', coordinates: square(6 + at / 10) }
	}))
});

describe('the map', () => {
	it('shows the neighbourhoods of the example, and is chosen from with the arrows', async ({ visit }) => {
		const page = await visit({ signedIn: true, viewport: SCREENS.phone });
		await page.goto(`${POINT}/dashboard`);
		await page.locator('[data-counted-by=browser]').waitFor();
		await page.getByText('© CBS, Kadaster').waitFor();
		const areas = page.locator('svg [role=checkbox][data-place]');
		expect(await areas.count()).toBe(10);
		await tabTo(page, 'svg [role=checkbox][tabindex="0"]');
		const first = await page.evaluate(() => document.activeElement!.getAttribute('aria-label'));
		for (const key of ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft']) await page.keyboard.press(key);
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Space');
		await expect.poll(() => page.url()).toContain('f.area=');
		const chosen = page.locator('svg [role=checkbox][aria-checked=true]');
		expect(await chosen.count()).toBe(1);
		expect(first).toMatch(/ervaring/);
		await expectNoAxeViolations(page);
		expect(await fitsItsScreen(page)).toBe(true);
		// The bars say the same.
		const name = (await chosen.getAttribute('aria-label'))!.split(':')[0]!;
		expect(await page.locator('label', { hasText: name }).locator('input[data-option]').isChecked()).toBe(true);
	});

	it('comes from a file, which is refused in plain words or looked at first, also without JavaScript', async ({
		visit
	}) => {
		const page = await visit({ signedIn: true, javaScriptEnabled: false });
		await page.goto(`${POINT}/kaart`);
		await page
			.getByText('Alle antwoorden zijn op de kaart gevonden.')
			.or(page.getByText('Wijs aan waar ze liggen.'))
			.waitFor();
		await expectNoAxeViolations(page);
		const bring = async (content: unknown) => {
			await page.getByLabel('Bestand met gebieden').setInputFiles(file(content));
			await page.getByRole('button', { name: 'Bekijk de kaart' }).click();
		};
		await page.getByRole('button', { name: 'Bekijk de kaart' }).click();
		await page.getByRole('alert').getByText('Kies eerst een bestand.').waitFor();
		await bring('<html>');
		await page.getByRole('alert').getByText('Dit is geen GeoJSON: het bestand is niet te lezen.').waitFor();
		await bring(' '.repeat(5_100_000));
		await page.getByRole('alert').getByText('Dit bestand is groter dan 5 MB.').waitFor();
		await expectNoAxeViolations(page);

		await bring(collection('Noord', '<b>Zuid</b>'));
		await page.getByRole('heading', { level: 1, name: 'Klopt dit?' }).waitFor();
		await page.getByText('We lazen 2 gebieden.').waitFor();
		await expectNoAxeViolations(page);
		await page.getByLabel('Wie maakte de kaart?').fill('© Een ander');
		await page.getByRole('button', { name: 'Bewaar deze kaart' }).click();
		await page.getByText('Op deze kaart staan 2 gebieden.').waitFor();
		const first = page.locator('fieldset select').first();
		await first.selectOption({ label: '<b>Zuid</b>' });
		await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
		expect(await page.locator('fieldset select').first().inputValue()).toBe(':W1');
		await expectNoAxeViolations(page);
	});
});
