export type ProblemKind = 'not-found' | 'forbidden' | 'conflict' | 'unavailable' | 'too-many' | 'too-early' | 'invalid';

/**
 * Something that can go wrong and that a person can understand.
 * `code` doubles as the translation key; `hooks.server.ts` turns `kind` into an HTTP status.
 */
export class Problem extends Error {
	readonly kind: ProblemKind;
	readonly code: string;

	constructor(kind: ProblemKind, code: string, options?: ErrorOptions) {
		super(code, options);
		this.name = 'Problem';
		this.kind = kind;
		this.code = code;
	}
}

/** What a kind of problem is called in HTTP. */
export const STATUS: Readonly<Record<ProblemKind, number>> = {
	invalid: 400,
	forbidden: 403,
	'not-found': 404,
	conflict: 409,
	'too-early': 425,
	'too-many': 429,
	unavailable: 503
};

/** For a door that shows a problem beside its form; anything a person cannot understand keeps falling. */
export async function orProblem<T>(work: Promise<T>): Promise<T | Problem> {
	try {
		return await work;
	} catch (error) {
		if (error instanceof Problem) return error;
		throw error;
	}
}
