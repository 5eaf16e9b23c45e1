import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compressAnswer } from './compression.ts';
import { securityHeaders } from './security-headers.ts';
import { CannotStart, type Settings } from './settings.ts';

/** What SvelteKit's Node adapter builds. */
export type Handler = (request: IncomingMessage, response: ServerResponse, next?: () => void) => void;

interface House {
	readonly handler: Handler;
	/** Whether it can do its work: its database answers. */
	readonly isReady: () => Promise<boolean>;
}

export interface HttpServer {
	/** Where a browser on this machine finds us. */
	readonly address: string;
	/** From now on the house itself answers; until then only `/health/live` does. */
	open: (house: House) => void;
	/** Lets what is being answered finish, for at most `SHUTDOWN_MS`. */
	readonly close: () => Promise<void>;
}

const SHUTDOWN_MS = 10_000;

/** Bytes: the longest story allowed, should every letter of it take four, and its answers. */
export const LONGEST_REQUEST = 1024 * 1024;

/** The adapter reads these when it is loaded; it believes the headers, so what reaches it we have made true. */
export const ADAPTER_ENVIRONMENT = {
	PROTOCOL_HEADER: 'x-forwarded-proto',
	HOST_HEADER: 'x-forwarded-host',
	ADDRESS_HEADER: 'x-forwarded-for',
	XFF_DEPTH: '1',
	BODY_SIZE_LIMIT: String(LONGEST_REQUEST)
};

/**
 * Listens at once, so that a busy port is known before anything else is started.
 * @throws CannotStart when the port is taken or not ours to take
 */
export async function listen(settings: Pick<Settings, 'PORT' | 'HOST' | 'TRUST_PROXY'>): Promise<HttpServer> {
	let house: House | undefined;
	const server = createServer((request, response) => {
		const path = request.url?.split('?', 1)[0];
		if (path === '/health/live') return answer(response, 200, 'live');
		if (!house) return answer(response, 503, 'starting');
		if (path === '/health/ready')
			return void house
				.isReady()
				.then((ready) => answer(response, ready ? 200 : 503, ready ? 'ready' : 'database away'));
		tellWhereItCameFrom(request, settings.TRUST_PROXY);
		const headers = securityHeaders(request.headers['x-forwarded-proto'] === 'https');
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		compressAnswer(request, response);
		house.handler(request, response, () => answer(response, 404, 'not found'));
	});
	await begin(server, settings);

	return {
		address: addressOf(server, settings.HOST),
		open: (given) => (house = given),
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeIdleConnections();
				setTimeout(() => server.closeAllConnections(), SHUTDOWN_MS).unref();
			})
	};
}

function answer(response: ServerResponse, status: number, said: string): void {
	response.writeHead(status, {
		'content-type': 'text/plain; charset=utf-8',
		'cache-control': 'no-store',
		...(status === 503 && { 'retry-after': '2' })
	});
	response.end(`${said}\n`);
}

/**
 * Who asked, and over what: from the proxies we were told to trust, else from the connection itself. Anybody can send these
 * headers, and what follows from them is not small: whose form may be posted, whose attempts are counted.
 */
export function tellWhereItCameFrom(request: IncomingMessage, trustedProxies: number): void {
	const { headers, socket } = request;
	const seen = socket.remoteAddress ?? '';
	const trusted = trustedProxies > 0;
	const chain = [...(trusted ? listIn(headers['x-forwarded-for']) : []), seen];
	const protocol = trusted ? listIn(headers['x-forwarded-proto']).at(-1) : undefined;
	const host = trusted ? listIn(headers['x-forwarded-host']).at(-1) : undefined;

	// The nearest trusted proxy wrote the last address but one: that of whom it spoke with.
	headers['x-forwarded-for'] = chain.at(-1 - Math.min(trustedProxies, chain.length - 1))!;
	headers['x-forwarded-proto'] = protocol === 'https' ? 'https' : 'http';
	if (host) headers['x-forwarded-host'] = host;
	else delete headers['x-forwarded-host'];
}

const listIn = (header: string | string[] | undefined) =>
	String(header ?? '')
		.split(',')
		.map((part) => part.trim())
		.filter(Boolean);

function begin(server: Server, { PORT, HOST }: Pick<Settings, 'PORT' | 'HOST'>): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, PORT, HOST)));
		server.listen(PORT, HOST, resolve);
	});
}

function explain(error: NodeJS.ErrnoException, port: number, host = 'every address'): Error {
	const another = `set PORT to another one; for example: PORT=${port < 60000 ? port + 1 : 3000} npm start`;
	if (error.code === 'EADDRINUSE')
		return new CannotStart(`Port ${port} is busy: another program uses it. Stop it, or ${another}`);
	if (error.code === 'EACCES') return new CannotStart(`This account may not listen on port ${port}: ${another}`);
	if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
		return new CannotStart(`HOST=${host} is no address of this machine; for example: HOST=127.0.0.1`);
	return error;
}

function addressOf(server: Server, host: string | undefined): string {
	const { port } = server.address() as AddressInfo;
	const name = !host || host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
	return `http://${name}:${port}`;
}
