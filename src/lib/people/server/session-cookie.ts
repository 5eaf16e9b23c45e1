import type { Cookies } from '@sveltejs/kit';

/** Where a request keeps its cookies, and whether the browser came by https. */
export interface Jar {
	readonly cookies: Cookies;
	readonly url: URL;
}

/** The prefix makes the browser refuse the cookie from another host or over plain http. */
const nameOf = (name: string, url: URL) => (url.protocol === 'https:' ? `__Host-${name}` : name);

const SESSION = 'samenleren';
const KNOWN = 'samenleren-bekend';

const DAY = 24 * 60 * 60;

function keep({ cookies, url }: Jar, name: string, value: string, maxAge?: number): void {
	cookies.set(nameOf(name, url), value, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		...(maxAge === undefined ? {} : { maxAge })
	});
}

export const readSession = ({ cookies, url }: Jar): string | undefined => cookies.get(nameOf(SESSION, url));
/** Without an age: a browser that closes forgets it, the database ends it sooner or later anyway. */
export const keepSession = (jar: Jar, value: string): void => keep(jar, SESSION, value);
export const forgetSession = ({ cookies, url }: Jar): void =>
	cookies.delete(nameOf(SESSION, url), { path: '/', secure: url.protocol === 'https:' });

export const readKnown = ({ cookies, url }: Jar): string | undefined => cookies.get(nameOf(KNOWN, url));
export const keepKnown = (jar: Jar, value: string): void => keep(jar, KNOWN, value, 180 * DAY);
