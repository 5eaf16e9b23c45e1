/**
 * Why a table with numbers of people is not taken, said so that its owner can repair it.
 * `code` is a key under `missing.refused.` in `messages/`; `params` fill its blanks.
 */
export class TableRefused extends Error {
	readonly code: string;
	readonly params: Readonly<Record<string, string | number>>;

	constructor(code: string, params: Readonly<Record<string, string | number>> = {}, options?: ErrorOptions) {
		super(code, options);
		this.name = 'TableRefused';
		this.code = code;
		this.params = params;
	}
}
