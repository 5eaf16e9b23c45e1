/**
 * Why a whole file with areas is not taken, said so that its owner can repair it.
 * `code` is a key under `areas.refused.` in `messages/`; `params` fill its blanks.
 */
export class AreasRefused extends Error {
	readonly code: string;
	readonly params: Readonly<Record<string, string | number>>;

	constructor(code: string, params: Readonly<Record<string, string | number>> = {}, options?: ErrorOptions) {
		super(code, options);
		this.name = 'AreasRefused';
		this.code = code;
		this.params = params;
	}
}
