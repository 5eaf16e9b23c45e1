import type { Handler } from '#lib/platform/server/http-server.ts';

/** Takes the place of the worker that keeps the telling page: it empties what that one kept, and is gone. Drafts are elsewhere. */
const LEAVING = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil((async () => {
	for (const name of await caches.keys()) if (name.startsWith('vertel-')) await caches.delete(name);
	await registration.unregister();
})()));
`;

/** The house with `OFFLINE=off`: devices that kept the telling page let go of it at their next visit. */
export const withoutOffline =
	(handler: Handler): Handler =>
	(request, response, next) => {
		if (request.url?.split('?', 1)[0] !== '/service-worker.js') return handler(request, response, next);
		response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' });
		response.end(LEAVING);
	};
