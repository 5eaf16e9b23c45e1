import type { Browser } from 'playwright-core';
import type { Bench } from './run.ts';
import { atStoryPoint, PHONE } from './tell-house.ts';

/** A cheap phone on a slow line: 400 ms there and back, 400 kbit/s, a processor four times slower. */
const LINE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const SLOWER = 4;
const RUNS = 5;
const LIMITS = { firstPaintMs: 2_500, typingReadyMs: 3_500 };

interface Times {
	readonly firstPaintMs: number;
	readonly typingReadyMs: number;
	readonly longestTaskMs: number;
}

/**
 * The first visit to `/vertel/[punt]` with an empty cache, in milliseconds since the address was opened.
 *
 * - `firstPaintMs`: the welcome can be read (first contentful paint).
 * - `typingReadyMs`: somebody who presses every button as soon as it works (begin, the first opening question, on) has typed a
 *   word in the box for the experience, and that word is on the device.
 * - `longestTaskMs`: the longest time in which the page heard nothing.
 *
 * The median of several runs, each in a fresh browser profile.
 */
export const bench: Bench = (say) =>
	atStoryPoint(async (browser, address) => {
		const all: Times[] = [];
		await visit(browser, address); // the house itself is warm
		for (let run = 0; run < RUNS; run++) {
			const times = await visit(browser, address);
			say(JSON.stringify(times));
			all.push(times);
		}
		const figures = {
			firstPaintMs: median(all.map(({ firstPaintMs }) => firstPaintMs)),
			typingReadyMs: median(all.map(({ typingReadyMs }) => typingReadyMs)),
			longestTaskMs: median(all.map(({ longestTaskMs }) => longestTaskMs))
		};
		const isQuick = figures.firstPaintMs <= LIMITS.firstPaintMs && figures.typingReadyMs <= LIMITS.typingReadyMs;
		return { ...figures, runs: RUNS, limits: LIMITS, withinLimits: isQuick };
	});

async function visit(browser: Browser, address: string): Promise<Times> {
	const context = await browser.newContext({ ...PHONE, isMobile: true, hasTouch: true });
	try {
		const page = await context.newPage();
		const session = await context.newCDPSession(page);
		await session.send('Network.enable');
		await session.send('Network.emulateNetworkConditions', LINE);
		await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
		await page.addInitScript(hurry, 'maandag');
		await page.goto(address, { waitUntil: 'commit' });
		await page.waitForFunction(() => 'typed' in globalThis, undefined, { polling: 100 });
		return await page.evaluate(() => {
			const { typed, longest } = globalThis as unknown as { typed: number; longest: number };
			const paint = performance.getEntriesByName('first-contentful-paint')[0]!.startTime;
			return {
				firstPaintMs: Math.round(paint),
				typingReadyMs: Math.round(typed),
				longestTaskMs: Math.round(longest)
			};
		});
	} finally {
		await context.close();
	}
}

/** Runs in the page: a teller who waits for nothing but the page. */
function hurry(word: string): void {
	const here = globalThis as unknown as { typed?: number; longest: number };
	here.longest = 0;
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) here.longest = Math.max(here.longest, duration);
	}).observe({ type: 'longtask', buffered: true });

	const look = setInterval(() => {
		const text = document.querySelector<HTMLTextAreaElement>('#tekst');
		if (text && !text.value) {
			text.value = word;
			text.dispatchEvent(new Event('input', { bubbles: true }));
		}
		const isKept = Object.values({ ...localStorage }).some((kept) => String(kept).includes(word));
		if (text && isKept) {
			here.typed = performance.now();
			clearInterval(look);
		}
		if (text || !document.querySelector('[data-live]')) return;
		document.querySelector<HTMLInputElement>('input[name=openingsvraag]')?.click();
		document.querySelector<HTMLButtonElement>('button[value=verder]')?.click();
	}, 20);
}

const median = (numbers: readonly number[]): number =>
	numbers.toSorted((one, other) => one - other)[numbers.length >> 1]!;
