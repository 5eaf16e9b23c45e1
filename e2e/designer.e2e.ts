import { describe, expect } from 'vitest';
import { alive, announce, finish, kept, make, tellUntilQuestions } from './designing.ts';
import { expectNoAxeViolations, it, SCREENS } from './house.ts';
import { answerQuestions, live, next, stored } from './teller.ts';

describe('a questionnaire', () => {
	it('goes the whole way: made, changed, tried, announced, told, changed while somebody tells', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await make(page, 'heen');
		expect((await page.request.get('/vertel/heen')).status()).toBe(404);

		await page
			.getByRole('button', { name: /Open vraag/ })
			.first()
			.click();
		await page.getByLabel('Vraag', { exact: true }).fill('Hoe hielp {{who-helped|diegene}} jou?');
		await page.getByLabel('Wanneer komt deze vraag?').selectOption({ label: '2. Wie hielp?' });
		await page.getByText('Deze vraag komt alleen als bij ‘Wie hielp?’ ‘Familie’ is gekozen.').waitFor();
		await kept(page);
		await page.reload();
		await alive(page);
		expect(await page.getByText('Deze vraag komt alleen als bij ‘Wie hielp?’ ‘Familie’ is gekozen.').count()).toBe(1);

		await page.getByRole('link', { name: 'Proefronde' }).click();
		await page.getByText('Niets van wat je invult wordt bewaard').waitFor();
		await page.getByRole('button', { name: 'Begin met vertellen' }).click();
		await page.locator('input[value=together]').check();
		await next(page);
		await page.locator('#tekst').fill('Alleen om te proberen.');
		await next(page);
		await answerQuestions(page);
		expect(await stored('Alleen om te proberen.')).toHaveLength(0);

		await announce(page, 'heen');
		const teller = await visit();
		await tellUntilQuestions(teller, 'heen', 'Met de oude vragen.');

		await page.goto('/werk/vertelpunten/heen/vragenlijst');
		await alive(page);
		await page.locator('#vraag-how-often').click();
		await page.getByRole('button', { name: 'Haal deze vraag weg' }).click();
		await page.getByRole('button', { name: /^Hoe snel ging het\?/, includeHidden: true }).evaluate((button) => {
			(button.closest('details') as HTMLDetailsElement).open = true;
		});
		await page.getByRole('button', { name: /^Hoe snel ging het\?/ }).click();
		await page.getByRole('link', { name: 'Publiceren…' }).click();
		await page.getByText('Niet meer gevraagd: ‘Hoe vaak maak je zoiets mee?’').waitFor();
		await page.getByText('Nieuwe vraag: ‘Hoe snel ging het?’').waitFor();
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Publiceer de nieuwe versie' }).click();
		await page.getByText('De nieuwe versie staat klaar').waitFor();

		// What a door remembers of a point, it remembers for five seconds.
		await expect
			.poll(async () => (await page.request.get('/vertel/heen')).text(), { timeout: 15_000 })
			.toContain('"questionnaireVersion":3');
		await teller.reload();
		await live(teller);
		await finish(teller);
		const fresh = await visit();
		await tellUntilQuestions(fresh, 'heen', 'Met de nieuwe vragen.');
		await finish(fresh);

		const [old] = await stored('Met de oude vragen.');
		const [young] = await stored('Met de nieuwe vragen.');
		expect(old!.answers).toHaveProperty('how-often');
		expect(old!.answers).not.toHaveProperty('pace');
		expect(young!.answers).toHaveProperty('pace');
		expect(young!.answers).not.toHaveProperty('how-often');

		await page.goto('/werk/vertelpunten/heen/dashboard');
		await page.getByText('Hoe vaak maak je zoiets mee?').first().waitFor();
		await page.getByText('Hoe snel ging het?').first().waitFor();
	}, 120_000);

	it('is never written over what a colleague saved', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await make(page, 'samen');
		const other = await page.context().newPage();
		await other.goto('/werk/vertelpunten/samen/vragenlijst');
		await alive(other);

		await page.getByLabel('Naam van de vragenlijst').fill('Van mij');
		await kept(page);
		await other.getByLabel('Naam van de vragenlijst').fill('Van de ander');
		await other.getByText('Iemand anders heeft deze vragenlijst intussen veranderd').waitFor();
		await other.getByRole('button', { name: 'Bewaar mijn versie' }).click();
		await kept(other);
		await page.reload();
		expect(await page.getByLabel('Naam van de vragenlijst').inputValue()).toBe('Van de ander');
	});

	it('says that it is not saved when it is not', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await make(page, 'storing');
		await page.context().setOffline(true);
		await page.getByLabel('Naam van de vragenlijst').fill('Zonder verbinding');
		await page.getByText('Niet bewaard: er is geen verbinding').waitFor();
		await page.context().setOffline(false);
		await kept(page);
	});

	it('is made by keyboard alone, and what moves is said', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await make(page, 'toetsen');
		await page.getByRole('button', { name: /Vraag 1 omlaag/ }).focus();
		await page.keyboard.press('Enter');
		await page.getByText(/staat nu op plaats 2 van 8/).waitFor({ state: 'attached' });
		expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Vraag 2 omlaag/);
		await page.getByRole('button', { name: 'Driehoek Een stip' }).focus();
		await page.keyboard.press('Enter');
		await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('vraag-triad');
		await page.keyboard.press('Tab');
		await page.getByRole('button', { name: 'Stap terug' }).focus();
		await page.keyboard.press('Enter');
		expect(await page.locator('#vraag-triad').count()).toBe(0);
	});
});

describe('the screens of a story point', () => {
	it.for(Object.entries(SCREENS))('have nothing axe finds on a %s', async ([name, viewport], { visit }) => {
		const page = await visit({ signedIn: true, viewport });
		await make(page, `kijk-${name}`);
		await page.locator('#vraag-who-helped').click();
		for (const place of [
			'',
			'nieuw',
			`kijk-${name}/instellingen`,
			`kijk-${name}/vragenlijst`,
			`kijk-${name}/vertalingen`
		]) {
			if (!page.url().endsWith(place) || place === '') await page.goto(`/werk/vertelpunten/${place}`);
			if (place.endsWith('vragenlijst')) {
				await alive(page);
				await page.locator('#vraag-who-helped').click();
			}
			await page.evaluate(() => scrollTo(0, 0));
			if (process.env.PICTURES)
				await page.screenshot({
					path: `${process.env.PICTURES}/${name}-${place.replace('/', '-')}.png`,
					fullPage: true
				});
			await expectNoAxeViolations(page);
			const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			expect(wider, `${place}: nothing sticks out`).toBeLessThanOrEqual(0);
		}
	});

	it('are reached on a phone from one button that says where you are, with and without JavaScript', async ({
		visit
	}) => {
		const page = await visit({ signedIn: true, viewport: SCREENS.phone });
		await make(page, 'menu');
		for (const javaScriptEnabled of [true, false]) {
			const phone = javaScriptEnabled
				? page
				: await visit({ signedIn: true, viewport: SCREENS.phone, javaScriptEnabled });
			await phone.goto('/werk/vertelpunten/menu/vertalingen');
			const menu = phone.getByRole('navigation', { name: 'Dit vertelpunt' });
			expect((await menu.boundingBox())!.height).toBeLessThan(60);
			await menu.locator('summary').focus();
			await phone.keyboard.press('Enter');
			expect(await menu.innerText()).not.toMatch(/\w\.\w/);
			await expectNoAxeViolations(phone);
			if (process.env.PICTURES && javaScriptEnabled)
				await phone.screenshot({ path: `${process.env.PICTURES}/menu-open.png` });
			await menu.getByRole('link', { name: 'Instellingen' }).click();
			await phone.waitForURL('**/instellingen');
			expect(await menu.locator('summary').innerText()).toContain('Instellingen');
			expect(await menu.getByRole('link').count()).toBe(0);
		}
	});

	it('keep sound as long as somebody says, and say what a number of days is', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await make(page, 'geluid');
		await page.goto('/werk/vertelpunten/geluid/instellingen');
		const days = page.getByLabel('Hoe lang bewaren we het geluid nadat de tekst is goedgekeurd?');
		const save = () => page.getByRole('button', { name: 'Bewaar' }).click();
		await days.fill('een week');
		await save();
		await page.getByRole('alert').getByText('een heel getal van 0 tot 3650').waitFor();
		expect(await days.inputValue()).toBe('een week');
		await days.fill('14');
		await save();
		await page.waitForURL('**melding=saved');
		expect(await days.inputValue()).toBe('14');
		await page.locator('input[name=target]').fill('50');
		await save();
		await page.waitForURL('**melding=saved');
		expect(await days.inputValue()).toBe('14');
	});

	it('hint at the long words of a question, calmly', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await make(page, 'tips');
		await page
			.getByRole('button', { name: /^Open vraag/ })
			.first()
			.click();
		const title = page.getByLabel('Vraag', { exact: true });
		await title.fill('Welke belemmeringen ondervond je bij de verkrijging van ondersteuning?');
		await page
			.getByText('Deze vraag leest misschien zwaar, door lange woorden: ‘belemmeringen’, ‘ondersteuning’')
			.waitFor();
		await expectNoAxeViolations(page);
		await title.fill('Wat hield je tegen?');
		await expect.poll(() => page.getByText('leest misschien zwaar').count()).toBe(0);
	});

	it('show a draft to whoever has a signed link, and to nobody else', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await make(page, 'delen');
		await page.getByRole('button', { name: 'Maak een voorbeeldlink' }).click();
		const link = await page.getByLabel('Voorbeeldlink').inputValue();
		const guest = await visit();
		await guest.goto(link);
		await guest.getByRole('button', { name: 'Begin met vertellen' }).waitFor();
		await expectNoAxeViolations(guest);
		await guest.goto(`${link.slice(0, -3)}abc`);
		expect(await guest.locator('h1').innerText()).toContain('Deze link werkt niet meer');
	});
});
