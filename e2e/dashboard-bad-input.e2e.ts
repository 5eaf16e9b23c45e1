import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, it, SCREENS } from './house.ts';
import { largePoint, samePoint, strangePoint, withdrawAll } from './strange-points.ts';
import { ask, POINT } from './teller.ts';

const WORK = '/werk/vertelpunten';

/** Opens a page, looks whether it stands and nothing sticks out, and (for who asks) takes a picture. */
async function look(page: Page, path: string): Promise<void> {
	const answer = await page.goto(path);
	expect(answer!.status(), path).toBe(200);
	await page.locator('h1').first().waitFor();
	const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(wider, `${path} sticks out`).toBeLessThanOrEqual(0);
	if (process.env.PICTURES)
		await page.screenshot({
			path: `${process.env.PICTURES}/${path.replace(/\W+/g, '-').slice(0, 60)}.png`,
			fullPage: true
		});
}

/** Keeps what the dashboard shows as a selection. */
async function keep(page: Page, slug: string, name: string): Promise<string> {
	await page.goto(`${WORK}/${slug}/dashboard`);
	await page.locator('[data-counted-by=browser]').waitFor();
	await page.getByText('Bewaar als selectie').click();
	await page.getByLabel('Naam van de selectie').fill(name);
	await page.getByRole('button', { name: 'Bewaar de selectie' }).click();
	await page.getByRole('heading', { level: 1, name }).waitFor();
	return new URL(page.url()).pathname;
}

describe('a dashboard, a list of patterns, selections and a page for everybody', () => {
	it('say so when an address asks for what is not there, or not any more', async ({ visit }) => {
		const page = await visit({ signedIn: true, viewport: SCREENS.phone });
		for (const wish of [
			'f.bestaat-niet=x',
			'f.who-helped=wie-niet',
			'f.rules=x~y',
			'volgorde=mooiste',
			'volgorde=beste-voorbeeld&patroon=bestaat-niet~nergens',
			`f.who-helped=${'a,'.repeat(900)}`
		]) {
			await look(page, `${WORK}/samenleren/dashboard?${wish}`);
			await page.getByText('Een deel van dit adres begrijpen we niet').waitFor();
		}
		await expectNoAxeViolations(page);
		const gone = await page.goto(`${WORK}/samenleren/patronen/bestaat-niet~nergens`);
		expect(gone!.status()).toBe(404);
		await page.locator('h1').waitFor();
	});

	it('stand empty and say so where nobody told anything, and show the one that was told', async ({ visit }) => {
		const page = await visit({ signedIn: true, viewport: SCREENS.phone });
		await samePoint('nog-leeg', 0);
		await samePoint('pas-een', 1);
		for (const slug of ['nog-leeg', 'pas-een'])
			for (const room of ['dashboard', 'patronen', 'selecties', 'open', 'bestand', 'wie-horen-we-nog-niet'])
				await look(page, `${WORK}/${slug}/${room}`);
		await page.goto(`${WORK}/nog-leeg/wie-horen-we-nog-niet`);
		await page.getByText('Er is nog geen tabel om de ervaringen naast te leggen.').waitFor();
		await page.goto(`${WORK}/nog-leeg/dashboard`);
		await page.getByText('Hier is nog niets verteld.', { exact: false }).waitFor();
		await expectNoAxeViolations(page);
	});

	it('say what they can where everybody answered the same, and keep a selection that was withdrawn', async ({
		visit
	}) => {
		const page = await visit({ signedIn: true, viewport: SCREENS.phone });
		await samePoint('gelijk', 40);
		await look(page, `${WORK}/gelijk/dashboard`);
		await look(page, `${WORK}/gelijk/patronen`);
		const kept = await keep(page, 'gelijk', 'Allemaal hetzelfde');
		await withdrawAll('gelijk');
		await look(page, kept);
		await page
			.getByText(/40 ervaringen .*(ingetrokken|teruggenomen)/)
			.first()
			.waitFor();
		await expectNoAxeViolations(page);
		await look(page, `${WORK}/gelijk/dashboard`);
		await look(page, `${WORK}/gelijk/selecties`);
	});

	it('hold labels of 500 letters, markup, Arabic and four hundred areas', async ({ visit }) => {
		await strangePoint('vreemd', 60);
		const page = await visit({ signedIn: true, viewport: SCREENS.phone });
		const [story] = await ask<{ id: string }>(
			`select story.id from collect.stories story join collect.story_points point on point.id = story.story_point_id
			 where point.slug = 'vreemd' limit 1`
		);
		const kept = await keep(page, 'vreemd', 'x'.repeat(100));
		for (const path of [
			'dashboard',
			'dashboard?f.keuze=o0,o1',
			'patronen',
			'selecties',
			`ervaringen/${story!.id}`,
			'open'
		])
			await look(page, `${WORK}/vreemd/${path}`);
		await look(page, kept);
		expect(await page.title()).not.toBe('1');
		await page.goto(`${WORK}/vreemd/open`);
		await page.getByLabel('Iedereen mag deze pagina zien').check();
		for (const id of ['keuze', 'schuif', 'hoek']) await page.locator(`[name=charts][value="${id}"]`).check();
		await page.getByRole('button', { name: 'Bewaar en maak de pagina' }).click();
		await page.getByText('Bewaard. Hieronder zie je').waitFor();
		await look(page, '/open/vreemd');
		await expectNoAxeViolations(page);
	});

	it('draw outlines, not black shapes, for who has no JavaScript or gets no styles', async ({ visit }) => {
		const [story] = await ask<{ id: string }>(
			`select story.id from collect.stories story join collect.story_points point on point.id = story.story_point_id
			 where point.slug = 'samenleren' and story.answers @? '$.*.shares' limit 1`
		);
		for (const styles of [true, false]) {
			const page = await visit({ signedIn: true, javaScriptEnabled: false });
			if (!styles) await page.route(/\.css$/, (route) => route.abort());
			await look(page, `${WORK}/samenleren/ervaringen/${story!.id}`);
			const fills = await page
				.locator('main svg polygon')
				.evaluateAll((shapes) => shapes.map((shape) => getComputedStyle(shape).fill));
			expect(fills.length).toBeGreaterThan(0);
			for (const fill of fills) expect(fill).not.toBe('rgb(0, 0, 0)');
		}
	});

	it('answer a million ids in words, and keep none of them', async ({ visit, address }) => {
		const page = await visit({ signedIn: true });
		const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
		const post = (ids: number) =>
			fetch(`${address}${WORK}/samenleren/dashboard?/keep`, {
				method: 'POST',
				redirect: 'manual',
				headers: { cookie, origin: address, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
				body: `name=Veel&question=&filter=&wijze=hand${'&ervaring=0192f000-0000-7000-8000-00000000beef'.repeat(ids)}`
			});
		const before = await ask('select id from explore.selections');
		for (const [ids, status] of [
			[1_000_000, 413],
			[15_000, 400]
		] as const) {
			const answer = await post(ids);
			expect(answer.status).toBe(status);
			expect(await answer.text()).toContain('Dat zijn er te veel om aan te vinken');
		}
		expect(await ask('select id from explore.selections')).toHaveLength(before.length);
		expect((await page.goto(POINT))!.status()).toBe(200);
	});
});

describe('a download', () => {
	it('is refused in words when its address asks for what there is not', async ({ visit, address }) => {
		const page = await visit({ signedIn: true });
		const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
		for (const [wish, sentence] of [
			['vorm=excel', 'Dit soort bestand kennen we niet.'],
			['kolommen=labels', 'We weten niet wat je boven de kolommen wilt.'],
			['vorm=csv&limiet=10', 'Een deel van dit adres begrijpen we niet.'],
			['vorm=csv&filter=f.bestaat-niet%3Dx', 'Een filter in dit adres begrijpen we niet.']
		] as const) {
			const answer = await fetch(`${address}${WORK}/samenleren/dashboard/export?${wish}`, {
				headers: { cookie, accept: 'text/html' }
			});
			expect(answer.status, wish).toBe(400);
			expect(answer.headers.get('content-disposition'), wish).toBeNull();
			const said = await answer.text();
			expect(said, wish).toContain(sentence);
			expect(said, wish).toContain('Er is niets gedownload.');
		}
		await page.goto(`${WORK}/samenleren/dashboard/export?vorm=excel`);
		await page.getByRole('heading', { name: 'Dit soort bestand kennen we niet.' }).waitFor();
	});

	it('fails, and does not end as if it were whole, when the database goes away halfway', async ({ visit, address }) => {
		const page = await visit({ signedIn: true });
		const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
		await largePoint('groot', 3000);
		for (const path of ['dashboard/export?vorm=jsonl&kolommen=codes', 'dashboard/export?vorm=csv', 'bestand/archief']) {
			const answer = await fetch(`${address}${WORK}/groot/${path}`, { headers: { cookie } });
			expect(answer.status, path).toBe(200);
			const reader = answer.body!.getReader();
			await reader.read();
			await ask('alter table collect.stories rename to stories_away');
			try {
				const toTheEnd = async () => {
					while (!(await reader.read()).done);
				};
				await expect(toTheEnd(), path).rejects.toThrow();
			} finally {
				await ask('alter table collect.stories_away rename to stories');
			}
		}
		expect((await page.goto(`${WORK}/groot/selecties`))!.status()).toBe(200);
	});
});
