import { SvelteMap } from 'svelte/reactivity';

/** From 0 to 1, by the id of the recording: what the house said that it has. */
export const progress = new SvelteMap<string, number>();
