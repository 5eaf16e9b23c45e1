import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CDPSession } from 'playwright-core';
import { openBrowser } from '#test/browser.ts';
import type { Bench } from './run.ts';

/** What may come over the wire before a teller reads the first sentence, and while they read it. */
const LIMITS = { totalBytes: 110 * 1024, jsBytes: 60 * 1024 };

interface Fetched {
	readonly url: string;
	readonly type: string;
	readonly bytes: number;
}

/**
 * Bytes over the wire of the first view of `/vertel/[punt]`, in a real browser with an empty cache, against the house
 * as `npm start` opens it. What the page fetches by itself after its first paint counts too.
 */
export const bench: Bench = async (say) => {
	const folder = await mkdtemp(join(tmpdir(), 'samenleren-weight-'));
	const house = openHouse(folder);
	const browser = await openBrowser();
	try {
		const address = await storyPointOf(house);
		say(`weighing ${address}`);
		const page = await browser.newPage({ viewport: { width: 360, height: 740 }, locale: 'nl-NL' });
		const fetched = await listen(await page.context().newCDPSession(page));
		await page.goto(address, { waitUntil: 'networkidle' });
		await page.waitForTimeout(1000);

		for (const { url, type, bytes } of fetched()) say(`${String(bytes).padStart(8)}  ${type.padEnd(10)} ${url}`);
		return figuresOf(fetched());
	} finally {
		await browser.close();
		await close(house);
		await rm(folder, { recursive: true, force: true });
	}
};

/** Everything the browser got over the network, headers included, as the browser itself counts it. */
async function listen(session: CDPSession): Promise<() => readonly Fetched[]> {
	const seen = new Map<string, { url: string; type: string; bytes: number }>();
	session.on('Network.responseReceived', ({ requestId, response, type }) => {
		if (!response.url.startsWith('data:')) seen.set(requestId, { url: response.url, type, bytes: 0 });
	});
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const one = seen.get(requestId);
		if (one) one.bytes = encodedDataLength;
	});
	await session.send('Network.enable');
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
	return () => [...seen.values()];
}

function figuresOf(fetched: readonly Fetched[]) {
	const sum = (...types: readonly string[]) =>
		fetched.filter(({ type }) => !types.length || types.includes(type)).reduce((total, { bytes }) => total + bytes, 0);
	const figures = {
		totalBytes: sum(),
		jsBytes: sum('Script'),
		cssBytes: sum('Stylesheet'),
		fontBytes: sum('Font'),
		requests: fetched.length
	};
	const isLight = figures.totalBytes <= LIMITS.totalBytes && figures.jsBytes <= LIMITS.jsBytes;
	return { ...figures, limits: LIMITS, withinLimits: isLight };
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
