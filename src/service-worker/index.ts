/**
 * Keeps the telling page on the device: from the second visit on it opens without a connection. ADR 0020 says how.
 * It never sees a word of a teller: those are kept and sent by the page itself.
 */
import { version } from '$app/env';
import {
	buildOf,
	filesIn,
	isAway,
	languagesIn,
	mayKeep,
	partOf,
	picturesIn,
	standInFor,
	takesAnyKept
} from '#lib/collect/offline.ts';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const PAGES = 'vertel-paginas';
const FILES = 'vertel-bestanden-';
const OFFLINE = '/zonder-verbinding';
/** Longer than this nobody waits for the latest page when there is one at hand. */
const PATIENCE_MS = 3_000;
const MOST_PAGES = 60;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
	const part = partOf(event.request.method, new URL(event.request.url), location.origin);
	if (part === 'page') event.respondWith(page(event));
	if (part === 'file') event.respondWith(file(event.request));
});

async function install(): Promise<void> {
	const files = await caches.open(FILES + version);
	const list = await fetch(`/_app/immutable/teller-files.json?v=${version}`);
	await files.addAll((await list.json()) as string[]);
	await keepOfflinePage(files);
	// Pages of an earlier build would need its files; a page that cannot be renewed now keeps them.
	const pages = await caches.open(PAGES);
	for (const { url } of await pages.keys()) await renew(pages, url).catch(() => undefined);
	await worker.skipWaiting();
}

async function keepOfflinePage(files: Cache): Promise<void> {
	const answer = await fetch(OFFLINE, { credentials: 'omit' });
	if (!answer.ok) throw new Error(`no offline page: ${answer.status}`);
	await addAll(files, filesIn(await answer.clone().text(), answer.url));
	await files.put(OFFLINE, answer);
}

/** The pages that brought this worker were here before it. */
async function activate(): Promise<void> {
	await worker.clients.claim();
	for (const { url } of await openPages()) {
		const address = url.split('#')[0]!;
		if (partOf('GET', new URL(address), location.origin) !== 'page') continue;
		await fetchPage(address)
			.then((answer) => keep(address, answer))
			.catch(() => undefined);
	}
	await tidy();
}

const openPages = () => worker.clients.matchAll({ type: 'window', includeUncontrolled: true });

async function renew(pages: Cache, url: string): Promise<void> {
	await keepPage(pages, url, await fetchPage(url));
}

/** An address that names a language would have it remembered; without cookies it is nobody's choice. */
const fetchPage = (url: string) => fetch(url, { credentials: hasLanguage(url) ? 'omit' : 'same-origin' });

async function page(event: FetchEvent): Promise<Response> {
	const { request } = event;
	const fresh = fetch(request);
	event.waitUntil(fresh.then((answer) => keep(request.url, answer.clone())).catch(() => undefined));

	const patient = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
	const first = await Promise.race([fresh.catch(() => undefined), patient]);
	if (first && !isAway(first.status)) return first;
	const kept = await keptPage(request);
	if (kept) return kept;
	if (request.mode !== 'navigate') return fresh;
	return fresh.catch(async () => (await caches.match(OFFLINE)) ?? Response.error());
}

async function keptPage({ url }: Request): Promise<Response | undefined> {
	const pages = await caches.open(PAGES);
	return (
		(await pages.match(url)) ?? (takesAnyKept(new URL(url)) ? pages.match(url, { ignoreSearch: true }) : undefined)
	);
}

const hasLanguage = (url: string): boolean => new URL(url).searchParams.has('taal');

async function keep(url: string, answer: Response): Promise<void> {
	const pages = await caches.open(PAGES);
	if (answer.status === 404 || answer.status === 410) return void (await pages.delete(url));
	const html = await keepPage(pages, url, answer);
	for (const other of html === undefined ? [] : languagesIn(html, url))
		if (other !== url && buildOf((await (await pages.match(other))?.text()) ?? '') !== version)
			await renew(pages, other).catch(() => undefined);
	await tidy();
}

/** @returns the page, when it was kept */
async function keepPage(pages: Cache, url: string, answer: Response): Promise<string | undefined> {
	const { status, redirected, headers } = answer;
	if (!mayKeep({ status, redirected, cacheControl: headers.get('cache-control') })) return undefined;
	const html = await answer.clone().text();
	const build = buildOf(html);
	if (build === undefined) return undefined;
	if (build !== version) {
		// Newer than this worker: the next one brings its files, and keeps the page then.
		await worker.registration.update().catch(() => undefined);
		return undefined;
	}
	const files = await caches.open(FILES + version);
	await addAll(files, filesIn(html, url));
	await pages.put(url, answer);
	// Without one of its pictures a question can still be read and answered.
	for (const picture of picturesIn(html, url)) await addAll(files, [picture]).catch(() => undefined);
	return html;
}

async function addAll(files: Cache, addresses: readonly string[]): Promise<void> {
	for (const address of addresses) {
		if (await files.match(address)) continue;
		await files.add(address);
		if (!address.endsWith('.css')) continue;
		await addAll(files, filesIn((await (await files.match(address))?.text()) ?? '', address));
	}
}

/** Whatever build it is of: a page that has been open since an earlier one still finds its parts. */
async function file(request: Request): Promise<Response> {
	const kept = await caches.match(request);
	if (kept) return kept;
	const other = standInFor(request.url);
	if (!other) return fetch(request);
	return fetch(request).catch(async () => (await caches.match(other)) ?? Response.error());
}

/** Away with builds that no page uses any more, neither an open one nor a kept one. */
async function tidy(): Promise<void> {
	const pages = await caches.open(PAGES);
	const all = await pages.keys();
	for (const old of all.slice(0, Math.max(0, all.length - MOST_PAGES))) await pages.delete(old);
	const old = (await caches.keys()).filter((name) => name.startsWith(FILES) && name !== FILES + version);
	if (!old.length || (await openPages()).length > 0) return;
	const kept = await Promise.all((await pages.matchAll()).map(async (answer) => buildOf(await answer.text())));
	for (const name of old) if (!kept.includes(name.slice(FILES.length))) await caches.delete(name);
}
