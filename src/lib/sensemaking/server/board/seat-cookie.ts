import type { Cookies } from '@sveltejs/kit';

/** Where a request keeps its cookies, and whether the browser came by https. */
interface Jar {
	readonly cookies: Cookies;
	readonly url: URL;
}

const SEAT = 'samenleren-tafel';
const PATH = '/tafel';
const SECONDS = 36 * 60 * 60;

export const readSeatToken = ({ cookies }: Jar): string | undefined => cookies.get(SEAT);

/** One table at a time: who joins another one leaves the first. */
export const keepSeatToken = ({ cookies, url }: Jar, token: string): void =>
	cookies.set(SEAT, token, {
		path: PATH,
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: SECONDS
	});
