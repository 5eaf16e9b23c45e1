import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';
import { onDisk, type PostedFile } from './on-disk.ts';
import { ask } from './teller.ts';

/** At three widths, for who wants to look. */
async function picture(page: Page, name: string): Promise<void> {
	if (!process.env.PICTURES) return;
	const before = page.viewportSize()!;
	for (const width of [360, 768, 1440]) {
		await page.setViewportSize({ width, height: before.height });
		await page.screenshot({ path: `${process.env.PICTURES}/${name}-${width}.png`, fullPage: true });
	}
	await page.setViewportSize(before);
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** The whole example, as a facilitator takes it along. */
async function takeAlong(page: Page): Promise<string> {
	await page.goto('/werk/vertelpunten/samenleren/bestand');
	await expectNoAxeViolations(page);
	expect(await fitsItsScreen(page)).toBe(true);
	await page.getByLabel('Neem ook mee wat lezers erbij schreven en bewaarden').check();
	await picture(page, 'take');
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		button(page, 'Haal het hele vertelpunt op').click()
	]);
	expect(file.suggestedFilename()).toMatch(/^samenleren-vertelpunt-\d{4}-\d\d-\d\d\.zip$/);
	const folder = await mkdtemp(join(tmpdir(), 'samenleren-archive-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	const path = join(folder, 'punt.zip');
	await file.saveAs(path);
	return path;
}

/** All experiences of the example, as a loose file with codes. */
async function takeLoose(page: Page): Promise<string | PostedFile> {
	const answer = await page.request.get('/werk/vertelpunten/samenleren/dashboard/export?vorm=csv&kolommen=codes');
	return onDisk({ name: 'ervaringen.csv', mimeType: 'text/csv', buffer: await answer.body() });
}

const stories = async () => Number((await ask<{ count: string }>('select count(*) from collect.stories'))[0]!.count);

describe('a whole story point', () => {
	it.for([
		['with JavaScript, on a phone', true, SCREENS.phone],
		['without JavaScript, on a laptop', false, SCREENS.laptop]
	] as const)('is taken along, looked at and brought in: %s', async ([, javaScriptEnabled, viewport], { visit }) => {
		const page = await visit({ signedIn: true, viewport, javaScriptEnabled });
		const path = await takeAlong(page);
		const before = await stories();
		await page.goto('/werk/vertelpunten/inlezen');
		await page.getByRole('link', { name: 'Een heel vertelpunt inlezen' }).click();
		await button(page, 'Kijk wat erin staat').click();
		await page.getByRole('alert').getByText('Kies eerst een bestand.').waitFor();
		await expectNoAxeViolations(page);
		for (const [name, buffer, sentence] of [
			['foto.zip', Buffer.from('PK honestly'), 'Dit is geen vertelpunt van Samenleren'],
			['ruim.zip', Buffer.alloc(3_000_000), 'Dit is geen vertelpunt van Samenleren'],
			['film.zip', Buffer.alloc(11_000_000), 'Dit bestand is groter dan 10 MB']
		] as const) {
			await page.getByLabel('Bestand').setInputFiles(await onDisk({ name, mimeType: 'application/zip', buffer }));
			await button(page, 'Kijk wat erin staat').click();
			await page.locator('#bestand-error').getByText(sentence).waitFor();
		}
		await page.getByLabel('Bestand').setInputFiles(path);
		await button(page, 'Kijk wat erin staat').click();
		await page.getByText('Dit vertelpunt staat hier al').waitFor();
		await expectNoAxeViolations(page);
		expect(await fitsItsScreen(page)).toBe(true);
		await picture(page, 'archive');
		if (!javaScriptEnabled) await page.getByLabel('Bestand').setInputFiles(path);
		await button(page, 'Lees het vertelpunt in').click();
		await page.getByText('Het vertelpunt ‘samenleren’ is bijgewerkt.').waitFor();
		expect(await stories()).toBe(before);
	});
});

describe('loose experiences', () => {
	it('leave as CSV with codes, are understood, and come back without doubling', async ({ visit }) => {
		const page = await visit({ signedIn: true, viewport: SCREENS.phone });
		const path = await takeLoose(page);
		await page.goto('/werk/vertelpunten/samenleren/bestand');
		await page.getByRole('link', { name: 'Losse ervaringen uit een bestand terugzetten' }).click();
		await button(page, 'Kijk wat erin staat').click();
		await page.getByRole('alert').getByText('Kies eerst een bestand.').waitFor();
		await expectNoAxeViolations(page);
		await picture(page, 'back-empty');
		const wrong = { name: 'lijst.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') };
		await page.getByLabel('Bestand').setInputFiles(await onDisk(wrong));
		await button(page, 'Kijk wat erin staat').click();
		await page.locator('#bestand-error').getByText('Dit zijn geen ervaringen van Samenleren').waitFor();
		await page.getByLabel('Bestand').setInputFiles(path);
		await button(page, 'Kijk wat erin staat').click();
		await page.getByText('Dit zijn ervaringen met codes.').waitFor();
		await expectNoAxeViolations(page);
		expect(await fitsItsScreen(page)).toBe(true);
		await picture(page, 'back');
		await button(page, 'Zet de ervaringen terug').click();
		await page.getByText('De ervaringen zijn teruggezet.').waitFor();
		await page.getByText('0 ervaringen erbij').waitFor();
	});
});
