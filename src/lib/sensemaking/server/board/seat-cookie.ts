import type { Cookies } from '@sveltejs/kit';

/** Where a request keeps its cookies. */
interface Jar {
	readonly cookies: Cookies;
}

const SEAT = 'samenleren-tafel';

export const readSeatToken = ({ cookies }: Jar): string | undefined => cookies.get(SEAT);
