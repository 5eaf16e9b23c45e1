/**
 * Why the file of a whole story point cannot be read in, said so that its owner can do something about it.
 * `code` is a translation key; `params` never hold what a teller wrote.
 */
export class ArchiveRefused extends Error {
	readonly code: string;
	readonly params: Readonly<Record<string, string | number>>;

	constructor(code: string, params: Readonly<Record<string, string | number>> = {}) {
		super(code);
		this.name = 'ArchiveRefused';
		this.code = `return.refused.${code}`;
		this.params = params;
	}
}
