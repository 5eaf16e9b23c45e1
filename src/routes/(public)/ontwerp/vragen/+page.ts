import { loadAsks } from '#lib/signify/ui/asks.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data }) => {
	await loadAsks();
	return data;
};
