import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished } from 'vitest';
import { it } from './house.ts';
import { openHouse, PROGRAM, pullDown } from './own-house.ts';
import { answerQuestions, followCode, goTell, live, next, POINT } from './teller.ts';

const INGREDIENTS = ['src', 'messages', 'db', 'static', 'package.json', 'package-lock.json', 'tsconfig.json'];
const NEWER = 'En nu verder';

/** The program as a next release brings it: the same in all but one sentence, and built apart. */
async function nextRelease(): Promise<string> {
	const program = await mkdtemp(join(tmpdir(), 'samenleren-release-'));
	for (const name of [...INGREDIENTS, 'vite.config.ts'])
		await cp(join(PROGRAM, name), join(program, name), { recursive: true });
	await symlink(join(PROGRAM, 'node_modules'), join(program, 'node_modules'));
	const sentences = join(program, 'messages/nl/tell.json');
	const said = await readFile(sentences, 'utf8');
	await writeFile(sentences, said.replace('"tell.next": "Verder"', `"tell.next": "${NEWER}"`));
	return program;
}

/** The name of the build that a page was drawn by. */
const buildOf = (page: Page) =>
	page.evaluate(() => /teller\.js\?v=(\d+)/.exec(document.documentElement.outerHTML)?.[1]);

/** Until the device keeps the page and all that belongs to it. */
const whenKept = (page: Page) =>
	expect
		.poll(() => page.evaluate(async (point) => (await caches.match(point)) !== undefined, POINT), { timeout: 20_000 })
		.toBe(true);

/** All parts of the telling page that a house gives out. */
const filesOf = async (address: string) =>
	(await (await fetch(`${address}/_app/immutable/teller-files.json`)).json()) as readonly string[];

async function finish(page: Page): Promise<string> {
	await next(page);
	await answerQuestions(page);
	await page.locator('input[name^="toestemming:"]').first().check();
	await next(page);
	return followCode(page);
}

describe('a new version of the program', () => {
	it(
		'strands nobody who is telling, on an open page or on one that opens again',
		{ timeout: 300_000 },
		async ({ browser }) => {
			const folder = await mkdtemp(join(tmpdir(), 'samenleren-two-builds-'));
			const program = await nextRelease();
			const first = await openHouse({ folder });
			let { house } = first;
			const device = () => browser.newContext({ baseURL: first.address, locale: 'nl-NL' });
			const [context, other] = [await device(), await device()];
			onTestFinished(async () => {
				await context.close();
				await other.close();
				await pullDown(house, 'SIGTERM');
				for (const place of [folder, program]) await rm(place, { recursive: true, force: true });
			});

			const open = await context.newPage();
			await open.goto(POINT);
			await live(open);
			const before = await buildOf(open);
			await whenKept(open);
			await goTell(open);
			await open.locator('#tekst').fill('Begonnen in de vorige versie, en blijven zitten.');
			const again = await context.newPage();
			await again.goto(POINT);
			await live(again);
			if (await again.getByText('Ik ben iemand anders').count()) await again.getByText('Ik ben iemand anders').click();
			await goTell(again);
			await again.locator('#tekst').fill('Begonnen in de vorige versie, en teruggekomen.');

			// Somebody who only read the welcome: of the program this page has the first part, and the house has no other any more.
			const reading = await other.newPage();
			await reading.goto(POINT);
			await live(reading);
			await whenKept(reading);

			const files = await filesOf(first.address);
			await pullDown(house, 'SIGTERM');
			({ house } = await openHouse({ folder, port: new URL(first.address).port, program }));

			const newer = await filesOf(first.address);
			expect(
				files.filter((file) => !newer.includes(file)).length,
				'parts of the earlier build that the house has no more'
			).toBeGreaterThan(2);

			await again.reload();
			await live(again);
			await expect.poll(() => buildOf(again)).not.toBe(before);
			expect(await again.locator('#tekst').inputValue()).toBe('Begonnen in de vorige versie, en teruggekomen.');
			expect(await again.locator('button[value=verder]').innerText()).toBe(NEWER);
			expect((await finish(again)).split(/\s+/)).toHaveLength(5);

			expect(await buildOf(reading)).toBe(before);
			await goTell(reading);
			await reading.locator('#tekst').fill('Pas begonnen toen er al een nieuwe versie was.');
			expect((await finish(reading)).split(/\s+/)).toHaveLength(5);

			expect(await buildOf(open)).toBe(before);
			expect(await open.locator('#tekst').inputValue()).toBe('Begonnen in de vorige versie, en blijven zitten.');
			expect((await finish(open)).split(/\s+/)).toHaveLength(5);
		}
	);
});
