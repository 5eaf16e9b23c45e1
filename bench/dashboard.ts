/**
 * The dashboard of the production build in a real browser, over the real tables: 20 charts, at three sizes of a story point.
 *
 *     npm run bench -- dashboard [--json] [--sizes 10000,100000]
 *
 * Of every size: first paint; from an input event to all charts on the screen (the 95th percentile over brushing a slider,
 * toggling options and zones, a lasso, a period and a handle by keyboard, each alone and beside two other filters); the
 * longest task of the page meanwhile; what was sent, and what it takes of memory on both sides. A snapshot is cold when the
 * house never counted this point before. `idleP95Ms` is what a pointer that changes one line of text takes on this machine.
 */
import { request } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '#test/browser.ts';
import { withTemporaryDatabase } from '../src/bin/temporary-database.ts';
import { SOUGHT } from './dashboard/asked.ts';
import { openFiller } from './dashboard/filling.ts';
import { GESTURES, measureGesture, OTHERS } from './dashboard/gestures.ts';
import { ADMINISTRATOR, openHouse, type WatchedHouse } from './dashboard/house.ts';
import { lookFor, observe, readMeasured, readPaint } from './dashboard/page.ts';
import type { Bench } from './run.ts';

const SIZES = [10_000, 100_000, 1_000_000];
const LIMITS = { n10000: 50, n100000: 100, n1000000: 250, firstPaintMs: 1500, searchP95Ms: 150 };
const SEARCHED = 100_000;
const VISITS = 3;

export const options = { sizes: { type: 'string', default: SIZES.join() } } as const;

export const bench: Bench = (say, { sizes }) =>
	withTemporaryDatabase(async (url) => {
		const house = await openHouse(url);
		const browser = await openBrowser(['--enable-precise-memory-info']);
		const filler = await openFiller(url);
		try {
			const cookies = await signIn(browser, house.address);
			const figures: Record<string, unknown> = {};
			for (const size of String(sizes).split(',').map(Number)) {
				const began = performance.now();
				await filler.fill(`n${size}`, size);
				say(`${size} experiences stored in ${Math.round((performance.now() - began) / 1000)} s`);
				const figure = await measure({ browser, house, cookies, size });
				say(JSON.stringify(figure));
				figures[`n${size}`] = figure;
				if (size === SEARCHED)
					Object.assign(
						figures,
						{ snapshotColdMs: figure.snapshotColdMs },
						await measureHouse({ browser, house, cookies, size })
					);
			}
			return { ...figures, limits: LIMITS };
		} finally {
			await filler.close();
			await browser.close();
			await house.close();
		}
	});

type Cookies = Awaited<ReturnType<typeof signIn>>;

interface Under {
	readonly browser: Browser;
	readonly house: WatchedHouse;
	readonly cookies: Cookies;
	readonly size: number;
}

async function measure(under: Under) {
	const { house, size } = under;
	await house.watched();
	const cold = await fetchSnapshot(under);
	const { maxBlockMs, peakRssMb } = await house.watched();

	const paints: Awaited<ReturnType<typeof visit>>[] = [];
	for (let nth = 0; nth < VISITS; nth++) paints.push(await visit(under, '', () => Promise.resolve(undefined)));
	const steps: Record<string, number[]> = {};
	let longestTaskMs = 0;
	let heapMb = 0;
	for (const filter of ['', OTHERS]) {
		await visit(under, filter, async (page) => {
			for (const name of Object.keys(GESTURES)) {
				const measured = await measureGesture(page, name);
				longestTaskMs = Math.max(longestTaskMs, measured.longestTaskMs);
				(steps[name] ??= []).push(...measured.steps);
			}
			heapMb = Math.max(heapMb, await heapOf(page));
		});
	}
	const { rssMb } = await house.watched();
	const all = Object.values(steps).flat();
	return {
		firstPaintMs: median(paints.map(({ firstPaintMs }) => firstPaintMs)),
		gestureP95Ms: percentile(all, 0.95),
		longestTaskMs: Math.round(longestTaskMs),
		gestureMedianMs: median(all),
		gestures: Object.fromEntries(
			Object.entries(steps).map(([name, times]) => [name, { steps: times.length, p95Ms: percentile(times, 0.95) }])
		),
		idleP95Ms: await idle(under),
		openMs: median(paints.map(({ openMs }) => openMs)),
		loadingTaskMs: median(paints.map(({ loadingTaskMs }) => loadingTaskMs)),
		snapshotColdMs: cold.ms,
		snapshotAgainMs: (await fetchSnapshot(under)).ms,
		snapshotKb: Math.round(cold.bytes / 1024),
		pageKb: median(paints.map(({ sentKb }) => sentKb)),
		serverBlockMs: maxBlockMs,
		serverPeakMb: peakRssMb,
		serverMb: rssMb,
		browserMb: heapMb,
		rows: size
	};
}

/** A fresh browser profile opens the dashboard and counts for itself before anything is done there. */
async function visit({ browser, house, cookies, size }: Under, query: string, work: (page: Page) => Promise<unknown>) {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL' });
	try {
		context.setDefaultTimeout(60_000);
		await context.addCookies(cookies);
		await context.addInitScript(observe);
		const page = await context.newPage();
		const began = performance.now();
		await page.goto(`${house.address}/werk/vertelpunten/n${size}/dashboard?${query}`, { waitUntil: 'commit' });
		await page.locator('[data-counted-by=browser]').waitFor();
		const openMs = Math.round(performance.now() - began);
		const { longestTaskMs } = await page.evaluate(readMeasured);
		const paint = await page.evaluate(readPaint);
		await work(page);
		return { ...paint, openMs, loadingTaskMs: Math.round(longestTaskMs) };
	} finally {
		await context.close();
	}
}

/** The same measuring on a page where a pointer changes one line of text: what the machine and the browser take by themselves. */
async function idle({ browser }: Under): Promise<number> {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	try {
		await context.addInitScript(observe);
		const page = await context.newPage();
		await page.goto('data:text/html,<div class="dashboard" style="height:100vh">0</div>');
		await page.evaluate(() => {
			const dashboard = document.querySelector('.dashboard')!;
			dashboard.addEventListener('pointermove', () =>
				requestAnimationFrame(() => (dashboard.textContent = `${performance.now()}`))
			);
		});
		for (let step = 0; step < 60; step++) {
			await page.mouse.move(100 + step * 5, 300);
			await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
		}
		return percentile((await page.evaluate(readMeasured)).steps, 0.95);
	} finally {
		await context.close();
	}
}

async function measureHouse(under: Under) {
	const times: number[] = [];
	await visit(under, '', async (page) => {
		for (const words of [...SOUGHT, ...SOUGHT]) times.push(await page.evaluate(lookFor, words));
	});
	return {
		searchP95Ms: percentile(times, 0.95),
		searchMedianMs: median(times),
		exportRowsPerSecond: await exportSpeed(under)
	};
}

const asMember = ({ cookies }: Under) => ({
	cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
	'accept-encoding': 'br',
	'sec-fetch-dest': 'empty'
});

async function exportSpeed(under: Under): Promise<number> {
	const began = performance.now();
	const address = `${under.house.address}/werk/vertelpunten/n${under.size}/dashboard/export?vorm=csv`;
	const response = await fetch(address, { headers: asMember(under) });
	if (!response.ok) throw new Error(`the export answered ${response.status}`);
	let lines = 0;
	for await (const chunk of response.body!) for (const byte of chunk as Uint8Array) if (byte === 10) lines++;
	if (lines < under.size) throw new Error(`the export had ${lines} lines`);
	return Math.round(under.size / ((performance.now() - began) / 1000));
}

async function fetchSnapshot(under: Under): Promise<{ ms: number; bytes: number }> {
	const began = performance.now();
	return new Promise((resolve, reject) => {
		const address = `${under.house.address}/werk/vertelpunten/n${under.size}/dashboard/snapshot`;
		request(address, { headers: asMember(under) }, (response) => {
			if (response.statusCode !== 200) reject(new Error(`the snapshot answered ${response.statusCode}`));
			let bytes = 0;
			response.on('data', (chunk: Buffer) => (bytes += chunk.length));
			response.on('end', () => resolve({ ms: Math.round(performance.now() - began), bytes }));
		})
			.once('error', reject)
			.end();
	});
}

async function heapOf(page: Page): Promise<number> {
	const session = await page.context().newCDPSession(page);
	const { usedSize, backingStorageSize = 0 } = (await session.send('Runtime.getHeapUsage')) as {
		usedSize: number;
		backingStorageSize?: number;
	};
	return Math.round((usedSize + backingStorageSize) / 2 ** 20);
}

async function signIn(browser: Browser, address: string) {
	const context = await browser.newContext({ baseURL: address });
	try {
		const page = await context.newPage();
		await page.goto('/werk/inloggen');
		await page.locator('input[name=email]').fill(ADMINISTRATOR.email);
		await page.locator('input[name=password]').fill(ADMINISTRATOR.password);
		await page.locator('input[name=password]').press('Enter');
		await page.waitForURL((url) => url.pathname !== '/werk/inloggen');
		return await context.cookies();
	} finally {
		await context.close();
	}
}

const percentile = (numbers: readonly number[], part: number): number =>
	Math.round(numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length * part)] ?? NaN);

const median = (numbers: readonly number[]): number => percentile(numbers, 0.5);
