import type { Locator, Page } from 'playwright-core';
import { describe, expect, vi } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';

const DASHBOARD = '/werk/vertelpunten/samenleren/dashboard';

const RULES = 'Hoe gingen zij om met regels en afspraken?';
const SINCE = 'Sinds wanneer speelt dit?';

const HELPERS = 'Wie deden er mee in deze situatie?';

const chart = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true });

/** Nothing sticks out on any screen; with PICTURES, a picture of it for whoever wants to look. */
async function lookAtAll(part: Locator, name: string): Promise<void> {
	const page = part.page();
	for (const viewport of Object.values(SCREENS)) {
		await page.setViewportSize(viewport);
		expect(await fitsItsScreen(page)).toBe(true);
		if (process.env.PICTURES) await part.screenshot({ path: `${process.env.PICTURES}/${name}-${viewport.width}.png` });
	}
}

describe('the charts of the dashboard', () => {
	it('say where the middle of a slider lies, of the selection beside all, and cut time as somebody likes', async ({
		visit
	}) => {
		const page = await visit({ signedIn: true });
		await page.goto(DASHBOARD);
		await page.locator('[data-counted-by=browser]').waitFor();

		const rules = chart(page, RULES);
		expect(await rules.locator('.summary').innerText()).toMatch(
			/^In het midden \(mediaan\) ligt [\d,]+ van 100\. De middelste helft van de antwoorden ligt tussen [\d,]+ en [\d,]+\.$/
		);
		await rules.getByText('Toon als tabel').focus();
		await page.keyboard.press('Enter');
		const cells = rules.getByRole('row', { name: /mediaan/ }).getByRole('cell');
		await cells.first().waitFor();
		const [selected, all] = await cells.allInnerTexts();
		expect(selected).toMatch(/^[\d,]+$/);
		expect(all).toBe(selected);

		const since = chart(page, SINCE);
		const unit = since.getByRole('combobox', { name: `${SINCE} Verdeel per` });
		await unit.focus();
		const before = await since.getByRole('slider').first().getAttribute('max');
		await unit.selectOption('year');
		await vi.waitFor(async () =>
			expect(Number(await since.getByRole('slider').first().getAttribute('max'))).toBeLessThan(Number(before))
		);
		// It stays so for whoever gets this address.
		await vi.waitFor(() => expect(page.url()).toMatch(/tijd\.[^=&]+=jaar/));
		await page.reload();
		await page.locator('[data-counted-by=browser]').waitFor();
		expect(await unit.inputValue()).toBe('year');
		await rules.getByText('Toon als tabel').click();
		await since.getByRole('slider').first().focus();
		await page.keyboard.press('ArrowRight');
		await vi.waitFor(() => expect(page.url()).toMatch(/=\d{4}-01-01/));

		await vi.waitFor(async () =>
			expect(await rules.locator('.summary').innerText()).toContain('Bij alle ervaringen: in het midden')
		);
		expect((await cells.allInnerTexts())[1]).toBe(all);

		for (const viewport of Object.values(SCREENS)) {
			await page.setViewportSize(viewport);
			expect(await fitsItsScreen(page)).toBe(true);
		}
		await expectNoAxeViolations(page);
	});

	it('draw lines around the dense places of a triad, and say in words where most dots lie', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await page.goto(DASHBOARD);
		await page.locator('[data-counted-by=browser]').waitFor();

		const triad = page.locator('section.chart').filter({ hasText: 'Kies een deel van de driehoek' }).first();
		const contours = triad.locator('path.contour');
		const before = await contours.evaluateAll((lines) => lines.map((line) => line.getAttribute('d')));
		expect(before.length).toBeGreaterThan(0);
		expect(before.length).toBeLessThanOrEqual(3);
		const words = await triad.locator('.summary').innerText();
		expect(words).toMatch(/^Het vaakst gekozen is ‘.+’: [\d.]+ van [\d.]+ \(\d+%\)\./);

		await triad.getByText('Kies een deel van de driehoek').focus();
		await page.keyboard.press('Enter');
		const boxes = triad.getByRole('group', { name: /Delen van de driehoek$/ }).getByRole('checkbox');
		await expect.poll(() => boxes.count()).toBe(7);
		const names = await triad
			.getByRole('group', { name: /Delen van de driehoek$/ })
			.locator('label')
			.allInnerTexts();
		for (const name of names) expect(name).toMatch(/\d+%/);

		await lookAtAll(triad, 'triad');

		// A choice elsewhere moves the lines, once the finger rests: here the one that most stories made.
		const bars = page.getByRole('region', { name: HELPERS }).locator('label', { has: page.locator('[data-option]') });
		const sizes = (await bars.locator('b').allInnerTexts()).map(Number);
		await bars
			.nth(sizes.indexOf(Math.max(...sizes)))
			.getByRole('checkbox')
			.focus();
		await page.keyboard.press('Space');
		await vi.waitFor(async () => {
			expect(await triad.locator('path.contour.moving').count()).toBe(0);
			const after = await contours.evaluateAll((lines) => lines.map((line) => line.getAttribute('d')));
			expect(after.length).toBeGreaterThan(0);
			expect(after).not.toEqual(before);
		});
		await expectNoAxeViolations(page);
	});

	it('say which answers were chosen together, and follow who presses such a pair', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await page.goto(DASHBOARD);
		await page.locator('[data-counted-by=browser]').waitFor();

		const helpers = chart(page, HELPERS);
		await helpers.getByText('Samen gekozen').focus();
		await page.keyboard.press('Enter');
		const matrix = helpers.getByRole('group', { name: `${HELPERS} Hoe vaak antwoorden samen gekozen zijn` });
		await matrix.waitFor();
		await lookAtAll(helpers, 'together');
		await page.setViewportSize(SCREENS.laptop);

		// From the first cell one down and one to the right; every cell says itself what it counts.
		await matrix.getByRole('button').first().focus();
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowRight');
		const first = helpers.locator('ol').first().getByRole('button').first();
		const said = await first.locator('.said').innerText();
		const [, both] = /^(\d+) van de \d+ die ‘.+’ kozen, kozen ook ‘.+’$/.exec(said) ?? [];
		const cell = matrix.getByRole('button', { name: said, exact: true });
		expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('2/1');
		await cell.focus();
		await page.keyboard.press('Space');
		await vi.waitFor(async () => {
			expect(decodeURIComponent(page.url())).toMatch(/\.hoe=alle/);
			expect(await page.locator('.summary').first().innerText()).toMatch(new RegExp(`^${both}\\b`));
		});
		expect(await cell.getAttribute('aria-pressed')).toBe('true');
		expect(await first.getAttribute('aria-pressed')).toBe('true');
		await expectNoAxeViolations(page);

		await page.setViewportSize(SCREENS.phone);
		expect(await matrix.isVisible()).toBe(false);
		await first.focus();
		await page.keyboard.press('Enter');
		await vi.waitFor(() => expect(new URL(page.url()).search).toBe(''));
	});

	it('stand side by side where they are triads, and what is chosen in one is seen in the other', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await page.goto(DASHBOARD);
		await page.getByRole('link', { name: 'Driehoeken naast elkaar' }).click();
		await page.waitForURL(/driehoeken$/);
		await page.locator('[data-counted-by=browser]').waitFor();

		const triads = page.locator('section.chart');
		const count = await triads.count();
		expect(count).toBeGreaterThan(1);
		expect(await triads.locator('.triad').count()).toBe(count);
		const tops = await triads.locator('.triad svg').evaluateAll((all) => all.map((svg) => svg.getBoundingClientRect()));
		expect(new Set(tops.map(({ width }) => Math.round(width))).size).toBe(1);
		expect(Math.abs(tops[0]!.top - tops[1]!.top)).toBeLessThan(1);
		await lookAtAll(page.locator('main'), 'triads');
		await page.setViewportSize(SCREENS.laptop);

		const other = triads.nth(1).getByText(/^Beantwoord: \d+ van \d+$/);
		const before = await other.innerText();
		await triads.first().getByText('Kies een deel van de driehoek').focus();
		await page.keyboard.press('Enter');
		await triads.first().getByRole('checkbox').first().focus();
		await page.keyboard.press('Space');
		await vi.waitFor(async () => expect(await other.innerText()).not.toBe(before));
		expect(new URL(page.url()).pathname).toMatch(/driehoeken$/);
		await expectNoAxeViolations(page);
		await page.getByRole('link', { name: /^Terug naar alle grafieken/ }).click();
		await page.waitForURL(/dashboard\?f\./);
	});

	it('show what changed, planned or not, in every chart of time', async ({ visit }) => {
		const CHANGES = '/werk/vertelpunten/samenleren/veranderingen';
		const plain = await visit({ signedIn: true, javaScriptEnabled: false });
		await plain.goto(CHANGES);
		const letGo = async () => {
			const drop = plain.getByRole('button', { name: /^Haal weg/ });
			while ((await drop.count()) > 0) await drop.first().click();
			await plain.getByText('Er staat nog niets in de tijd.').waitFor();
		};
		await letGo();
		const write = async (name: string, first: string, last: string, planned: string) => {
			await plain.getByLabel('Wat veranderde er?').fill(name);
			await plain.getByLabel('Wanneer begon het?').fill(first);
			await plain.getByLabel('Tot en met wanneer?').fill(last);
			await plain.getByLabel(planned, { exact: true }).check();
			await plain.getByRole('button', { name: 'Zet in de tijd' }).click();
		};
		await write('Nieuw loket in de bibliotheek', '2026-10-05', '2026-10-04', 'Gepland');
		await plain.getByRole('alert').getByText('De laatste dag ligt voor de eerste.').waitFor();
		await expectNoAxeViolations(plain);
		await write('Nieuw loket in de bibliotheek', '2026-10-05', '', 'Gepland');
		await plain.getByText('5 okt 2026, gepland').waitFor();
		await write('Wateroverlast', '2026-09-28', '2026-10-12', 'Niet gepland');
		await plain.getByText('28 sep – 12 okt 2026, niet gepland').waitFor();
		await expectNoAxeViolations(plain);
		await lookAtAll(plain.locator('main'), 'changes');

		const page = await visit({ signedIn: true });
		await page.goto(DASHBOARD);
		await page.locator('[data-counted-by=browser]').waitFor();
		const time = chart(page, 'Wanneer is het verteld?');
		expect(await time.locator('.marks .number').allTextContents()).toEqual(['1', '2']);
		const said = await time.locator('.changes li').allTextContents();
		expect(said[0]).toContain('Wateroverlast');
		await lookAtAll(time, 'marks');
		await time.getByText('Toon als tabel').focus();
		await page.keyboard.press('Enter');
		await time
			.getByRole('rowheader', { name: /Nieuw loket in de bibliotheek \(5 okt 2026, gepland\)/ })
			.first()
			.waitFor();
		await expectNoAxeViolations(page);

		await letGo();
	});
});
