import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { RequestEvent } from '@sveltejs/kit';
import { LONGEST_REQUEST } from './http-server.ts';

/**
 * The form that came with a request; `undefined` when it is more than this house takes in one go. What was sent is then
 * not read, so a page that asks this can still say so in its own place.
 */
export async function formWithin(request: Request): Promise<FormData | undefined> {
	try {
		return await request.formData();
	} catch (error) {
		if (isTooLarge(error)) return undefined;
		throw error;
	}
}

/** How the adapter stops reading at `BODY_SIZE_LIMIT`; the reader of a form may wrap that. */
const isTooLarge = (error: unknown): boolean =>
	error instanceof Error && (('status' in error && error.status === 413) || isTooLarge(error.cause));

/**
 * The same for a door that takes more than the rest of the house.
 * @param most  bytes, at least what the house takes anyway
 */
export async function formUpTo(
	{ request, platform }: Pick<RequestEvent, 'request' | 'platform'>,
	most: number
): Promise<FormData | undefined> {
	const length = Number(request.headers.get('content-length'));
	if (!(length > LONGEST_REQUEST)) return formWithin(request);
	if (length > most || !platform) return undefined;
	// The adapter does not touch what says to be more than it takes, and Node reads no more than was said.
	const body = Readable.toWeb(platform.req) as ReadableStream<Uint8Array> as unknown as BodyInit;
	return new Response(body, { headers: { 'content-type': request.headers.get('content-type') ?? '' } }).formData();
}
