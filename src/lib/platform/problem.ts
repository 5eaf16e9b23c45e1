export type ProblemKind = 'not-found' | 'forbidden' | 'conflict' | 'unavailable' | 'too-many' | 'invalid';

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
