import { getContext, setContext } from 'svelte';
import type { Say } from '#lib/platform/messages.ts';

const KEY = Symbol('say');

/** Gives all components below this one their sentences; `current` is read again when the language changes. */
export const provideSay = (current: () => Say): void => void setContext(KEY, current);

/** `const say = useSay()` and then `say('collect.tell.next')`. */
export function useSay(): Say {
	const current = getContext<() => Say>(KEY);
	return (key, params) => current()(key, params);
}
