import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { constants, createBrotliCompress, createGzip, type BrotliCompress, type Gzip } from 'node:zlib';

/** Below this a compressed answer is hardly smaller than a packet. */
const WORTH_IT_BYTES = 1000;

const COMPRESSIBLE = /^(text\/(?!event-stream)|application\/([\w.-]+\+)?(json|xml|javascript)\b|image\/svg\+xml)/;

/**
 * Compresses what this answer will be, when it is text, long enough and not compressed yet.
 *
 * The length of a compressed page tells about its content to somebody who can make a browser ask for it again and again with
 * guesses in the address (BREACH). So an answer to a browser that another site sent here *with its cookies* goes as it is.
 */
export function compressAnswer(request: IncomingMessage, response: ServerResponse): void {
	const encoding = chooseEncoding(request);
	if (!encoding || request.method === 'HEAD' || mayBeProbed(request)) return;

	const writeHead = response.writeHead.bind(response);
	const write = response.write.bind(response) as Write;
	const end = response.end.bind(response) as End;
	let compressor: BrotliCompress | Gzip | undefined;
	let streams = false;

	response.writeHead = ((status: number, headers: OutgoingHttpHeaders = {}) => {
		for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
		response.statusCode = status;
		if (isWorthIt(response)) {
			streams = !response.hasHeader('content-length');
			compressor = compressorFor(encoding);
			announce(response, encoding);
			pour(compressor, response, write, end);
		}
		return writeHead(status);
	}) as typeof response.writeHead;

	response.write = ((...chunk: Chunk) => {
		if (!response.headersSent) response.writeHead(response.statusCode);
		if (!compressor) return write(...chunk);
		const taken = compressor.write(chunk[0]);
		if (streams) compressor.flush(); // what comes bit by bit is shown bit by bit
		return taken;
	}) as typeof response.write;

	response.end = ((...chunk: Partial<Chunk>) => {
		if (!response.headersSent) response.writeHead(response.statusCode);
		if (!compressor) return end(...chunk);
		compressor.end(chunk[0]);
		return response;
	}) as typeof response.end;
}

type Chunk = [chunk: string | Uint8Array, encoding?: BufferEncoding];
type Write = (...chunk: Chunk) => boolean;
type End = (...chunk: Partial<Chunk>) => ServerResponse;

function announce(response: ServerResponse, encoding: string): void {
	response.removeHeader('content-length');
	response.setHeader('content-encoding', encoding);
	response.appendHeader('vary', 'accept-encoding');
}

/** From the compressor onto the wire, no faster than either can take it. */
function pour(compressor: BrotliCompress | Gzip, response: ServerResponse, write: Write, end: End): void {
	compressor.on('data', (chunk: Buffer) => {
		if (!write(chunk)) compressor.pause();
	});
	compressor.once('end', () => end());
	// Who fills the compressor waits for the answer to drain, so it says when either has.
	compressor.on('drain', () => response.emit('drain'));
	response.on('drain', () => compressor.resume());
	response.once('close', () => compressor.destroy());
}

function chooseEncoding(request: IncomingMessage): 'br' | 'gzip' | undefined {
	const accepted = String(request.headers['accept-encoding'] ?? '');
	return (['br', 'gzip'] as const).find((encoding) =>
		new RegExp(`\\b${encoding}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted)
	);
}

const mayBeProbed = ({ headers }: IncomingMessage) =>
	headers.cookie !== undefined && ['cross-site', 'same-site'].includes(String(headers['sec-fetch-site']));

function isWorthIt(response: ServerResponse): boolean {
	const length = response.getHeader('content-length');
	return (
		![204, 206, 304].includes(response.statusCode) &&
		!response.hasHeader('content-encoding') &&
		!String(response.getHeader('cache-control')).includes('no-transform') &&
		COMPRESSIBLE.test(String(response.getHeader('content-type'))) &&
		(length === undefined || Number(length) >= WORTH_IT_BYTES)
	);
}

/** Light settings: a page is compressed while somebody waits for it, on a processor that others wait for too. */
function compressorFor(encoding: 'br' | 'gzip'): BrotliCompress | Gzip {
	if (encoding === 'gzip') return createGzip({ level: 6 });
	return createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 20 } });
}
