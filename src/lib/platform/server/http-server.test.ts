import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { request } from 'node:http';
import { listen, tellWhereItCameFrom, type Handler, type HttpServer } from './http-server.ts';

/** What the house believes of a request that came in from `remoteAddress`. */
function believed(
	headers: IncomingHttpHeaders,
	trustedProxies: number,
	remoteAddress = '10.0.0.9'
): IncomingHttpHeaders {
	const seen = { headers: { ...headers }, socket: { remoteAddress } } as IncomingMessage;
	tellWhereItCameFrom(seen, trustedProxies);
	return seen.headers;
}

const CLAIMED = {
	'x-forwarded-for': '1.2.3.4, 5.6.7.8',
	'x-forwarded-proto': 'https',
	'x-forwarded-host': 'evil.example'
};

describe('who asks, and over what', () => {
	it('is what the connection says, whatever a stranger claims', () => {
		expect(believed(CLAIMED, 0)).toEqual({ 'x-forwarded-for': '10.0.0.9', 'x-forwarded-proto': 'http' });
	});

	it('is what the trusted proxy says, not what its visitor claimed before', () => {
		expect(believed(CLAIMED, 1)).toMatchObject({ 'x-forwarded-for': '5.6.7.8', 'x-forwarded-proto': 'https' });
		expect(believed(CLAIMED, 2)).toMatchObject({ 'x-forwarded-for': '1.2.3.4' });
	});

	it('is the connection when a trusted proxy says nothing, and never more than was said', () => {
		expect(believed({}, 1)).toEqual({ 'x-forwarded-for': '10.0.0.9', 'x-forwarded-proto': 'http' });
		expect(believed(CLAIMED, 9)).toMatchObject({ 'x-forwarded-for': '1.2.3.4' });
		expect(believed({ 'x-forwarded-proto': 'https://evil.example/' }, 1)).toMatchObject({
			'x-forwarded-proto': 'http'
		});
	});
});

const LONG = 'Ik vertelde het aan de buurvrouw. '.repeat(200);

const handler: Handler = (asked, response) => {
	const { pathname } = new URL(asked.url!, 'http://localhost');
	const body = pathname === '/short' ? 'kort' : LONG;
	response.setHeader('content-type', pathname === '/picture' ? 'image/png' : 'text/html');
	if (pathname === '/streamed') {
		response.write(body.slice(0, 1000));
		setTimeout(() => response.end(body.slice(1000)), 20);
		return;
	}
	response.setHeader('content-length', Buffer.byteLength(body));
	response.writeHead(200);
	response.end(body);
};

describe('an answer over the wire', () => {
	let server: HttpServer;
	beforeAll(async () => {
		server = await listen({ PORT: 0, HOST: 'localhost', TRUST_PROXY: 0 });
		server.open({ handler, isReady: () => Promise.resolve(true) });
	});
	afterAll(() => server.close());

	const ask = (path: string, headers: Record<string, string>) =>
		new Promise<{ headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
			request(`${server.address}${path}`, { headers, agent: false }, (answer) => {
				const chunks: Buffer[] = [];
				answer.on('data', (chunk: Buffer) => chunks.push(chunk));
				answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(chunks) }));
			})
				.on('error', reject)
				.end();
		});

	it.for(['/', '/streamed'])('is compressed as the browser likes it: %s', async (path) => {
		const brotli = await ask(path, { 'accept-encoding': 'gzip, br' });
		expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
		expect(brotliDecompressSync(brotli.body).toString()).toBe(LONG);
		expect(brotli.body.length).toBeLessThan(200);

		const gzip = await ask(path, { 'accept-encoding': 'gzip, br;q=0' });
		expect(gunzipSync(gzip.body).toString()).toBe(LONG);
	});

	it('is left as it is when it is short, no text, or nobody asked', async () => {
		expect((await ask('/short', { 'accept-encoding': 'br' })).headers).not.toHaveProperty('content-encoding');
		expect((await ask('/picture', { 'accept-encoding': 'br' })).headers).not.toHaveProperty('content-encoding');
		expect((await ask('/', {})).body.toString()).toBe(LONG);
	});

	it('tells another site nothing by its length', async () => {
		const from = (site: string, cookie: string) =>
			ask('/', { 'accept-encoding': 'br', 'sec-fetch-site': site, ...(cookie && { cookie }) });
		expect((await from('cross-site', 'session=1')).headers).not.toHaveProperty('content-encoding');
		expect((await from('same-origin', 'session=1')).headers).toHaveProperty('content-encoding');
		expect((await from('cross-site', '')).headers).toHaveProperty('content-encoding');
	});
});
