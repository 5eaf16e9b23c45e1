import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { openBrowser } from '#test/browser.ts';

/** The phone on which a first view is weighed and timed. */
export const PHONE = { viewport: { width: 360, height: 740 }, locale: 'nl-NL' } as const;

/** A house as `npm start` opens it, with a browser before the door of its example story point; both gone afterwards. */
export async function atStoryPoint<Figures>(
	measure: (browser: Browser, address: string) => Promise<Figures>
): Promise<Figures> {
	const folder = await mkdtemp(join(tmpdir(), 'samenleren-tell-'));
	const house = openHouse(folder);
	const browser = await openBrowser();
	try {
		return await measure(browser, await storyPointOf(house));
	} finally {
		await browser.close();
		await close(house);
		await rm(folder, { recursive: true, force: true });
	}
}

function openHouse(folder: string): ChildProcess {
	const start = fileURLToPath(new URL('../src/bin/start.ts', import.meta.url));
	const settings = { NODE_ENV: 'production', PORT: '0', HOST: 'localhost', DATABASE_URL: '', DATA_DIR: folder };
	return spawn(process.execPath, [start], {
		env: { ...process.env, ...settings, LOG_LEVEL: 'warn' },
		stdio: ['ignore', 'pipe', 'inherit']
	});
}

/** The address of the example story point, as the house says it when it is open. */
function storyPointOf(house: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = '';
		house.stdout!.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			const address = /https?:\/\/\S+\/vertel\/[\w-]+/.exec(said)?.[0];
			if (address) resolve(address);
		});
		house.once('exit', (code) => reject(new Error(`the house did not open (exit ${code}):\n${said}`)));
	});
}

async function close(house: ChildProcess): Promise<void> {
	if (house.exitCode !== null) return;
	const gone = new Promise((resolve) => house.once('exit', resolve));
	house.kill('SIGTERM');
	await gone;
}
