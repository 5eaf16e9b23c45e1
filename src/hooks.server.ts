import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { VISITOR } from '#lib/platform/actor.ts';
import { Problem, type ProblemKind } from '#lib/platform/problem.ts';
import { config } from '#lib/platform/server/config.ts';
import { connect, NOBODY } from '#lib/platform/server/database.ts';

const database = connect(config.DATABASE_URL);

/** Who are you, and what time is it. */
export const handle: Handle = async ({ event, resolve }) => {
	event.locals.language = 'nl';
	event.locals.ctx = {
		actor: VISITOR,
		now: new Date(),
		organisationId: NOBODY,
		db: database.of(NOBODY),
		database
	};
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('%lang%', event.locals.language).replace('%theme%', 'samenleren-theme')
	});
};

const STATUS: Record<ProblemKind, number> = {
	invalid: 400,
	forbidden: 403,
	'not-found': 404,
	conflict: 409,
	'too-many': 429,
	unavailable: 503
};

/** The one place where a Problem becomes an HTTP status. */
export const handleError: HandleServerError = ({ kind, error }) => {
	if (error instanceof Problem) return { status: STATUS[error.kind], code: error.code, message: error.code };
	if (kind === 'unknown') console.error(error);
};
