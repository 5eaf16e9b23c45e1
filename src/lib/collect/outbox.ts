/**
 * What becomes of a telling between the teller's last button and our receipt.
 * It says "received" only when the house said so; anything it cannot explain means: keep it and try again.
 */
import type { Receipt, Telling } from './telling.ts';

export interface Waiting {
	readonly at: 'waiting';
	readonly telling: Telling;
	/** How often it was tried, and when the next try is due: milliseconds since 1970. */
	readonly tries: number;
	readonly dueAt: number;
	/** What the last try met; a telling that was never tried waits for its turn. */
	readonly because: 'its-turn' | 'no-connection' | 'busy';
}

/** The house read it and cannot take it as it is. It stays on the device; the teller may change it and send again. */
export interface Refused {
	readonly at: 'refused';
	readonly telling: Telling;
	readonly status: number;
}

export interface Received {
	readonly at: 'received';
	readonly receipt: Receipt;
}

export type Sending = Waiting | Refused | Received;

/** What came back: nothing at all, or a status with, when it was JSON, its content. */
export type Reply =
	| { readonly kind: 'silence' }
	| {
			readonly kind: 'answer';
			readonly status: number;
			/** `undefined` when it was not JSON: a hotel's sign-in page, a proxy's error page. */
			readonly content?: unknown;
			/** Whether it calls itself `application/problem+json`, as only the house does. */
			readonly isProblem: boolean;
			readonly retryAfterSeconds?: number;
	  };

/** What the house answered. @param content  what was in it, read as JSON */
export const replyOf = ({ status, headers }: Pick<Response, 'status' | 'headers'>, content?: unknown): Reply => ({
	kind: 'answer',
	status,
	content,
	isProblem: headers.get('content-type')?.startsWith('application/problem+json') ?? false,
	retryAfterSeconds: Number(headers.get('retry-after')) || undefined
});

/** Doubles from two seconds to five minutes. */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 300_000;

/** Refusals that another try cannot change, whoever in between speaks them. */
const FINAL = [400, 409, 413];
/** Client errors that only mean: not now. */
const NOT_NOW = [408, 425, 429];

export const putInOutbox = (telling: Telling, now: Date): Waiting => ({
	at: 'waiting',
	telling,
	tries: 0,
	dueAt: now.getTime(),
	because: 'its-turn'
});

/** Longer than a house may ask us to wait. */
const LONGEST_WAIT_MS = 2 * 60 * 60_000;

/** A moment further away than anybody asked for was written by a clock that has been put right since. */
export const isDue = ({ dueAt }: Waiting, now: Date): boolean =>
	dueAt <= now.getTime() || dueAt > now.getTime() + LONGEST_WAIT_MS;

/** Ready for an immediate try: the teller asked, or the connection is back. */
export const hurry = (waiting: Waiting, now: Date): Waiting => ({ ...waiting, dueAt: now.getTime() });

/** A refused telling, sent once more without a change: the teller asked, or the page was opened again. */
export const tryAgain = (refused: Refused, now: Date): Waiting => putInOutbox(refused.telling, now);

/**
 * @param chance  from 0 to 1: spreads a classroom of devices that came back at the same moment
 */
export function afterReply(waiting: Waiting, reply: Reply, now: Date, chance: number): Sending {
	if (reply.kind === 'silence') return later(waiting, 'no-connection', 0, now, chance);

	const receipt = receiptIn(reply.content, waiting.telling.id);
	if ((reply.status === 201 || reply.status === 200) && receipt) return { at: 'received', receipt };
	if (isFinal(reply)) return { at: 'refused', telling: waiting.telling, status: reply.status };

	const because = reply.status === 429 || reply.status >= 500 ? 'busy' : 'no-connection';
	return later(waiting, because, reply.retryAfterSeconds ?? 0, now, chance);
}

const isFinal = ({ status, isProblem }: Reply & { kind: 'answer' }): boolean =>
	FINAL.includes(status) || (isProblem && status >= 400 && status < 500 && !NOT_NOW.includes(status));

function later(
	waiting: Waiting,
	because: Waiting['because'],
	retryAfterSeconds: number,
	now: Date,
	chance: number
): Waiting {
	const doubled = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(waiting.tries, 20));
	const pause = Math.max(doubled * (0.5 + chance / 2), Math.min(retryAfterSeconds, 3600) * 1000);
	return { ...waiting, tries: waiting.tries + 1, dueAt: now.getTime() + Math.round(pause), because };
}

/** The receipt in a reply, only when it is about this very telling. */
function receiptIn(content: unknown, id: string): Receipt | undefined {
	if (typeof content !== 'object' || content === null) return undefined;
	const { id: about, volgcode, ontvangenOp } = content as Record<string, unknown>;
	if (about !== id || typeof volgcode !== 'string' || volgcode === '') return undefined;
	if (typeof ontvangenOp !== 'string' || Number.isNaN(Date.parse(ontvangenOp))) return undefined;
	return { id, followCode: volgcode, receivedAt: ontvangenOp };
}
