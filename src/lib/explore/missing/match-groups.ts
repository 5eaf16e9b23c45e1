/** Which answer a group of a table is: by its code, else by its name, else by its name however it is spelled. */
import type { Option } from '#lib/signify/questionnaire.ts';
import { nameKey } from '../areas/match-areas.ts';

/** What else an answer is called, by option: the code and the name of its area on the map. */
export type Aliases = Readonly<Record<string, readonly string[]>>;

/** Gives for every name the id of its option; `null` where there is none, or more than one. */
export function matchGroups(
	names: readonly string[],
	options: readonly Option[],
	aliases: Aliases = {}
): readonly (string | null)[] {
	const called = options.map(({ id, label }) => ({
		id,
		codes: [id, ...(aliases[id] ?? [])],
		names: [...Object.values(label), ...(aliases[id] ?? [])]
	}));
	const ways: readonly (readonly [key: (name: string) => string, options: ReadonlyMap<string, string | null>])[] = [
		[exactKey, idsBy(called.map(({ id, codes }) => [id, codes.map(exactKey)]))],
		[exactKey, idsBy(called.map(({ id, names }) => [id, names.map(exactKey)]))],
		[looseKey, idsBy(called.map(({ id, names, codes }) => [id, [...names, ...codes].map(looseKey)]))]
	];
	return names.map((name) => {
		for (const [keyOf, ids] of ways) {
			const id = ids.get(keyOf(name));
			if (id !== undefined) return id;
		}
		return null;
	});
}

const exactKey = (name: string) => name.trim().toLowerCase();

/** Ages are written with signs that mean something: "65+" is not "<65". */
const looseKey = (name: string) =>
	nameKey(
		name.replace(
			/[<>≤≥+]/g,
			(sign) => ` ${{ '<': 'onder', '≤': 'onder', '>': 'boven', '≥': 'boven' }[sign] ?? 'plus'} `
		)
	);

function idsBy(
	called: readonly (readonly [id: string, keys: readonly string[]])[]
): ReadonlyMap<string, string | null> {
	const ids = new Map<string, string | null>();
	for (const [id, keys] of called)
		for (const key of new Set(keys)) if (key !== '') ids.set(key, ids.has(key) ? null : id);
	return ids;
}
