/** Whether two pieces of JSON say the same, in whatever order their keys stand. */
export function saysTheSame(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const [left, right] = [defined(a), defined(b)];
	return left.length === right.length && left.every(([key, value]) => saysTheSame(value, (b as never)[key] as unknown));
}

const defined = (thing: object) =>
	Object.entries(thing).filter((entry): entry is [string, unknown] => entry[1] !== undefined);
