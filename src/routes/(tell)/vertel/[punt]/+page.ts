import { browser } from '$app/env';
import type { PageLoad } from './$types';

/** The server draws any step; a browser draws the welcome first and gets the rest while it is being read. */
export const load: PageLoad = async ({ data }) => ({
	...data,
	asking: !browser || data.posted ? await import('#lib/collect/ui/asking.ts') : undefined
});
