/** What of the telling page stays on the device, so that it opens without a connection; never anything a teller said. */

import { pictureAddress } from '#lib/signify/question-types/pictures/pictures.ts';

/** How a request is answered: as a page of a story point, as a file of the program, or not by us at all. */
export type Part = 'page' | 'file' | 'leave';

/** Only what anybody may see is ever kept: no sending, no following, no team, no sound. */
export function partOf(method: string, address: URL, origin: string): Part {
	if (method !== 'GET' || address.origin !== origin) return 'leave';
	if (/^\/vertel\/[^/]+$/.test(address.pathname)) return 'page';
	return isFile(address.pathname) ? 'file' : 'leave';
}

/** What somebody who designs brought in to ask with; it never changes under its name. */
const PICTURE = /^(\/plaatje\/[\w-]+)(\.\d+)?\.webp$/;

const isFile = (path: string): boolean =>
	PICTURE.test(path) ||
	/^\/_app\/immutable\//.test(path) ||
	/^\/(?!(?:werk|volg|api)\/)[\w./-]+\.(?:css|svg|woff2)$/.test(path);

/** What the house said about its answer. */
export interface Answered {
	readonly status: number;
	readonly redirected: boolean;
	readonly cacheControl: string | null;
}

/** The house says `no-store` of everything that is about somebody, such as a page for who is signed in. */
export const mayKeep = ({ status, redirected, cacheControl }: Answered): boolean =>
	status === 200 && !redirected && !/\bno-store\b/.test(cacheControl ?? '');

/** Whether a page of the same point, kept under another address, may be shown where this one cannot be had. */
export const takesAnyKept = (wanted: URL): boolean =>
	!wanted.searchParams.has('taal') && !wanted.searchParams.has('versie');

/** A house that is being restarted, or a proxy that cannot find it; a kept page is then better. */
export const isAway = (status: number): boolean => status >= 502 && status <= 504;

/** Which build a page belongs to; `undefined` when it is no telling page. */
export const buildOf = (html: string): string | undefined => /\/teller\.js\?v=([\w.-]+)/.exec(html)?.[1];

/** The files of our own that a page or a stylesheet names. */
export function filesIn(content: string, base: string): readonly string[] {
	const named = content.matchAll(/(?:href|src)="([^"]+)"|url\(["']?([^"')]+)["']?\)/g);
	const { origin } = new URL(base);
	const addresses = [...named].flatMap(([, attribute, css]) => {
		const address = URL.parse((attribute ?? css ?? '').replaceAll('&amp;', '&'), base);
		return address && address.origin === origin && isFile(address.pathname) ? [address.href] : [];
	});
	return [...new Set(addresses)];
}

/** The pictures that a page asks with, each in its small size: on a small screen that is the one that is shown. */
export function picturesIn(html: string, base: string): readonly string[] {
	const ids = [...html.matchAll(/"picture":"([\w-]+)"/g)].map(([, id]) => id!);
	return [...new Set(ids)].map((id) => new URL(pictureAddress(id, 'small'), base).href);
}

/** Another file that shows the same: a picture in its small size. */
export function standInFor(address: string): string | undefined {
	const { pathname, origin } = new URL(address);
	const id = PICTURE.exec(pathname)?.[1]?.slice('/plaatje/'.length);
	return id && new URL(pictureAddress(id, 'small'), origin).href;
}

/** The same page in the other languages it says it speaks. */
export function languagesIn(html: string, base: string): readonly string[] {
	const tags = [...html.matchAll(/\?taal=([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)"/g)].map(([, tag]) => tag!);
	const page = new URL(base);
	return [...new Set(tags)].map((tag) => `${page.origin}${page.pathname}?taal=${tag}`);
}
