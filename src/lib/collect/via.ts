/** What a teller brings along of the entrance they came in by: `?via=k7mp`. */

/** A code as somebody typed it or as an address brought it; `undefined` for what can be none. */
export function readCode(written: unknown): string | undefined {
	if (typeof written !== 'string') return undefined;
	const code = written.trim().toLowerCase();
	return /^[a-z0-9]{2,12}$/.test(code) ? code : undefined;
}
