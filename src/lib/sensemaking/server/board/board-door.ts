/** What the doors of a live board have in common, for guests and for who leads. ADR 0050 says what goes over the wire. */
import { randomInt, randomUUID } from 'node:crypto';
import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { Problem } from '#lib/platform/problem.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { UPDATE_MAX_BYTES, type Writer } from '../../board/admit.ts';
import { takePlace } from '../../board/board-actions.ts';
import { DRAWN, emptyDocument, writerOf } from '../../board/board-document.ts';
import type { BoardPlace } from './board-queries.ts';
import { joinTable } from './boards.ts';
import { liveBoard } from './hub.ts';
import type { SentUpdate } from './keeper.ts';

const MOST_AT_ONCE = 50;

const Body = z.strictObject({
	wijzigingen: z
		.array(z.strictObject({ sleutel: z.uuid(), bytes: z.base64().max(Math.ceil((UPDATE_MAX_BYTES * 4) / 3) + 4) }))
		.min(1)
		.max(MOST_AT_ONCE)
});

/** @throws Problem `invalid` */
async function readSent(request: Request): Promise<readonly SentUpdate[]> {
	const body = Body.safeParse(await request.json().catch(() => undefined));
	if (!body.success) throw new Problem('invalid', 'board.broken');
	return body.data.wijzigingen.map(({ sleutel, bytes }) => ({ key: sleutel, update: Buffer.from(bytes, 'base64') }));
}

/** Takes one or several updates; the answer comes when they are on disk, and names what was refused. */
export async function takeUpdates(
	ctx: Context,
	place: BoardPlace,
	writer: Writer,
	request: Request
): Promise<Response> {
	const sent = await readSent(request);
	const board = await liveBoard(ctx, place);
	const refused = await board.write(writer, sent);
	return json({ geweigerd: refused.map(({ key, why }) => ({ sleutel: key, waarom: why })) });
}

/**
 * A guest sits down, with a first name or none: the first thing they do on the board.
 * @returns the token their device keeps
 * @throws Problem `not-found`, `too-many`, `conflict`
 */
export async function sitDown(ctx: Context, code: string, address: string, name: string): Promise<string> {
	const { ctx: there, place, seat, token } = await joinTable(ctx, code, address);
	const doc = emptyDocument(writerOf(seat, randomInt(DRAWN)));
	const update = takePlace(doc, seat, name)!;
	const board = await liveBoard(there, place);
	await board.write({ seat, leads: false }, [{ key: randomUUID(), update }]);
	return token;
}

/** More than so much waiting for one screen: it comes back and gets it in one piece. */
const MOST_BEHIND = 256;

/** Server-sent events, from the update after `?vanaf=` or `Last-Event-ID` on. */
export async function streamBoard(ctx: Context, place: BoardPlace, request: Request): Promise<Response> {
	const board = await liveBoard(ctx, place);
	let stop: (() => void) | undefined;
	let isGone = false;
	const stream = new ReadableStream<Uint8Array>(
		{
			async start(controller) {
				const encoder = new TextEncoder();
				stop = await board.watch(seqIn(request), (event) => {
					if ((controller.desiredSize ?? 0) > 0) return controller.enqueue(encoder.encode(event));
					stop?.();
					controller.error(new Error('this screen does not keep up'));
				});
				if (isGone) stop();
			},
			cancel() {
				isGone = true;
				stop?.();
			}
		},
		{ highWaterMark: MOST_BEHIND }
	);
	return new Response(stream, {
		headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
	});
}

function seqIn(request: Request): number {
	const said = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('vanaf');
	const seq = Number(said ?? 0);
	return Number.isInteger(seq) && seq > 0 ? seq : 0;
}
