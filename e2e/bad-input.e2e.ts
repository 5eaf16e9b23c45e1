import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { endlessBody } from './endless-body.ts';
import { expectNoAxeViolations, it, SCREENS } from './house.ts';
import { closeLongAgo, pointLikeTheExample } from './points.ts';
import { TELLING_TIMEOUT } from './setup.ts';
import { answerQuestions, ask, followCode, goTell, live, next, POINT, stored, tellAll, visitPoint } from './teller.ts';
import { testedHouse } from './tested-house.ts';
import { anExperience, tellTo, type Proof } from './told-elsewhere.ts';

interface Refused {
	readonly status: number;
	readonly code: string;
	readonly detail: string;
	readonly errors?: readonly { readonly code: string; readonly location: { readonly pointer: string } }[];
}

/** A refusal as every program gets it: in words, in Dutch unless another language is asked for. */
async function refusal(response: Response): Promise<Refused> {
	expect(response.headers.get('content-type')).toBe('application/problem+json');
	expect(response.headers.get('content-language')).toBe('nl');
	const problem = (await response.json()) as Refused;
	expect(problem.status).toBe(response.status);
	expect(problem.detail).toMatch(/^[A-Z].*\.$/);
	expect(problem.detail).not.toBe(problem.code);
	return problem;
}

const DAY = 86_400_000;
const daysFromNow = (days: number) => new Date(Date.now() + days * DAY);

/** What the house keeps; what was refused leaves no trace there. */
async function howMany(): Promise<number> {
	const [row] = await ask<{ count: string }>('select count(*) from collect.stories');
	return Number(row!.count);
}

const toPoint = (address: string, slug: string, experience: unknown) =>
	fetch(`${address}/api/v1/vertelpunten/${slug}/ervaringen`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(experience)
	});

describe('a story point that is not open', () => {
	it('says when it opens, and takes nothing before', async ({ page, address }) => {
		const path = await pointLikeTheExample('nog-niet-open', { opensAt: daysFromNow(10) });
		const before = await howMany();
		await page.goto(path);
		await page.getByRole('heading', { name: 'Dit vertelpunt is nog niet open' }).waitFor();
		const date = daysFromNow(10).toLocaleDateString('nl-NL', { dateStyle: 'long', timeZone: 'Europe/Amsterdam' });
		await page.getByText(`Je kunt hier vertellen vanaf ${date}.`, { exact: false }).waitFor();
		expect(await page.locator('button[value=verder]').count()).toBe(0);
		await expectNoAxeViolations(page);

		const point = await fetch(`${address}/api/v1/vertelpunten/nog-niet-open`);
		expect(await point.json()).toMatchObject({ stand: 'nog-niet-open' });
		const problem = await refusal(await toPoint(address, 'nog-niet-open', anExperience()));
		expect(problem).toMatchObject({ status: 409, code: 'collect.story-point.not-open-yet' });
		expect(await howMany()).toBe(before);
	});

	it('says since when it is closed, and lets whoever told before keep their words', async ({ page, address }) => {
		const path = await pointLikeTheExample('pas-gesloten');
		await page.goto(path);
		await live(page);
		await tellAll(page, 'Net te laat verstuurd.');
		await closeLongAgo('pas-gesloten');
		// For a few seconds the house remembers how a point was.
		await expect
			.poll(async () => (await toPoint(address, 'pas-gesloten', anExperience())).status, { timeout: 15_000 })
			.toBe(409);
		const problem = await refusal(await toPoint(address, 'pas-gesloten', anExperience()));
		expect(problem.code).toBe('collect.story-point.closed');

		const before = await howMany();
		await next(page);
		await page.getByText('Je woorden staan nog op dit toestel.', { exact: false }).waitFor();
		await page.getByRole('button', { name: 'Bewaar je eigen kopie' }).waitFor();
		await expectNoAxeViolations(page);
		await page.reload();
		await live(page);
		expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain('Net te laat verstuurd.');
		expect(await howMany()).toBe(before);

		const late = await page.context().newPage();
		await late.goto('/volg');
		await late.goto(path);
		await late.getByText('Dit vertelpunt is gesloten').first().waitFor();
	});
});

describe('a language that is not spoken', () => {
	it('is said in the address, and the page speaks one that it knows', async ({ visit, address }) => {
		for (const javaScriptEnabled of [true, false]) {
			const page = await visit({ javaScriptEnabled, viewport: SCREENS.phone });
			for (const wish of ['xx', '%3Cscript%3E', 'nl-'.repeat(500)]) {
				const answer = await page.goto(`${POINT}?lang=${wish}`);
				expect(answer!.status()).toBe(200);
				await page.getByText('Die taal spreken we hier niet.', { exact: false }).waitFor();
				expect(await page.locator('html').getAttribute('lang')).toBe('nl');
				await page.locator('button[value=verder]').waitFor();
			}
			await expectNoAxeViolations(page);
		}
		const problem = await refusal(await tellTo(address, anExperience({ taal: 'xx' })));
		expect(problem.errors).toMatchObject([{ location: { pointer: '#/taal' } }]);
	});
});

describe('what somebody writes', () => {
	it('is refused in words when it is a hundred thousand words long, from another program too', async ({ address }) => {
		const before = await howMany();
		const tekst = 'woord '.repeat(100_000);
		expect(tekst.length).toBe(600_000);
		expect((await refusal(await tellTo(address, anExperience({ tekst })))).status).toBe(413);
		const fits = await refusal(await tellTo(address, anExperience({ tekst: tekst.slice(0, 250_000) })));
		expect(fits.errors).toMatchObject([{ location: { pointer: '#/tekst' } }]);
		expect(await howMany()).toBe(before);
	});

	const WRITTEN = 'Zoë 👩🏽‍🦽‍➡️ 👨‍👩‍👧‍👦 🏳️‍🌈 e\u0301 \u00e9 n\u0303 ‏שלום‎ ﷽ Z̸̢a̵l̴g̶o ไทย 1️⃣\u00a0\u200b\u{1F9D1}';

	it('arrives to the byte, with emoji and marks on its letters, from a page and from a program', async ({
		visit,
		address
	}) => {
		const told = await visit({ viewport: SCREENS.phone });
		await visitPoint(told);
		await tellAll(told, `${WRITTEN} getypt`);
		await next(told);
		await followCode(told);
		const plain = await visit({ javaScriptEnabled: false });
		await plain.goto(POINT);
		await tellPlainly(plain, `${WRITTEN} zonder script`);
		expect((await tellTo(address, anExperience({ tekst: `${WRITTEN} gestuurd` }))).status).toBe(201);

		const desk = await visit({ signedIn: true });
		for (const how of ['getypt', 'zonder script', 'gestuurd']) {
			const [story] = await stored(`${WRITTEN} ${how}`);
			await desk.goto(`/werk/vertelpunten/samenleren/ervaringen/${story!.id}`);
			const read = await desk.locator('main').evaluate((main) => main.textContent);
			expect(read, `${how} as the team reads it`).toContain(`${WRITTEN} ${how}`);
		}
	});

	it('is the words of a page that was pasted, and nothing of its dress', async ({ visit }) => {
		const page = await visit({ permissions: ['clipboard-read', 'clipboard-write'] });
		await visitPoint(page);
		await goTell(page);
		await page.evaluate(async () => {
			const html =
				'<h1 onclick="alert(1)">Kop</h1><p style="color:red"><b>Vette</b> woorden &amp; een <a href="x">link</a></p>';
			await navigator.clipboard.write([
				new ClipboardItem({
					'text/html': new Blob([html], { type: 'text/html' }),
					'text/plain': new Blob(['Kop\n\nVette woorden & een link'], { type: 'text/plain' })
				})
			]);
		});
		await page.locator('#tekst').focus();
		await page.keyboard.press('Control+V');
		await expect.poll(() => page.locator('#tekst').inputValue()).toBe('Kop\n\nVette woorden & een link');
		await page.locator('#tekst').press('End');
		await page.locator('#tekst').pressSequentially(' <b>getypt</b>');
		await next(page);
		await answerQuestions(page);
		await page.locator('input[name^="toestemming:"]').first().check();
		await next(page);
		await followCode(page);
		expect(await stored('Kop\n\nVette woorden & een link <b>getypt</b>')).toHaveLength(1);
	});
});

describe('the id of an experience of somebody else', () => {
	it('overwrites nothing, from a page or from a program, and the words stay on the screen', async ({
		visit,
		address
	}) => {
		const theirs = anExperience({ tekst: 'Van iemand anders.' });
		expect((await tellTo(address, theirs)).status).toBe(201);
		const stolen = await refusal(await tellTo(address, anExperience({ id: theirs.id, tekst: 'Overschreven.' })));
		expect(stolen).toMatchObject({ status: 409, code: 'collect.story.other-key' });

		const page = await visit({ javaScriptEnabled: false });
		await page.goto(POINT);
		await tellPlainly(page, 'Met het nummer van een ander.', async () => {
			await page.locator('input[name=id]').evaluate((field: HTMLInputElement, id) => (field.value = id), theirs.id);
		});
		await page.getByRole('alert').waitFor();
		expect(await page.locator('main').innerText()).toContain('Met het nummer van een ander.');
		await expectNoAxeViolations(page);
		expect(await stored('Van iemand anders.')).toHaveLength(1);
		expect(await stored('Overschreven.')).toHaveLength(0);
		expect(await stored('Met het nummer van een ander.')).toHaveLength(0);
	});
});

describe('what another program sends', () => {
	it('is JSON, said to be JSON', async ({ address }) => {
		const before = await howMany();
		const post = (body: BodyInit, type?: string) =>
			fetch(`${address}/api/v1/vertelpunten/samenleren/ervaringen`, {
				method: 'POST',
				headers: type === undefined ? {} : { 'content-type': type },
				body
			});
		const body = JSON.stringify(anExperience());
		for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'application/jsonp'])
			expect((await refusal(await post(body, type))).status, type).toBe(415);
		expect((await refusal(await post(new FormData()))).status).toBe(415);
		for (const broken of ['', '{', 'null', '[]', '"tekst"', '\ufeff{}', '{"id":1}{"id":2}', '\0'])
			expect((await refusal(await post(broken, 'application/json'))).status, broken).toBe(400);
		expect(await howMany()).toBe(before);
	});

	it('may be as deep as it likes and name what it likes: it is refused, and changes nothing', async ({ address }) => {
		const before = await howMany();
		const good = JSON.stringify(anExperience());
		const withAnswers = (answers: string) => good.replace(/"antwoorden":\{.*?\}\}/, `"antwoorden":${answers}`);
		const deep = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times);
		const hostile = [
			deep('[', ']', 200_000),
			deep('{"a":', '}', 60_000).replace(':}', ':1}'),
			withAnswers(`{"advice":${deep('[', ']', 200_000)}}`),
			withAnswers('{"__proto__":{"keuze":"resident"}}'),
			withAnswers('{"constructor":{"prototype":{"isAdmin":true}}}'),
			withAnswers('{"toString":{"nvt":true},"perspective":{"keuze":"resident"}}'),
			good.replace('{"id"', '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},"id"')
		];
		for (const body of hostile) {
			const response = await fetch(`${address}/api/v1/vertelpunten/samenleren/ervaringen`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body
			});
			expect((await refusal(response)).status, body.slice(0, 60)).toBe(400);
		}
		expect(await howMany()).toBe(before);
		expect((await tellTo(address, anExperience())).status).toBe(201);
	});
});

describe('a clock that is wrong', () => {
	it('does not make an experience of another time', async ({ visit, address }) => {
		for (const said of ['2999-01-01T00:00:00Z', '1492-10-12T06:00:00Z']) {
			const sent = await tellTo(address, anExperience({ verteldOp: said }));
			const { id } = (await sent.json()) as Proof;
			expect(await toldAgo(id), said).toBeLessThan(60);
		}
		for (const said of ['gisteren', '2026-13-45T99:99:99Z', 1764000000000]) {
			const problem = await refusal(await tellTo(address, anExperience({ verteldOp: said })));
			expect(problem.errors).toMatchObject([{ location: { pointer: '#/verteldOp' } }]);
		}
		for (const year of [1999, 2099]) {
			const page = await visit();
			await page.clock.setFixedTime(new Date(Date.UTC(year, 5, 1)));
			await visitPoint(page);
			const text = `Verteld volgens mijn toestel in ${year}.`;
			await tellAll(page, text);
			await next(page);
			await followCode(page);
			const [story] = await stored(text);
			expect(await toldAgo(story!.id), `on a device in ${year}`).toBeLessThan(60);
		}
	});
});

/** Seconds since an experience was told, as the house keeps it. */
async function toldAgo(id: string): Promise<number> {
	const [row] = await ask<{ told_at: Date }>('select told_at from collect.stories where id = $1', [id]);
	return Math.abs(Date.now() - row!.told_at.getTime()) / 1000;
}

/** From the welcome to the last button, each step an ordinary form. */
async function tellPlainly(page: Page, text: string, beforeSending: () => Promise<void> = () => Promise.resolve()) {
	await tellAll(page, text);
	await beforeSending();
	await next(page);
}

/** A letter every second takes the house its whole patience to refuse; the other tests need not wait for it. */
const trickling = endlessBody(testedHouse().address, 'trickle');

describe('a telling without an end', () => {
	it('ends, or is let go of with a sentence when the time for it is over', async ({ address }) => {
		const before = await howMany();
		const flood = await endlessBody(address, 'flood');
		const trickle = await trickling;
		expect(trickle).toMatchObject({ status: 408, type: 'application/problem+json' });
		expect(trickle.body).toContain('Het duurde te lang voordat alles binnen was.');
		expect(trickle.seconds).toBeGreaterThanOrEqual(TELLING_TIMEOUT);
		expect(trickle.seconds).toBeLessThan(TELLING_TIMEOUT + 15);
		expect(flood).toMatchObject({ status: 413, type: 'application/problem+json' });
		expect(flood.bytes, 'no more than a few buffers beyond what is allowed').toBeLessThan(16 * 1024 * 1024);
		expect(flood.seconds).toBeLessThan(10);
		expect(await howMany()).toBe(before);
		expect((await tellTo(address, anExperience())).status, 'the house goes on').toBe(201);
	});
});
