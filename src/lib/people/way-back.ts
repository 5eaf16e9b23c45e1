/** Where somebody was going when the door asked who they are. */

export const SIGN_IN = '/werk/inloggen';

/** Everything here is for members only, but for the door itself. */
export const isForMembers = (pathname: string): boolean =>
	(pathname === '/werk' || pathname.startsWith('/werk/')) && pathname !== SIGN_IN;

export const signInPath = (to: URL): string =>
	`${SIGN_IN}?${new URLSearchParams({ naar: to.pathname + to.search }).toString()}`;

const HOME = '/werk';

/** The address to go on to: one of our own, for members, or else their first page. Never somebody else's site. */
export function wayOn(wanted: string | null): string {
	if (!wanted?.startsWith('/')) return HOME;
	const here = 'https://here.invalid';
	const url = URL.parse(wanted, here);
	if (url?.origin !== here || !isForMembers(url.pathname)) return HOME;
	return url.pathname + url.search;
}
