import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { ALL_EXAMPLES } from '#lib/signify/question-types/examples.ts';
import { writeQuestionnaireFile } from '#lib/signify/questionnaire-file.ts';
import { expectNoAxeViolations, it } from './house.ts';
import { onDisk } from './on-disk.ts';
import { stored } from './teller.ts';

const ENTRY = '/werk/vertelpunten/samenleren/papier/invoeren';

/** Every example of every kind of question, on one form. */
const QUESTIONS = ALL_EXAMPLES.map(({ question }) => question).filter(({ type }) => type !== 'pictures');

/** Makes a story point from a file. @returns its address for the team */
async function readFile(page: Page, name: string): Promise<string> {
	const questionnaire = {
		title: { nl: name },
		languages: ['nl'],
		openings: [{ id: 'tell', text: { nl: 'Vertel.' } }],
		questions: QUESTIONS
	};
	await page.goto('/werk/vertelpunten/inlezen');
	await page.locator('input[name=bestand]').setInputFiles({
		name: 'alles.json',
		mimeType: 'application/json',
		buffer: Buffer.from(writeQuestionnaireFile(questionnaire as never, 'https://example.nl/schema'))
	});
	await page.locator('form[action="?/lees"] button').click();
	await page.locator('input[name=naam]').fill(name);
	await page.locator('form[action="?/bewaar"] button').first().click();
	await page.waitForURL('**/vragenlijst?melding=ingelezen');
	return new URL(page.url()).pathname.replace(/\/vragenlijst$/, '');
}

const MILLIMETRE = 96 / 25.4;
/** A page of A4 without its margins, in `paper-page.ts`. */
const PAGE = 266;

/** A point that was made from a file is announced once somebody has written who reads along. */
async function announce(page: Page, at: string): Promise<void> {
	await page.goto(`${at}/instellingen`);
	await page.locator('textarea[name=privacy]').fill('Alleen wij lezen mee.');
	await page.getByRole('button', { name: 'Bewaar' }).click();
	await page.waitForURL('**melding=saved');
	await page.getByRole('button', { name: 'Maak bekend' }).click();
	await page.getByText('Het vertelpunt is bekend').waitFor();
}

/** A new version, without the first question. */
async function publish(page: Page, at: string): Promise<void> {
	await page.goto(`${at}/vragenlijst`);
	await page.locator('[data-alive]').waitFor();
	await page.locator(`#vraag-${QUESTIONS[0]!.id}`).click();
	await page.getByRole('button', { name: 'Haal deze vraag weg' }).click();
	await page.getByRole('link', { name: 'Publiceren…' }).click();
	await page.getByRole('button', { name: 'Publiceer de nieuwe versie' }).click();
	await page.getByText('De nieuwe versie staat klaar').waitFor();
}

describe('every kind of question on paper', () => {
	it('can be filled in with a pen, on one page', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		const at = await readFile(page, 'Alles op papier');
		await page.goto(`${at}/papier`);
		await page.emulateMedia({ media: 'print' });
		const questions = page.locator('.questions > .question');
		expect(await questions.count()).toBe(QUESTIONS.length);
		for (const high of await questions.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height)))
			expect(high).toBeLessThan(PAGE * MILLIMETRE);
		const wide = async (selector: string) => (await page.locator(selector).first().boundingBox())!.width / MILLIMETRE;
		expect(await wide('.sliders .scale svg')).toBeCloseTo(104, 0);
		expect(await wide('.stones .field svg')).toBeCloseTo(108, 0);
		expect(await wide('.ranking .place')).toBeGreaterThan(7);
		expect(await page.locator('.matrix tbody tr').first().locator('.tick').count()).toBeGreaterThan(1);
		await page.emulateMedia({ media: 'screen' });
		await expectNoAxeViolations(page);
	}, 60_000);

	it('is typed over in one line, by keyboard only, and kept as it would be on a screen', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		const at = await readFile(page, 'Alles overgetypt');
		await page.goto(`${at}/papier/invoeren`);
		await page.waitForFunction(() => document.activeElement?.id === 'blad');
		await page.locator('#tekst').fill('Alles overgetypt met het toetsenbord.');
		await page.locator('[id="kort:contact"]').focus();
		for (const typed of ['30 – 80', '10 75']) {
			await page.keyboard.type(typed);
			await page.keyboard.press('Enter');
		}
		await page.locator('[id="kort:stood-where"]').focus();
		for (const typed of ['a 3,4 c 20,0', '5,16', '2 1 –', '', 'c a', '213']) {
			await page.keyboard.type(typed);
			await page.keyboard.press('Enter');
		}
		await page.getByText('Met de gemeente: Moeizaam 70%').waitFor();
		await page.locator('[id="kort:noticed"]').fill('2 1');
		await page.getByText('Typ voor elk van de 3 regels').waitFor();
		await page.locator('[id="kort:noticed"]').fill('21-');
		await expectNoAxeViolations(page);
		await page.keyboard.press('Control+Enter');
		await page.locator('.code').waitFor();
		const [story] = await stored('Alles overgetypt met het toetsenbord.');
		expect(story).toMatchObject({
			source: 'paper',
			answers: {
				contact: { positions: { council: 0.3, neighbours: 0.8 } },
				'before-after': { positions: { before: 0.1, now: 0.75 } },
				'stood-where': { stones: { me: [0.15, 0.2], coach: [1, 0] } },
				place: { stones: { this: [0.25, 0.8] } },
				noticed: { cells: { coach: 'nothing', doctor: 'helped' } },
				'needed-most': { order: ['ear', 'time'] },
				'first-things': { order: ['waiting', 'letters', 'rules'] }
			}
		});
	}, 60_000);
});

describe('a pile of older sheets', () => {
	it('is entered against the version that stands on it', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		const at = await readFile(page, 'Oude stapel');
		const first = QUESTIONS[0]!;
		await announce(page, at);
		await publish(page, at);
		await page.goto(`${at}/papier`);
		expect(await page.locator('.paper .form').innerText()).toMatch(/^Formulier [0-9A-F]{6} · versie 2$/);

		await page.goto(`${at}/papier/invoeren`);
		expect(await page.locator(`[id="kort:${first.id}"]`).count()).toBe(0);
		await page.locator('#versie').selectOption('1');
		await page.getByRole('button', { name: 'Neem deze versie' }).click();
		await page.getByText('Je voert bladen van versie 1 in').waitFor();
		await expectNoAxeViolations(page);
		await page.locator('#tekst').fill('Van een ouder blad.');
		await page.locator(`[id="kort:${first.id}"]`).fill('Van toen');
		await page.keyboard.press('Control+Enter');
		await page.locator('.code').waitFor();
		expect((await stored('Van een ouder blad.'))[0]).toMatchObject({ answers: { [first.id]: { text: 'Van toen' } } });
		await page.getByText('Je voert bladen van versie 1 in').waitFor();

		const answer = await page.goto(`${at}/papier/invoeren?versie=9`);
		expect(answer!.status()).toBe(404);
		await page.getByText('Deze versie van het formulier is er niet').waitFor();
	}, 90_000);
});

describe('the entrance of a sheet', () => {
	it('stands on the form, is remembered for the next sheet, and is counted', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await page.goto('/werk/vertelpunten/samenleren/ingangen');
		await page.locator('form[action="?/add"] input[name=name]').fill('Bus in de hal');
		await page.locator('form[action="?/add"] button').press('Enter');
		const card = page.locator('article', { has: page.locator('h2', { hasText: 'Bus in de hal' }) });
		const address = await card.locator('input[readonly]').inputValue();
		const code = new URL(address).searchParams.get('via')!;

		await page.goto(`/werk/vertelpunten/samenleren/papier?ingang=${code}`);
		expect(await page.locator('.paper .form').innerText()).toContain(`ingang ${code}`);
		expect(
			await page
				.locator('.paper')
				.getByRole('img', { name: `via=${code}` })
				.count()
		).toBe(1);

		await page.goto(ENTRY);
		await page.waitForFunction(() => document.activeElement?.id === 'blad');
		await page.locator('#ingang').focus();
		await page.keyboard.type('Bus');
		await page.locator('#tekst').fill('Uit de bus in de hal.');
		await page.locator('[id^="toestemming:"]').first().check();
		await page.keyboard.press('Control+Enter');
		await page.locator('.code').waitFor();
		expect(await page.locator('#ingang').inputValue()).toBe(code);
		await page.goto('/werk/vertelpunten/samenleren/ingangen');
		expect(await card.innerText()).toContain('1 ervaring');
	});
});

describe('what is too large', () => {
	const MUCH = 'Heel veel tekst. '.repeat(80_000);

	it('is refused with a sentence where a sheet is entered, and stays where it was typed', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await page.goto(ENTRY);
		await page.waitForFunction(() => document.activeElement?.id === 'blad');
		await page.locator('#titel').fill('Te lang');
		await page.locator('#tekst').fill(MUCH);
		await page.keyboard.press('Control+Enter');
		await page.getByRole('alert').getByText('Dit is meer dan er in één keer past').waitFor();
		await expect.poll(() => page.locator('#tekst').inputValue()).toBe(MUCH);
		await expectNoAxeViolations(page);
	});

	it.for([true, false])(
		'is refused with a sentence as a rescue file (JavaScript: %s)',
		async (javaScriptEnabled, { visit }) => {
			const page = await visit({ signedIn: true, javaScriptEnabled });
			for (const size of [950_000, 1_500_000, 20_000_000]) {
				await page.goto('/werk/vertelpunten/samenleren/noodbestand');
				const file = { name: 'groot.json', mimeType: 'application/json', buffer: Buffer.alloc(size, 32) };
				await page.locator('input[type=file]').setInputFiles(await onDisk(file));
				await page.locator('form[action="?/bekijk"] button').click();
				await page.getByText('groter dan een noodbestand kan zijn').waitFor();
			}
		}
	);
});
