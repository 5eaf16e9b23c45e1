/** The steps as entries in the browser's history, so that its back button is ours too. */
import type { Step } from '../telling-draft.ts';

interface Visited {
	readonly step: Step;
	/** After sending, back leads to no other telling. */
	readonly telling: string;
}

export const isMidway = (step: Step): boolean => step !== 'welcome' && step !== 'sent';

/** @param isFirst  the page was just opened here */
export function visit(step: Step, telling: string, isFirst: boolean): void {
	const here: Visited = { step, telling };
	const isReload = isFirst && (history.state as Visited | null)?.telling === telling;
	// Who comes back later has the welcome behind them, not the page they came from.
	if (isFirst && !isReload && isMidway(step)) history.replaceState({ ...here, step: 'welcome' }, '');
	if (isMidway(step) && !isReload) history.pushState(here, '');
	else history.replaceState(here, '');
}

/** Where the browser's back or forward leads; `undefined` when that is not a step of this telling. */
export function visitedIn({ state }: PopStateEvent, telling: string): Step | undefined {
	const there = state as Visited | null;
	return there?.step === 'welcome' || there?.telling === telling ? there.step : undefined;
}
