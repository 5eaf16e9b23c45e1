/**
 * An id that may stand in an address and stays the same for the same name: questions and options of files that have none.
 * Names that only differ in what an id cannot hold get a short mark that tells them apart.
 */
export function idFromName(name: string, taken: ReadonlySet<string> = new Set()): string {
	const plain = name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
	const short = plain.slice(0, 48).replace(/-+$/, '');
	const needsMark = short === '' || short !== plain || taken.has(short) || short in {};
	const id = needsMark ? [short, markOf(name)].filter(Boolean).join('-') : short;
	return taken.has(id) ? nextFree(id, taken) : id;
}

function nextFree(id: string, taken: ReadonlySet<string>): string {
	let number = 2;
	while (taken.has(`${id}-${number}`)) number++;
	return `${id}-${number}`;
}

/** FNV-1a, 32 bits, in base 36. */
function markOf(name: string): string {
	let hash = 0x811c9dc5;
	for (const unit of name) hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193);
	return (hash >>> 0).toString(36);
}

/** Ids for a list of names, each different from the others, in the same order. */
export function idsFromNames(names: readonly string[], taken: ReadonlySet<string> = new Set()): readonly string[] {
	const all = new Set(taken);
	return names.map((name) => {
		const id = idFromName(name, all);
		all.add(id);
		return id;
	});
}

/** The id itself where it may be one of ours, else one made of it. */
export const plainId = (id: string): string => (/^[A-Za-z0-9_-]{1,80}$/.test(id) && !(id in {}) ? id : idFromName(id));
