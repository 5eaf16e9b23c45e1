import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';

const POINT = '/werk/vertelpunten/samenleren';
const HERE = `${POINT}/wie-horen-we-nog-niet`;

async function bring(page: Page, content: string | Buffer, name = 'inwoners.csv') {
	const buffer = Buffer.isBuffer(content) ? content : Buffer.from(content);
	await page.getByLabel('Bestand met aantallen').setInputFiles({ name, mimeType: 'text/csv', buffer });
	await page.getByRole('button', { name: 'Bekijk de tabel' }).click();
}

/** As a spreadsheet saves it; the numbers are invented. */
const AREAS = [
	'Code;Wijk;Inwoners',
	'WK015300;Wijk 00 Binnensingelgebied;9.500',
	'WK015301;Wijk 01 Hogeland - Velve;10.100',
	'WK015304;Wijk 04 Enschede-Noord;9.900',
	'WK015306;Wijk 06 Enschede-Zuid;60.000',
	'x;Glanerbrug west;4.000',
	'y;Glanerbrug oost;5.000',
	'z;Totaal;98.500',
	'Bron: verzonnen;;'
].join('\r\n');

describe('who is missing', () => {
	it('is seen from a table that is refused in plain words or looked at first, also without JavaScript', async ({
		visit
	}) => {
		const page = await visit({ signedIn: true, javaScriptEnabled: false, viewport: SCREENS.phone });
		await page.goto(HERE);
		await page.getByText('Aantallen: verzonnen voor dit voorbeeld, niet van het CBS.').waitFor();
		await expectNoAxeViolations(page);
		await page.getByRole('link', { name: 'Tabel aanleveren of vervangen' }).click();
		await page.getByRole('button', { name: 'Bekijk de tabel' }).click();
		await page.getByRole('alert').getByText('Kies eerst een bestand.').waitFor();
		await bring(page, Buffer.from('PK\u0003\u0004'), 'inwoners.xlsx');
		await page.getByRole('alert').getByText('Dit is een Excel-bestand. Bewaar het eerst als CSV.').waitFor();
		await bring(page, 'x'.repeat(4_000_000));
		await page.getByRole('alert').getByText('Dit bestand is groter dan 1 MB.').waitFor();
		await bring(page, 'wijk;inwoners\nEnschede-Noord;veel\n');
		await page.getByRole('alert').getByText('Op regel 2 staat bij ‘Enschede-Noord’ geen getal: ‘veel’.').waitFor();
		await expectNoAxeViolations(page);
		await page.getByRole('link', { name: 'Kies een ander bestand' }).click();

		await bring(page, AREAS);
		await page.getByRole('heading', { level: 1, name: 'Klopt dit?' }).waitFor();
		await page.getByText('4 van de 7 regels herkend.').waitFor();
		await expectNoAxeViolations(page);
		expect(await fitsItsScreen(page)).toBe(true);
		for (const part of ['west', 'oost'])
			await page.getByLabel(`Antwoord bij Glanerbrug ${part}`).selectOption({ label: 'Glanerbrug en omgeving' });
		await page.getByLabel('Wie zijn deze mensen?').fill('inwoners');
		await page.getByRole('button', { name: 'Bewaar deze tabel' }).click();
		await page.getByRole('alert').getByText('Schrijf waar de aantallen vandaan komen').waitFor();
		await page.getByLabel('Waar komen de aantallen vandaan').fill('verzonnen, 2026');
		await page.getByRole('button', { name: 'Bewaar deze tabel' }).click();

		await page.getByText(/Van mensen uit Enschede-Zuid hoorden we nog weinig: \d+ ervaringen/).waitFor();
		await page.getByText('Hoe kunnen we hen bereiken?').waitFor();
		await page.getByText('Aantallen: verzonnen, 2026.').waitFor();
		await expectNoAxeViolations(page);
		expect(await fitsItsScreen(page)).toBe(true);
		await page.getByRole('link', { name: 'Maak een ingang of poster voor Enschede-Zuid' }).click();
		expect(await page.locator('form[action="?/add"] [name=name]').inputValue()).toBe('Enschede-Zuid');
	});

	it('goes for another question too, and is taken along as a picture', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await page.goto(`${HERE}/tabel`);
		await bring(page, Buffer.from('rol,aantal\nInwoner,900\nVrijwilliger,40\nBeroepskracht,60\n', 'latin1'));
		await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
		await page.getByLabel('Antwoord bij Beroepskracht').selectOption({ index: 4 });
		await page.getByLabel('Wie zijn deze mensen?').fill('mensen');
		await page.getByLabel('Waar komen de aantallen vandaan').fill('verzonnen, 2026');
		await page.getByRole('button', { name: 'Bewaar deze tabel' }).click();
		await page.getByText('Bewaar als plaatje of tabel').click();
		await page.getByText(/Van de groep ‘Inwoner’ hoorden we nog weinig/).waitFor();
		const coming = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Plaatje (SVG)' }).click();
		expect(await readFile(await (await coming).path(), 'utf8')).toContain('Vrijwilliger');
		await expectNoAxeViolations(page);
		await page.getByRole('link', { name: 'Tabel aanleveren of vervangen' }).click();
		await page.getByText('Gooi weg').last().click();
		await page.getByRole('button', { name: 'Ja, gooi deze tabel weg' }).last().click();
		await page.getByRole('button', { name: 'Bekijk de tabel' }).waitFor();
		expect(await page.getByText('Vanuit welke rol vertel je dit?').count()).toBe(0);
	});
});
