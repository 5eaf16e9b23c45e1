/**
 * Why a whole file cannot be imported, said so that its owner can repair it.
 * `code` is a key under `import.refused.` in `messages/`; `params` fill its blanks and never hold what a teller wrote.
 */
export class ImportRefused extends Error {
	readonly code: string;
	readonly params: Readonly<Record<string, string | number>>;

	constructor(code: string, params: Readonly<Record<string, string | number>> = {}, options?: ErrorOptions) {
		super(code, options);
		this.name = 'ImportRefused';
		this.code = code;
		this.params = params;
	}
}
