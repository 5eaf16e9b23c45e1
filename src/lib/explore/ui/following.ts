import { changeBy } from '../news.ts';
import type { Explorer } from './explorer.svelte.ts';
import { fetchNews, fetchSnapshot, keepSnapshot } from './source.ts';

/** How soon an open dashboard asks again what came; together with the asking itself well within five seconds. */
const PACE_MS = 2500;
const SLOWEST_MS = 20_000;

/**
 * Asks now, and again and again as long as the page is in sight and there is a connection. After a failure it asks less often.
 * @param heard  what went wrong, or `undefined` when it went well; `false` ends it
 */
export function follow(ask: () => Promise<void>, heard: (error: unknown) => boolean): { stop: () => void } {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let pace = PACE_MS;
	let isAsking = false;
	let isOver = false;

	async function round(): Promise<void> {
		clearTimeout(timer);
		if (isAsking || isOver) return;
		isAsking = true;
		let error: unknown;
		try {
			await ask();
			pace = PACE_MS;
		} catch (thrown) {
			error = thrown;
			pace = Math.min(pace * 2, SLOWEST_MS);
		}
		isAsking = false;
		if (isOver) return;
		isOver = !heard(error);
		if (!isOver && !document.hidden) timer = setTimeout(() => void round(), pace);
	}
	const wake = () => void (document.hidden || round());
	document.addEventListener('visibilitychange', wake);
	addEventListener('online', wake);
	void round();
	return {
		stop() {
			isOver = true;
			clearTimeout(timer);
			document.removeEventListener('visibilitychange', wake);
			removeEventListener('online', wake);
		}
	};
}

let isHeld = false;

/** Hears whether a finger or a button is down. @returns what ends it */
export function watchFinger(): () => void {
	const down = () => (isHeld = true);
	const up = () => (isHeld = false);
	addEventListener('pointerdown', down, true);
	addEventListener('pointerup', up, true);
	addEventListener('pointercancel', up, true);
	return () => {
		removeEventListener('pointerdown', down, true);
		removeEventListener('pointerup', up, true);
		removeEventListener('pointercancel', up, true);
	};
}

/** When nothing is held any more. */
async function whenLetGo(): Promise<void> {
	while (isHeld) await new Promise((resolve) => setTimeout(resolve, FEEL_MS));
}

const FEEL_MS = 100;

const taking = new WeakMap<Explorer, Promise<void>>();

/** Takes in what came and went since: one after another, and never while a finger is on a chart. */
export function takeNews(explorer: Explorer, base: string): Promise<void> {
	const known = taking.get(explorer);
	if (known) return known;
	const fresh = take(explorer, base).finally(() => taking.delete(explorer));
	taking.set(explorer, fresh);
	return fresh;
}

async function take(explorer: Explorer, base: string): Promise<void> {
	const found = await fetchNews(base, explorer.key);
	if (found === 'none') return;
	await whenLetGo();
	const before = explorer.columns;
	const change = found !== 'everything' && before && changeBy(found.news, before);
	if (!change) return explorer.open(await fetchSnapshot(base, ''));
	explorer.merge(found.key, change);
	keepSnapshot(base, { key: explorer.key, columns: explorer.columns });
}
