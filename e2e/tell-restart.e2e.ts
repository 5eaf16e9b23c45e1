import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished } from 'vitest';
import { it } from './house.ts';
import { openHouse, pullDown } from './own-house.ts';
import { followCode, live, next, POINT, tellAll } from './teller.ts';

describe('a house that falls down while an experience is on its way', () => {
	it(
		'has it exactly once when it stands again, and gives the code it would have given',
		{ timeout: 120_000 },
		async ({ browser }) => {
			const folder = await mkdtemp(join(tmpdir(), 'samenleren-restart-'));
			const { house: first, address } = await openHouse({ folder });
			let house = first;
			const context = await browser.newContext({ baseURL: address, locale: 'nl-NL' });
			onTestFinished(async () => {
				await context.close();
				await pullDown(house, 'SIGTERM');
				await rm(folder, { recursive: true, force: true });
			});
			const page = await context.newPage();
			await page.goto(POINT);
			await live(page);
			await tellAll(page, 'Midden in een storing.');
			let code = '';
			await page.route(
				'**/ervaringen',
				async (route) => {
					code = ((await (await route.fetch()).json()) as { volgcode: string }).volgcode;
					await pullDown(house, 'SIGKILL');
					await route.abort();
				},
				{ times: 1 }
			);
			await next(page);
			await page.getByText('Je ervaring wacht op verbinding').waitFor();

			await page.reload().catch(() => undefined);
			({ house } = await openHouse({ folder, port: new URL(address).port }));
			await page.goto(POINT);
			await live(page);
			const now = page.getByText('Probeer nu te versturen');
			if (await now.count()) await now.click();
			expect(await followCode(page)).toBe(code);
		}
	);
});
