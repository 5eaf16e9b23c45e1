/** Which area of a map an answer means: as somebody pointed it out, else by its code, else by its name. */
import type { Option } from '#lib/signify/questionnaire.ts';

/** By option id: the code of an area, or `null` for an answer that is nowhere on the map. */
export type Pointed = Readonly<Record<string, string | null>>;

export interface Match {
	readonly option: string;
	readonly how: 'hand' | 'code' | 'name' | 'none';
	/** The place of the area in the map. */
	readonly area: number | undefined;
}

interface Named {
	readonly code: string;
	readonly name: string;
}

/** Several answers may mean one area. What could mean two areas means none. */
export function matchAreas(
	options: readonly Option[],
	areas: readonly Named[],
	pointed: Pointed = {}
): readonly Match[] {
	const byCode = placesBy(areas, ({ code }) => codeKey(code));
	const byName = placesBy(areas, ({ name }) => nameKey(name));
	const exact = new Map(areas.map(({ code }, place) => [code, place]));
	const pointedAt = (id: string): Match | undefined => {
		if (!Object.hasOwn(pointed, id)) return undefined;
		const area = exact.get(pointed[id] ?? '');
		// What was pointed at may have gone with an older map.
		return area !== undefined || pointed[id] === null ? { option: id, how: 'hand', area } : undefined;
	};
	const named = (name: string) => byName.get(nameKey(name)) ?? byCode.get(codeKey(name)) ?? undefined;
	return options.map(({ id, label }) => {
		const byHand = pointedAt(id);
		if (byHand) return byHand;
		const coded = byCode.get(codeKey(id)) ?? undefined;
		if (coded !== undefined) return { option: id, how: 'code', area: coded };
		const area = Object.values(label)
			.map(named)
			.find((place) => place !== undefined);
		return { option: id, how: area === undefined ? 'none' : 'name', area };
	});
}

/** The area somebody means by what they typed: its name or its code. */
export function findArea(areas: readonly Named[], typed: string): number | undefined {
	const exact = areas.findIndex(({ name, code }) => name === typed || code === typed);
	if (exact >= 0) return exact;
	const found = placesBy(areas, ({ name }) => nameKey(name)).get(nameKey(typed));
	return found ?? placesBy(areas, ({ code }) => codeKey(code)).get(codeKey(typed)) ?? undefined;
}

/** `null` where two share a key. */
function placesBy(areas: readonly Named[], keyOf: (area: Named) => string): ReadonlyMap<string, number | null> {
	const places = new Map<string, number | null>();
	areas.forEach((area, place) => {
		const key = keyOf(area);
		if (key !== '') places.set(key, places.has(key) ? null : place);
	});
	return places;
}

const codeKey = (code: string) => code.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Without accents, capitals, punctuation, and the number CBS puts before a name ("Wijk 04 Enschede-Noord"). */
export const nameKey = (name: string): string =>
	name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/^(wijk|buurt)\s+\d+\s+/, '')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
