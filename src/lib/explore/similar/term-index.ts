/** The words of many stories, so that those that are like one of them are found in milliseconds. */
import { type Terms, weightOf } from './term-weights.ts';

export interface Like {
	readonly id: string;
	/** From 0, no word in common, to 1, the same words. */
	readonly likeness: number;
	/** Stems that both have, what makes them most alike first. */
	readonly shared: readonly string[];
}

interface Row {
	readonly id: string;
	/** Number of the term in the high 24 bits, how often in the low 8. */
	readonly terms: Uint32Array;
}

/** By term which rows hold it: those of term `t` stand from `from[t]` until `from[t + 1]`. */
interface Postings {
	readonly rows: readonly Row[];
	readonly from: Uint32Array;
	readonly row: Uint32Array;
	readonly times: Uint8Array;
	/** Of each row the length of its vector. */
	readonly lengths: Float64Array;
}

const MOST_TIMES = 255;
const MOST_SHARED = 5;

export class TermIndex {
	readonly #rows = new Map<string, Row>();
	readonly #numbers = new Map<string, number>();
	readonly #names: string[] = [];
	#postings: Postings | undefined;

	/** Puts a story in, in the place of what it was before. */
	put(id: string, terms: Terms): void {
		const packed = [...terms].map(([term, times]) => ((this.#numberOf(term) << 8) | Math.min(times, MOST_TIMES)) >>> 0);
		this.#rows.set(id, { id, terms: Uint32Array.from(packed) });
		this.#postings = undefined;
	}

	/** Takes a story out; words that no other story holds are forgotten with it. */
	remove(id: string): void {
		if (!this.#rows.delete(id)) return;
		this.#postings = undefined;
		this.#forgetWords();
	}

	/** The stories most like the one with this id, the nearest first; of equals the one whose id comes first. */
	nearest(id: string, limit: number): readonly Like[] {
		const asked = this.#rows.get(id);
		if (!asked) return [];
		const postings = (this.#postings ??= this.#gather());
		const scores = scoresOf(asked, postings);
		const own = lengthOf(asked, postings);
		const best: { readonly row: number; readonly likeness: number }[] = [];
		for (let row = 0; row < scores.length; row++) {
			if (scores[row] === 0 || postings.rows[row] === asked) continue;
			const likeness = Math.min(1, scores[row]! / (own * postings.lengths[row]!));
			if (best.length === limit && likeness < best.at(-1)!.likeness) continue;
			best.push({ row, likeness });
			best.sort((a, b) => b.likeness - a.likeness || (postings.rows[a.row]!.id < postings.rows[b.row]!.id ? -1 : 1));
			if (best.length > limit) best.pop();
		}
		return best.map(({ row, likeness }) => ({
			id: postings.rows[row]!.id,
			likeness,
			shared: this.#shared(asked, postings.rows[row]!, postings)
		}));
	}

	/** Stems that both have, what makes them most alike first. */
	sharedBy(one: string, other: string): readonly string[] {
		const [a, b] = [this.#rows.get(one), this.#rows.get(other)];
		return a && b ? this.#shared(a, b, (this.#postings ??= this.#gather())) : [];
	}

	#numberOf(term: string): number {
		const known = this.#numbers.get(term);
		if (known !== undefined) return known;
		this.#numbers.set(term, this.#names.length);
		return this.#names.push(term) - 1;
	}

	#forgetWords(): void {
		const held = new Uint8Array(this.#names.length);
		for (const { terms } of this.#rows.values()) for (const packed of terms) held[packed >>> 8] = 1;
		for (const [term, number] of this.#numbers) {
			if (held[number]) continue;
			this.#numbers.delete(term);
			this.#names[number] = '';
		}
	}

	#gather(): Postings {
		const rows = [...this.#rows.values()];
		const from = new Uint32Array(this.#names.length + 1);
		for (const { terms } of rows) for (const packed of terms) from[(packed >>> 8) + 1]!++;
		for (let term = 1; term < from.length; term++) from[term]! += from[term - 1]!;
		const next = from.slice();
		const row = new Uint32Array(from.at(-1)!);
		const times = new Uint8Array(row.length);
		for (const [at, { terms }] of rows.entries())
			for (const packed of terms) {
				const place = next[packed >>> 8]!++;
				row[place] = at;
				times[place] = packed & MOST_TIMES;
			}
		const bare = { rows, from, row, times };
		return { ...bare, lengths: Float64Array.from(rows, (one) => lengthOf(one, bare)) };
	}

	#shared(a: Row, b: Row, postings: Postings): readonly string[] {
		const other = new Map(Array.from(b.terms, (packed) => [packed >>> 8, packed]));
		return Array.from(a.terms)
			.flatMap((packed) => {
				const also = other.get(packed >>> 8);
				if (also === undefined) return [];
				return { name: this.#names[packed >>> 8]!, weight: weigh(packed, postings) * weigh(also, postings) };
			})
			.sort((one, two) => two.weight - one.weight || (one.name < two.name ? -1 : 1))
			.slice(0, MOST_SHARED)
			.map(({ name }) => name);
	}
}

type Counted = Pick<Postings, 'rows' | 'from'>;

const weigh = (packed: number, { rows, from }: Counted): number => {
	const term = packed >>> 8;
	return weightOf(packed & MOST_TIMES, from[term + 1]! - from[term]!, rows.length);
};

function lengthOf({ terms }: Row, postings: Counted): number {
	let squares = 0;
	for (const packed of terms) squares += weigh(packed, postings) ** 2;
	return Math.sqrt(squares);
}

function scoresOf({ terms }: Row, postings: Postings): Float64Array {
	const { from, row, times, rows } = postings;
	const scores = new Float64Array(rows.length);
	for (const packed of terms) {
		const term = packed >>> 8;
		const weight = weigh(packed, postings);
		const once = weigh((term << 8) | 1, postings);
		for (let at = from[term]!; at < from[term + 1]!; at++) scores[row[at]!]! += weight * once * REPEATED[times[at]!]!;
	}
	return scores;
}

const REPEATED = Float64Array.from(
	{ length: MOST_TIMES + 1 },
	(_, times) => weightOf(times || 1, 1, 1) / weightOf(1, 1, 1)
);
