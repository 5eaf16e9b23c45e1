/**
 * Somebody who wants to know what a few people answered: collects every count, knows the method, and how many stories there are.
 * What the house tries its own counts with (`deduction.ts`) reasons with bounds; these two do it in other ways.
 */
import { type Memberships, nameOfCell, type Part } from '#lib/privacy/cross-table.ts';
import type { Seen } from '#lib/privacy/deduction.ts';

/** The groups one story is in, by up to so many parts. */
export function cellsOf(groups: readonly (readonly number[])[], parts: number): string[] {
	const names: string[] = [];
	const walk = (chosen: readonly Part[], from: number) => {
		names.push(nameOfCell(chosen));
		if (chosen.length === parts) return;
		for (let facet = from; facet < groups.length; facet++)
			for (const group of groups[facet]!) walk([...chosen, [facet, group]], facet + 1);
	};
	walk([], 0);
	return names;
}

/** One story somewhere else than it is. */
interface Move {
	readonly story: number;
	readonly facet: number;
	readonly from: number | undefined;
	readonly to: number | undefined;
}

/**
 * Looks for another world in which everything that is shown would look the same. Where there is one in which a group has another size,
 * nobody can know that size, however clever. Knows the truth, so it is a judge rather than an attacker.
 */
export class OtherWorlds {
	readonly #seen: Seen;
	readonly #stories: (readonly (readonly number[])[])[];
	readonly #counts = new Map<string, number>();
	readonly #strictParts = new Map<string, string[]>();

	constructor(seen: Seen, memberships: Memberships) {
		this.#seen = seen;
		this.#stories = Array.from({ length: seen.total }, (_, story) => memberships.map((facet) => facet[story]!));
		for (const story of this.#stories)
			for (const name of cellsOf(story, seen.parts)) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
		for (const part of this.#counts.keys())
			for (const whole of wholesOf(part))
				if (seen.differ(whole, part)) this.#strictParts.set(whole, [...(this.#strictParts.get(whole) ?? []), part]);
	}

	/** The sizes from 1 to `most`, by group. */
	small(most: number): readonly (readonly [name: string, count: number])[] {
		return [...this.#counts].filter(([, count]) => count <= most);
	}

	/** Whether the size of a group could be another. */
	couldDiffer(name: string): boolean {
		for (const move of this.#moves()) {
			const first = this.#after(new Map(), move);
			if (!first.has(name)) continue;
			const broken = this.#broken(first);
			if (broken.length === 0) return true;
			// Somebody else moves too, and puts right what looked wrong.
			for (const other of this.#moves()) {
				if (other.story === move.story) continue;
				const second = this.#after(new Map(first), other);
				if (broken.some((cell) => second.get(cell) === first.get(cell))) continue;
				if ((second.get(name) ?? 0) !== 0 && this.#broken(second).length === 0) return true;
			}
		}
		return false;
	}

	*#moves(): Generator<Move> {
		for (let story = 0; story < this.#stories.length; story++)
			for (let facet = 0; facet < this.#seen.facets.length; facet++) {
				const { groups, overlaps, complete } = this.#seen.facets[facet]!;
				const now = this.#stories[story]![facet]!;
				const places = [...Array(groups).keys()].filter((group) => !now.includes(group));
				for (const from of now) {
					for (const to of places) yield { story, facet, from, to };
					if (!complete || now.length > 1) yield { story, facet, from, to: undefined };
				}
				if (overlaps || now.length === 0) for (const to of places) yield { story, facet, from: undefined, to };
			}
	}

	/** By how much every group changes. */
	#after(changes: Map<string, number>, { story, facet, from, to }: Move): Map<string, number> {
		const before = this.#stories[story]!;
		const groups = before[facet]!.filter((group) => group !== from);
		const after = before.map((now, i) => (i === facet ? [...groups, ...(to === undefined ? [] : [to])] : now));
		const change = (name: string, by: number) => {
			const now = (changes.get(name) ?? 0) + by;
			if (now === 0) changes.delete(name);
			else changes.set(name, now);
		};
		for (const name of cellsOf(before, this.#seen.parts)) change(name, -1);
		for (const name of cellsOf(after, this.#seen.parts)) change(name, 1);
		return changes;
	}

	/** What would look different. */
	#broken(changes: ReadonlyMap<string, number>): readonly string[] {
		const countOf = (name: string) => (this.#counts.get(name) ?? 0) + (changes.get(name) ?? 0);
		return [...changes.keys()].filter((name) => {
			const { low, high } = this.#seen.boundsOf(name);
			const count = countOf(name);
			if (count < low || count > high) return true;
			if (wholesOf(name).some((whole) => this.#seen.differ(whole, name) && countOf(whole) <= count)) return true;
			return (this.#strictParts.get(name) ?? []).some((part) => countOf(part) >= count);
		});
	}
}

/** The groups a group is a part of, one answer fewer. */
const wholesOf = (name: string): string[] => {
	const parts = name === '' ? [] : name.split('-');
	return parts.map((_, i) => parts.filter((_, other) => other !== i).join('-'));
};

/**
 * The best guess for every group by least squares: a table of all answers at once whose sums come as near as they can
 * to what is shown (Kaczmarz' method, with what is hidden as a bound), rounded. Only for facets that do not overlap.
 *
 * @param shownAs  the number shown, or `null`
 */
export function leastSquares(seen: Seen, shownAs: (name: string) => number | null): Map<string, number> {
	const { facets, parts, total } = seen;
	let worlds: (readonly (readonly number[])[])[] = [[]];
	for (const facet of facets) {
		const here = [...[...Array(facet.groups).keys()].map((group) => [group]), ...(facet.complete ? [] : [[]])];
		worlds = worlds.flatMap((world) => here.map((groups) => [...world, groups]));
	}
	const members = new Map<string, number[]>();
	worlds.forEach((world, i) => {
		for (const name of cellsOf(world, parts)) {
			const known = members.get(name);
			if (known) known.push(i);
			else members.set(name, [i]);
		}
	});
	const table = new Float64Array(worlds.length).fill(total / worlds.length);
	const sumOf = (places: readonly number[]) => places.reduce((sum, i) => sum + table[i]!, 0);
	for (let round = 0; round < ROUNDS; round++)
		for (const [name, places] of members) {
			const sum = sumOf(places);
			const shown = name === '' ? total : shownAs(name);
			const aim = shown ?? Math.min(Math.max(sum, 0), seen.boundsOf(name).high);
			// Steps get smaller, so that answers that contradict each other end in the middle.
			const step = (aim - sum) / places.length / (name === '' ? 1 : 1 + round / 10);
			for (const i of places) table[i] = Math.max(0, table[i]! + step);
		}
	return new Map([...members].map(([name, places]) => [name, Math.round(sumOf(places))]));
}

const ROUNDS = 60;
