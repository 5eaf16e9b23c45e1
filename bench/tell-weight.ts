import type { CDPSession } from 'playwright-core';
import type { Bench } from './run.ts';
import { atStoryPoint, PHONE } from './tell-house.ts';

/** What may come over the wire before a teller reads the first sentence, and while they read it. */
const LIMITS = { totalBytes: 90 * 1024, jsBytes: 60 * 1024 };

interface Fetched {
	readonly url: string;
	readonly type: string;
	readonly bytes: number;
}

/**
 * Bytes over the wire of the first view of `/vertel/[punt]`, in a real browser with an empty cache, against the house
 * as `npm start` opens it. What the page fetches by itself after its first paint counts too.
 */
export const bench: Bench = (say) =>
	atStoryPoint(async (browser, address) => {
		say(`weighing ${address}`);
		const page = await browser.newPage(PHONE);
		const fetched = await listen(await page.context().newCDPSession(page));
		await page.goto(address, { waitUntil: 'networkidle' });
		await page.waitForTimeout(1000);

		for (const { url, type, bytes } of fetched()) say(`${String(bytes).padStart(8)}  ${type.padEnd(10)} ${url}`);
		return figuresOf(fetched());
	});

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
