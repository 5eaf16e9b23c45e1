/**
 * How the house speaks to other systems: the NL API Design Rules. No cookies are read here, so any site may call it from
 * its own pages: there is nothing to borrow.
 */
import type { RequestEvent } from '@sveltejs/kit';
import { sayFrom } from '../messages.ts';
import { Problem, STATUS, type ProblemKind } from '../problem.ts';
import { isAway } from './database.ts';
import { log } from './log.ts';
import { messagesOf, type SpokenRoom } from './message-files.ts';
import { readSettings, type Settings } from './settings.ts';

/** Semantic; the first number is the one in the address. */
export const API_VERSION = '1.0.0';

/** More than the longest telling in the widest script. */
export const LONGEST_BODY = 512 * 1024;

/** Something wrong with what was sent: where, and what. `code` is a translation key. */
export interface ApiIssue {
	/** From the outside in, e.g. `['antwoorden', 'pace']`; empty for the whole. */
	readonly at: readonly (string | number)[];
	readonly code: string;
	readonly params?: Readonly<Record<string, string | number>>;
}

/** A refusal in the words of HTTP, made by the API itself rather than by a room. */
export class Refusal extends Error {
	readonly status: number;
	readonly code: string;
	readonly issues: readonly ApiIssue[];
	readonly headers: Readonly<Record<string, string>>;

	constructor(
		status: number,
		code: string,
		more: { readonly issues?: readonly ApiIssue[]; readonly headers?: Readonly<Record<string, string>> } = {}
	) {
		super(code);
		this.name = 'Refusal';
		this.status = status;
		this.code = code;
		this.issues = more.issues ?? [];
		this.headers = more.headers ?? {};
	}
}

/** Headers that one address knows, besides those of every other. */
export interface SpokenHeaders {
	readonly asked: readonly string[];
	readonly answered: readonly string[];
}

const NO_HEADERS: SpokenHeaders = { asked: [], answered: [] };

interface Allowed extends SpokenHeaders {
	readonly methods: string;
}

type Handler<Event extends RequestEvent> = (event: Event) => Promise<Response> | Response;

/** Wraps the methods of one address: version, cross-origin rules, refusals as `application/problem+json`. */
export function apiDoor<
	Event extends RequestEvent,
	Method extends 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
>(
	handlers: Readonly<Record<Method, Handler<Event>>>,
	spoken: SpokenHeaders = NO_HEADERS
): Readonly<Record<Method | 'OPTIONS' | 'fallback', Handler<Event>>> {
	const methods = Object.keys(handlers) as Method[];
	const allowed = {
		methods: [...new Set([...methods, ...((methods as string[]).includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].join(
			', '
		),
		...spoken
	};

	const wrapped = methods.map((method) => [method, (event: Event) => answer(event, allowed, handlers[method])]);
	return {
		...(Object.fromEntries(wrapped) as Record<Method, Handler<Event>>),
		OPTIONS: () => new Response(null, { status: 204, headers: { ...headersFor(allowed), allow: allowed.methods } }),
		fallback: (event) =>
			answer(event, allowed, () => {
				throw new Refusal(405, 'platform.api.method', { headers: { allow: allowed.methods } });
			})
	};
}

async function answer<Event extends RequestEvent>(
	event: Event,
	allowed: Allowed,
	handler: Handler<Event>
): Promise<Response> {
	const response = await attempt(event, handler);
	for (const [name, value] of Object.entries(headersFor(allowed))) response.headers.set(name, value);
	return response;
}

const headersFor = ({ methods, asked, answered }: Allowed) => ({
	'api-version': API_VERSION,
	'access-control-allow-origin': '*',
	'access-control-allow-methods': methods,
	'access-control-allow-headers': ['content-type', 'accept-language', ...asked].join(', '),
	'access-control-expose-headers': ['api-version', 'retry-after', ...answered].join(', '),
	'access-control-max-age': '86400',
	'cross-origin-resource-policy': 'cross-origin'
});

async function attempt<Event extends RequestEvent>(event: Event, handler: Handler<Event>): Promise<Response> {
	try {
		if (event.url.pathname.endsWith('/')) throw new Refusal(404, 'platform.not-found');
		if (!acceptsJson(event.request)) throw new Refusal(406, 'platform.api.not-acceptable');
		return await handler(event);
	} catch (error) {
		return problemAnswer(event, refusalFrom(error, event));
	}
}

function refusalFrom(error: unknown, event: RequestEvent): Refusal {
	if (error instanceof Refusal) return error;
	if (error instanceof Problem) {
		const headers = RETRIED.includes(error.kind) ? RETRY : {};
		return new Refusal(STATUS[error.kind], error.code, { headers });
	}
	log.error({ err: error, route: event.route.id }, 'failed');
	return isAway(error)
		? new Refusal(503, 'platform.unavailable', { headers: RETRY })
		: new Refusal(500, 'platform.unexpected');
}

const RETRY = { 'retry-after': '60' };

/** What may go well the next time. */
const RETRIED: readonly ProblemKind[] = ['too-many', 'too-early', 'unavailable'];

const TITLES: Readonly<Record<number, string>> = {
	400: 'Bad Request',
	403: 'Forbidden',
	404: 'Not Found',
	405: 'Method Not Allowed',
	406: 'Not Acceptable',
	408: 'Request Timeout',
	409: 'Conflict',
	413: 'Content Too Large',
	415: 'Unsupported Media Type',
	425: 'Too Early',
	429: 'Too Many Requests',
	500: 'Internal Server Error',
	503: 'Service Unavailable'
};

/** Every room may refuse in its own words. */
const ROOMS: readonly SpokenRoom[] = [
	'platform',
	'api',
	'people',
	'signify',
	'questionnaire',
	'follow',
	'collect',
	'types',
	'photo',
	'media'
];

/** RFC 9457, with what is wrong where; never with what was sent. */
function problemAnswer({ locals: { language } }: RequestEvent, refusal: Refusal): Response {
	const say = sayFrom(messagesOf(language, ROOMS), language);
	const problem = {
		type: 'about:blank',
		title: TITLES[refusal.status] ?? 'Error',
		status: refusal.status,
		detail: say(refusal.code),
		code: refusal.code,
		...(refusal.issues.length > 0 && {
			errors: refusal.issues.map(({ at, code, params }) => ({
				in: 'body',
				location: { pointer: pointerTo(at) },
				code,
				detail: say(code, params)
			}))
		})
	};
	return new Response(JSON.stringify(problem), {
		status: refusal.status,
		headers: {
			'content-type': 'application/problem+json',
			'content-language': language,
			'cache-control': 'no-store',
			...refusal.headers
		}
	});
}

/** A JSON Pointer as the fragment of a URI: RFC 6901, section 6. */
const pointerTo = (at: ApiIssue['at']) =>
	`#${at.map((part) => `/${encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')}`;

/** Nothing said is anything; `q=0` is a no. */
function acceptsJson(request: Request): boolean {
	const accept = request.headers.get('accept');
	if (!accept) return true;
	return accept.split(',').some((range) => {
		const [type, ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
		const isRefused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
		return !isRefused && ['*/*', 'application/*', 'application/json', 'application/problem+json'].includes(type!);
	});
}

let settings: Settings | undefined;

/** Of this house, read at the first telling: a build loads this file without one. */
const patienceMs = (): number => (settings ??= readSettings(process.env)).TELLING_TIMEOUT * 1000;

/**
 * @param patience  milliseconds in which all of it must have come
 * @throws Refusal 415, 413, 408 or 400
 */
export async function readJson(request: Request, patience = patienceMs()): Promise<unknown> {
	const type = request.headers.get('content-type')?.split(';')[0]!.trim().toLowerCase();
	if (type !== 'application/json') throw new Refusal(415, 'platform.api.media-type');
	const text = await readText(request, patience);
	try {
		return JSON.parse(text) as unknown;
	} catch {
		// Without its cause: that quotes what somebody wrote.
		throw new Refusal(400, 'platform.api.no-json', { issues: [{ at: [], code: 'platform.api.no-json' }] });
	}
}

/** What still comes after the refusal is not waited for. */
const HANG_UP = { headers: { connection: 'close' } };

async function readText(request: Request, patience: number): Promise<string> {
	const tooLarge = (more = {}) => new Refusal(413, 'platform.api.too-large', more);
	if (Number(request.headers.get('content-length') ?? 0) > LONGEST_BODY) throw tooLarge();
	const reader = request.body?.getReader();
	const decoder = new TextDecoder();
	let alarm: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		alarm = setTimeout(() => reject(new Refusal(408, 'platform.api.too-slow', HANG_UP)), patience);
	});
	try {
		let text = '';
		let read = 0;
		for (;;) {
			const { done, value } = (await Promise.race([reader?.read(), late])) ?? { done: true };
			if (done) return text + decoder.decode();
			read += value.length;
			if (read > LONGEST_BODY) throw tooLarge(HANG_UP);
			text += decoder.decode(value, { stream: true });
		}
	} finally {
		clearTimeout(alarm);
	}
}
