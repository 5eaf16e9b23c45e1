import { isRedirect, redirect, text, type RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { classesOf, LOOK_COOKIE, lookAfter, lookFrom, writeLook, type Look } from '#lib/design/look.ts';
import { themeFor, type Theme } from '#lib/people/server/organisations.ts';
import { readSession } from '#lib/people/server/session-cookie.ts';
import { findPresence } from '#lib/people/server/sessions.ts';
import { readTicket } from '#lib/people/server/ticket.ts';
import { isForMembers, signInPath } from '#lib/people/way-back.ts';
import { VISITOR } from '#lib/platform/actor.ts';
import { chosenLanguage, directionOf, preferredLanguage } from '#lib/platform/language.ts';
import { Problem, STATUS } from '#lib/platform/problem.ts';
import { config } from '#lib/platform/server/config.ts';
import { connect, isAway, NOBODY } from '#lib/platform/server/database.ts';
import { log, logRequest } from '#lib/platform/server/log.ts';
import { LANGUAGES, sentenceIn, TELLER_LANGUAGES, type Language } from '#lib/platform/server/message-files.ts';
import { allowStylesheet, secureAnswer } from '#lib/platform/server/security-headers.ts';

const database = connect(config.DATABASE_URL);

/** Who are you, where may you go, what language do you speak; and what the answer has to wear. */
export const handle: Handle = async ({ event, resolve }) => {
	const started = performance.now();
	let status = 500;
	try {
		const response = await answer(event, resolve);
		status = response.status;
		return response;
	} catch (thrown) {
		if (isRedirect(thrown)) status = thrown.status;
		throw thrown;
	} finally {
		const ms = Math.round(performance.now() - started);
		logRequest({ method: event.request.method, route: event.route.id, status, ms });
	}
};

async function answer(event: RequestEvent, resolve: Parameters<Handle>[0]['resolve']): Promise<Response> {
	event.locals.language = languageOf(event);
	await enter(event);
	const refusal = turnAway(event);
	if (refusal) return dress(event, refusal);

	const look = lookOf(event);
	let theme: Theme | undefined;
	const response = await resolve(event, {
		async transformPageChunk({ html }) {
			// Not before the page was made: its door may have turned to the organisation of a story point.
			theme ??= await themeFor(event.locals.ctx);
			return dressPage(html, event.locals.language, theme, classesOf(look));
		}
	});
	return dress(event, response, theme);
}

/** A form or a call that another site sends with our cookies. The API takes no cookies, so anybody may call it. */
function comesFromElsewhere({ request, url }: RequestEvent): boolean {
	const origin = request.headers.get('origin');
	if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || isApi(url) || isUnsubscribe(url)) return false;
	return origin === null ? !isJson(request) : origin !== url.origin;
}

/** Browsers always say where a form comes from; what says nothing and may be a form is refused. */
const isJson = (request: Request) => request.headers.get('content-type')?.startsWith('application/json') ?? false;

/** What a mail program sends for its reader; the address itself is the permission, and no cookie is looked at. */
const isUnsubscribe = (url: URL) => /^\/vertel\/[^/]+\/afmelden\/[^/]+$/.test(url.pathname);

const isApi = (url: URL) => url.pathname.startsWith('/api/');

async function enter(event: RequestEvent): Promise<void> {
	const ctx = { actor: VISITOR, now: new Date(), organisationId: NOBODY, db: database.of(NOBODY), database };
	event.locals.ctx = ctx;
	const ticket = isApi(event.url) ? undefined : readTicket(readSession(event) ?? '');
	if (!ticket) return;

	const { organisationId } = ticket;
	const inside = { ...ctx, organisationId, db: database.of(organisationId) };
	const presence = await findPresence(inside, ticket);
	if (!presence) return;
	event.locals.ctx = { ...inside, actor: presence.member };
	event.locals.sessionId = presence.sessionId;
}

/** The team's pages are for members; somebody who is not signed in may do so and go on. */
function turnAway(event: RequestEvent): Response | undefined {
	if (comesFromElsewhere(event)) return text('Forbidden', { status: 403 });
	const { locals, url, request, isDataRequest } = event;
	// No address of ours holds one, and PostgreSQL refuses it.
	if (/%00/.test(url.pathname + url.search)) return text('Bad Request', { status: 400 });
	if (locals.ctx.actor.kind === 'member' || !isForMembers(url.pathname)) return undefined;
	// SvelteKit wraps a thrown redirect for its own calls; a page is sent there, any other call just hears no.
	if (isDataRequest || request.headers.has('x-sveltekit-action')) redirect(303, signInPath(url));
	if (request.headers.get('sec-fetch-dest') === 'empty') return text('Unauthorized', { status: 401 });
	return new Response(null, { status: 303, headers: { location: signInPath(url) } });
}

const YEAR = 365 * 24 * 60 * 60;

/** The team's screens, its tables and the API speak Dutch and English; a teller is met in more languages. */
const isForTellers = (pathname: string) => !/^\/(werk|welkom|ontwerp|api|tafel)(\/|$)/.test(pathname);

/** A program brings its wishes each time; of a screen for everybody the next teller chooses afresh. */
const remembers = (url: URL) => !isApi(url) && !/^\/vertel\/[^/]+\/kiosk$/.test(url.pathname);

/** Chosen in the address, remembered from an earlier choice, or what the browser asks for. */
function languageOf({ url, cookies, request }: RequestEvent): Language {
	const spoken: readonly [Language, ...Language[]] = isForTellers(url.pathname) ? TELLER_LANGUAGES : LANGUAGES;
	const known = (language: string | null | undefined) => spoken.find((ours) => ours === language);
	const chosen = known(chosenLanguage(url));
	if (chosen) {
		if (remembers(url))
			cookies.set('taal', chosen, {
				path: '/',
				httpOnly: true,
				sameSite: 'lax',
				secure: url.protocol === 'https:',
				maxAge: YEAR
			});
		return chosen;
	}
	return known(cookies.get('taal')) ?? preferredLanguage(request.headers.get('accept-language') ?? '', spoken);
}

/** How big and strong this device wants to read: chosen in the address, or remembered. */
function lookOf({ url, cookies }: RequestEvent): Look {
	const remembered = lookFrom(cookies.get(LOOK_COOKIE));
	const look = lookAfter(remembered, url.searchParams);
	if (remembers(url) && writeLook(look) !== writeLook(remembered))
		// The page itself changes it too, so a script may read it: there is nothing in it but a size and a yes or no.
		cookies.set(LOOK_COOKIE, writeLook(look), {
			path: '/',
			httpOnly: false,
			sameSite: 'lax',
			secure: url.protocol === 'https:',
			maxAge: YEAR
		});
	return look;
}

function dressPage(html: string, language: Language, { className, url }: Theme, look: string): string {
	const stylesheet = url
		? `<link rel="stylesheet" href="${url.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}" />`
		: '';
	return html
		.replace('%lang%', language)
		.replace('%dir%', directionOf(language))
		.replace('%look%', look)
		.replace('%theme%', className)
		.replace('%stylesheet%', () => stylesheet);
}

function dress({ locals, url, request }: RequestEvent, response: Response, theme?: Theme): Response {
	const { headers } = response;
	if (theme?.url) allowStylesheet(headers, theme.url);
	secureAnswer(headers, url.protocol === 'https:');
	const isPersonal =
		locals.ctx.actor.kind === 'member' ||
		request.method !== 'GET' ||
		/^\/(werk|volg|welkom|verslag|tafel)\b/.test(url.pathname);
	if (isPersonal) headers.set('cache-control', 'no-store');
	else if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-cache');
	return response;
}

/** The one place where a Problem becomes an HTTP status, and a sentence somebody understands. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
	const said = (status: number, code: string) => ({ status, code, message: sentenceIn(event.locals.language, code) });
	if (error instanceof Problem) return said(STATUS[error.kind], error.code);
	if (kind === 'framework' && error.status === 413) return said(413, 'platform.too-large');
	if (kind !== 'unknown') return;
	log.error({ err: error, route: event.route.id }, 'failed');
	return isAway(error) ? said(503, 'platform.unavailable') : said(500, 'platform.unexpected');
};
