import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished } from 'vitest';
import { it } from './house.ts';
import { followCode, live, next, POINT, tellAll } from './teller.ts';

const START = fileURLToPath(new URL('../src/bin/start.ts', import.meta.url));

/** A house of this test's own, that can be pulled down in the middle of a sentence. */
async function openHouse(folder: string, port = '0'): Promise<{ house: ChildProcess; address: string }> {
	const settings = { NODE_ENV: 'production', PORT: port, HOST: 'localhost', DATABASE_URL: '', DATA_DIR: folder };
	const house = spawn(process.execPath, [START], {
		env: { ...process.env, ...settings },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const address = await new Promise<string>((resolve, reject) => {
		let said = '';
		house.stdout.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			const found = /(https?:\/\/\S+?:\d+)\/vertel/.exec(said)?.[1];
			if (found) resolve(found);
		});
		house.once('exit', (code) => reject(new Error(`the house did not open (exit ${code}):\n${said}`)));
	});
	return { house, address };
}

async function pullDown(house: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	const gone = new Promise((resolve) => house.once('exit', resolve));
	if (house.kill(signal)) await gone;
}

describe('a house that falls down while an experience is on its way', () => {
	it(
		'has it exactly once when it stands again, and gives the code it would have given',
		{ timeout: 120_000 },
		async ({ browser }) => {
			const folder = await mkdtemp(join(tmpdir(), 'samenleren-restart-'));
			const { house: first, address } = await openHouse(folder);
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
			({ house } = await openHouse(folder, new URL(address).port));
			await page.goto(POINT);
			await live(page);
			const now = page.getByText('Probeer nu te versturen');
			if (await now.count()) await now.click();
			expect(await followCode(page)).toBe(code);
		}
	);
});
