/** What runs in the page under test. Each function goes there by itself, so it may use nothing from outside. */

export interface Measured {
	/** From the event of every step that changed something to the end of the frame that showed it. */
	readonly steps: readonly number[];
	readonly longestTaskMs: number;
}

interface Here {
	measured: { steps: number[]; longestTaskMs: number; isChanged: boolean };
}

/** Put there before the page itself: hears long tasks, and follows every input until it is on the screen. */
export function observe(): void {
	const measured = { steps: [] as number[], longestTaskMs: 0, isChanged: false };
	(globalThis as unknown as Here).measured = measured;
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) measured.longestTaskMs = Math.max(measured.longestTaskMs, duration);
	}).observe({ type: 'longtask', buffered: true });

	addEventListener('DOMContentLoaded', () => {
		new MutationObserver(() => (measured.isChanged = true)).observe(document.body, {
			subtree: true,
			childList: true,
			attributes: true,
			characterData: true
		});
	});
	let isWaiting = false;
	const follow = (event: Event) => {
		if (isWaiting || !(event.target as Element | null)?.closest?.('.dashboard')) return;
		isWaiting = true;
		measured.isChanged = false;
		// The charts are drawn in this frame; what a frame posts is heard when it is on the screen.
		requestAnimationFrame(() => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => {
				isWaiting = false;
				port1.close();
				if (measured.isChanged) measured.steps.push(performance.now() - event.timeStamp);
			};
			port2.postMessage(undefined);
		});
	};
	for (const name of ['pointermove', 'input', 'change']) addEventListener(name, follow, { capture: true });
}

export function forgetSteps(): void {
	const { measured } = globalThis as unknown as Here;
	measured.steps = [];
	measured.longestTaskMs = 0;
}

export function readMeasured(): Measured {
	const { steps, longestTaskMs } = (globalThis as unknown as Here).measured;
	return { steps, longestTaskMs };
}

export function readPaint(): { firstPaintMs: number; sentKb: number; snapshotKb: number } {
	const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
	const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
	const snapshot = resources.find(({ name }) => new URL(name).pathname.endsWith('/snapshot'));
	const kb = (bytes: number) => Math.round(bytes / 1024);
	return {
		firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
		sentKb: kb(page!.transferSize + resources.reduce((sum, { transferSize }) => sum + transferSize, 0)),
		snapshotKb: kb(snapshot?.transferSize ?? 0)
	};
}

/**
 * Looks for words as somebody does who presses Enter.
 * @returns milliseconds until the charts show it
 */
export function lookFor(words: string): Promise<number> {
	const field = document.querySelector<HTMLInputElement>('input[name=woorden]')!;
	const count = document.querySelector('.dashboard .summary strong')!;
	return new Promise((resolve, reject) => {
		const late = setTimeout(() => reject(new Error(`"${words}" changed nothing in ten seconds`)), 10_000);
		const from = performance.now();
		const counted = new MutationObserver(() => {
			counted.disconnect();
			clearTimeout(late);
			setTimeout(() => resolve(performance.now() - from));
		});
		counted.observe(count, { subtree: true, childList: true, characterData: true });
		field.value = words;
		field.dispatchEvent(new Event('change', { bubbles: true }));
	});
}
