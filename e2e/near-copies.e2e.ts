import { describe, expect } from 'vitest';
import { expectNoAxeViolations, fitsItsScreen, it, SCREENS } from './house.ts';
import { pointLikeTheExample } from './points.ts';
import { ask } from './teller.ts';

const LETTER =
	'De brief over mijn schulden bleef maanden liggen. Ik belde wel tien keer, en steeds zei iemand dat het in behandeling was.';

/** Told in this order, at a point of its own. */
async function told(slug: string, texts: readonly string[]): Promise<string> {
	await pointLikeTheExample(slug);
	await ask(
		`insert into collect.stories (organisation_id, id, story_point_id, questionnaire_id, questionnaire_version, source,
		   language, told_at, received_at, changed_at, title, text, answers, consents)
		 select organisation_id, ('00000000-0000-4000-8000-' || substr(md5(id::text), 1, 10) || lpad(to_hex(told.at), 2, '0'))::uuid, id,
		   questionnaire_id, questionnaire_version, 'web', 'nl', now() - interval '9 days' + told.at * interval '1 day', now(), now(), null, told.text, '{}', '{}'
		 from collect.story_points, unnest($2::text[]) with ordinality as told(text, at) where slug = $1`,
		[slug, [...texts]]
	);
	return `/werk/vertelpunten/${slug}/bijna-dezelfde`;
}

describe('experiences that are nearly the same', () => {
	it('stand side by side with what differs, without JavaScript, and lead to each', async ({ visit }) => {
		const address = await told('bijna-zelfde', [
			LETTER,
			'Elke zondag koken we soep met de hele straat.',
			LETTER.replace('maanden', 'wekenlang').replace('wel tien keer', 'tien keer'),
			'elke zondag koken we soep, met de hele straat!'
		]);
		const page = await visit({ signedIn: true, javaScriptEnabled: false, viewport: SCREENS.phone });
		await page.goto(address.replace('bijna-dezelfde', 'dashboard'));
		await page.getByRole('link', { name: 'Ervaringen die bijna hetzelfde zijn' }).click();
		await page.getByRole('heading', { name: 'Bijna hetzelfde', level: 1 }).waitFor();
		await page.getByRole('heading', { name: 'Groep 2: 2 ervaringen' }).waitFor();
		expect(await page.locator('article mark').allInnerTexts()).toEqual(
			expect.arrayContaining(['maanden ', 'wekenlang ', 'wel '])
		);
		for (const screen of Object.values(SCREENS)) {
			await page.setViewportSize(screen);
			expect(await fitsItsScreen(page)).toBe(true);
		}
		await page.getByRole('article').getByRole('link').first().click();
		await page.getByRole('link', { name: 'Alle ervaringen die bijna hetzelfde zijn' }).click();
		await page.getByRole('heading', { name: 'Groep 1: 2 ervaringen' }).waitFor();
	});

	it('are looked at with nothing to find, and with nothing against them', async ({ visit }) => {
		const page = await visit({ signedIn: true });
		await page.goto(await told('geen-zelfde', [LETTER]));
		await page.getByText('Er zijn geen ervaringen die bijna hetzelfde zijn.').waitFor();
		await expectNoAxeViolations(page);
		await page.goto(await told('wel-zelfde', [LETTER, LETTER.toUpperCase()]));
		await page.getByText('Alleen hoofdletters en spaties verschillen').waitFor();
		await expectNoAxeViolations(page);
	});
});
