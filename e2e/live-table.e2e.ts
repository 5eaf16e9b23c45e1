import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';
import { pointLikeTheExample } from './points.ts';
import { ask } from './teller.ts';

/** Of this test alone, for one of its tellers takes something back. */
async function aPointWithThreeStories(): Promise<string> {
	const slug = `levende-tafel-${Date.now().toString(36)}`;
	await pointLikeTheExample(slug);
	const kept = `organisation_id, questionnaire_id, questionnaire_version, source, language, told_at, received_at, changed_at,
		opening_id, title, text, answers, consents`;
	await ask(
		`insert into collect.stories (id, story_point_id, ${kept})
		 select gen_random_uuid(), (select id from collect.story_points where slug = $1), ${kept} from collect.stories
		 where story_point_id = (select id from collect.story_points where slug = 'samenleren')
		   and withdrawn_at is null and length(text) between 60 and 400 order by id limit 3`,
		[slug]
	);
	return slug;
}

const takeBack = (slug: string, code: string) =>
	ask(
		`update collect.stories set opening_id = null, title = null, text = null, answers = null, consents = null,
		   withdrawn_at = now(), changed_at = now()
		 where id = (select story_id from explore.card_codes
		   where code = $1 and story_point_id = (select id from collect.story_points where slug = $2))`,
		[code, slug]
	);

/** A table with all of them. */
async function anOpenTable(page: Page, slug: string, name: string): Promise<string> {
	await page.goto(`/werk/vertelpunten/${slug}/dashboard`);
	await page.locator('[data-counted-by=browser]').waitFor();
	await page.getByText('Bewaar als selectie').click();
	await page.getByLabel('Naam van de selectie').fill(name);
	await page.getByRole('button', { name: 'Bewaar de selectie' }).click();
	await page.getByRole('link', { name: 'Maak hier een tafel van' }).click();
	await page.getByLabel('Op welke dag?').fill('2027-03-14');
	await page.getByLabel('Hoeveel kaarten?').fill('3');
	await page.getByRole('button', { name: 'Bereid deze tafel voor' }).click();
	await page.getByRole('link', { name: 'Leid deze tafel op het scherm, met telefoons' }).click();
	await page.getByRole('button', { name: 'Open de tafel' }).click();
	await saved(page);
	return (await page.locator('.code').first().innerText()).trim();
}

async function sitDown(page: Page, code: string, name: string): Promise<Page> {
	await page.goto('/tafel');
	await page.getByLabel('De code op het scherm').fill(code.toLowerCase());
	await page.getByRole('button', { name: 'Ga verder' }).click();
	await page.getByLabel('Je voornaam').fill(name);
	await page.getByRole('button', { name: 'Ga aan tafel' }).click();
	await saved(page);
	return page;
}

const saved = (page: Page) => page.getByText('Alles is bewaard').waitFor();

async function looksWell(page: Page): Promise<void> {
	await expectNoAxeViolations(page);
	expect(await fitsItsScreen(page)).toBe(true);
}

describe('a live table', () => {
	it('goes from reading to insight with five phones, of which one drops out and comes back', async ({ visit }) => {
		const slug = await aPointWithThreeStories();
		const lead = await visit({ signedIn: true });
		const code = await anOpenTable(lead, slug, 'Levende tafel');
		await looksWell(lead);

		const names = ['Sam', 'Aisha', 'Joke', 'Piet', ''];
		const phones: Page[] = [];
		for (const name of names) phones.push(await sitDown(await visit({ viewport: SCREENS.phone }), code, name));
		const [sam, aisha, joke, piet, nobody] = phones as [Page, Page, Page, Page, Page];
		await lead.getByText('5 mensen aan tafel').waitFor();
		await looksWell(sam);

		const go = async (title: string) => {
			await lead.getByRole('button', { name: `Verder: ${title}` }).click();
			for (const phone of phones.filter((phone) => phone !== joke))
				await phone.getByRole('heading', { level: 1, name: title }).waitFor();
		};
		await go('Lezen');
		await aisha.getByText('Kaart 1 van 3').waitFor();
		await aisha.getByRole('button', { name: 'Volgende' }).click();
		await aisha.getByText('Kaart 2 van 3').waitFor();
		await looksWell(aisha);

		await go('Wat raakt of verrast je?');
		// One of them loses the connection, and works on.
		await joke.getByRole('heading', { level: 1, name: 'Wat raakt of verrast je?' }).waitFor();
		await joke.context().setOffline(true);
		for (const [phone, word] of [
			[sam, 'geduld'],
			[joke, 'eenzaam']
		] as const) {
			await phone.locator('.sentence').first().click();
			await phone.getByLabel('Welk woord past hierbij?').fill(word);
			await phone.getByRole('button', { name: 'Zet een streep' }).click();
			await phone.getByRole('button', { name: `Haal weg: ${word}` }).waitFor();
		}
		await joke.getByText('1 ding is op dit toestel bewaard en gaat later').waitFor();
		await lead.getByText('geduld', { exact: true }).waitFor();
		expect(await lead.getByText('eenzaam', { exact: true }).count()).toBe(0);
		await looksWell(sam);

		await go('Wat hoort bij elkaar?');
		const cards = await sam.locator('.piece strong').allInnerTexts();
		await sam.getByRole('button', { name: cards[0]! }).click();
		await sam.getByRole('button', { name: 'In een nieuwe groep' }).click();
		await sam.getByLabel('Naam van de groep').fill('Er is iemand');
		await sam.getByLabel('Naam van de groep').press('Enter');
		await aisha.getByRole('button', { name: cards[1]! }).click();
		await aisha.getByRole('button', { name: 'Leg hier neer: Er is iemand' }).click();
		await piet.getByText('Schrijf een briefje').click();
		await piet.getByLabel('Wat wil je erbij leggen?').fill('Dat hoor ik vaker.');
		await piet.getByRole('button', { name: 'Leg het op tafel' }).click();
		await looksWell(piet);

		// Back again, also after the phone was closed and opened.
		await joke.context().setOffline(false);
		await joke.reload();
		await joke.getByRole('heading', { level: 1, name: 'Wat hoort bij elkaar?' }).waitFor();
		await saved(joke);
		const group = lead.getByRole('region', { name: 'Er is iemand' });
		for (const card of cards.slice(0, 2)) await group.getByText(card).waitFor();
		await lead.getByText('Dat hoor ik vaker.').waitFor();
		await looksWell(lead);

		await go('Minstens twee duidingen');
		for (const [phone, reading] of [
			[nobody, 'niemand het vroeg.'],
			[joke, 'het gewoon gezellig was.']
		] as const) {
			await phone.getByLabel('Jouw duiding: Er is iemand').fill(reading);
			await phone.getByRole('button', { name: 'Zet erbij' }).click();
		}
		await lead.getByText('het gewoon gezellig was.').waitFor();
		await lead.getByText('niemand het vroeg.').waitFor();
		await looksWell(nobody);
		expect(await lead.getByText(/Nog minstens/).count()).toBe(0);

		await lead.getByRole('button', { name: /^Verder:/ }).click();
		await sam.getByLabel('Ons inzicht').fill('Eén bekend gezicht is genoeg.');
		await sam.getByRole('button', { name: 'Zet op het bord' }).click();
		for (const phone of [aisha, joke])
			await phone.getByRole('button', { name: 'Geef een stip: Eén bekend gezicht is genoeg.' }).click();
		await lead.getByText('2 stippen').waitFor();
		expect(await lead.getByText('Eén bekend gezicht is genoeg.').count()).toBe(1);
		await looksWell(lead);
		await looksWell(sam);

		// What a teller takes back is gone from every screen, on a phone that is reading too.
		await lead.getByText('Meer: namen, stippen, draaiboek').click();
		await lead.getByLabel('Ga naar stap').selectOption({ label: '2. Lezen' });
		await aisha.getByRole('article', { name: `Kaart ${cards[1]!}` }).waitFor();
		await takeBack(slug, cards[1]!);
		await aisha.getByText('Teruggetrokken door de verteller').waitFor();

		// Nothing doubled, nothing lost: the word that was put without a connection is there once.
		await lead.getByLabel('Ga naar stap').selectOption({ label: '3. Wat raakt of verrast je?' });
		await lead.getByText('eenzaam', { exact: true }).waitFor();
		expect(await lead.getByText('eenzaam', { exact: true }).count()).toBe(1);
	});
});
