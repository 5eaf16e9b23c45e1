/**
 * All texts of a point that are nearly the same, without comparing every two of them. Of two sets that share seven in ten of all their
 * pieces, many of the rarest pieces of one are among the rarest of the other: only what meets there often enough is compared, exactly
 * (prefix filtering: Chaudhuri e.a. 2006, Bayardo e.a. 2007, Xiao e.a. 2008). Nothing is missed.
 */
import { NEARLY_ALL, piecesOf } from './near-copy.ts';

export interface Text {
	readonly id: string;
	readonly text: string;
}

/** A text as the numbers of its pieces, the rarest piece first. */
interface Pieces {
	/** All stories with these very pieces. */
	readonly ids: string[];
	readonly numbers: Uint32Array;
}

/**
 * Groups of two and more ids: who is nearly the same as somebody in a group belongs to it. Each in the order of the texts; the group whose
 * first text comes first is first.
 * @param texts  each id once
 * @param least  the share of pieces that both have, above 0 and at most 1
 */
export function nearCopies(texts: readonly Text[], least = NEARLY_ALL): readonly (readonly string[])[] {
	const sets = rarestFirst(numbered(texts));
	const groups = new Groups(sets.length);
	const meetings = new Meetings(sets, least);
	for (const [at, { numbers }] of sets.entries())
		for (const other of meetings.candidatesFor(at))
			if (!groups.areTogether(at, other) && isNearCopy(numbers, sets[other]!.numbers, least)) groups.join(at, other);
	const found = groups.all().map((group) => group.flatMap((at) => sets[at]!.ids));
	return inOrder(texts, found);
}

/** The pieces of every text as numbers, and how often each is used: by number. */
function numbered(texts: readonly Text[]): { readonly sets: readonly Pieces[]; readonly uses: readonly number[] } {
	const numbers = new Map<string, number>();
	const uses: number[] = [];
	const alike = new Map<string, Pieces>();
	for (const { id, text } of texts) {
		const pieces = [...piecesOf(text)];
		if (pieces.length === 0) continue;
		const key = pieces.toSorted().join('');
		const known = alike.get(key);
		if (known) {
			known.ids.push(id);
			continue;
		}
		const set = Uint32Array.from(pieces, (piece) => {
			const number = numbers.get(piece) ?? uses.length;
			if (number === uses.length) {
				numbers.set(piece, number);
				uses.push(0);
			}
			uses[number]!++;
			return number;
		});
		alike.set(key, { ids: [id], numbers: set });
	}
	return { sets: [...alike.values()], uses };
}

/** The shortest text first: what comes later looks back at what is as long or shorter. */
function rarestFirst({ sets, uses }: ReturnType<typeof numbered>): readonly Pieces[] {
	const byUse = Uint32Array.from(uses, (_, number) => number).sort((a, b) => uses[a]! - uses[b]! || a - b);
	const rank = new Uint32Array(uses.length);
	for (const [at, number] of byUse.entries()) rank[number] = at;
	for (const { numbers } of sets) {
		for (let i = 0; i < numbers.length; i++) numbers[i] = rank[numbers[i]!]!;
		numbers.sort();
	}
	return sets.toSorted((a, b) => a.numbers.length - b.numbers.length);
}

/** Which earlier texts hold the rare pieces of the next. */
class Meetings {
	readonly #sets: readonly Pieces[];
	readonly #least: number;
	/** By piece the texts that have it among their rarest. */
	readonly #having = new Map<number, number[]>();
	/** By text how many rare pieces it has in common with the one at hand. */
	readonly #common: Uint32Array;

	constructor(sets: readonly Pieces[], least: number) {
		this.#sets = sets;
		this.#least = least;
		this.#common = new Uint32Array(sets.length);
	}

	/** To be asked for each text once, in their order. */
	candidatesFor(at: number): readonly number[] {
		const { numbers } = this.#sets[at]!;
		const met: number[] = [];
		for (let i = 0; i < this.#rareIn(numbers.length); i++) {
			const having = this.#having.get(numbers[i]!) ?? [];
			if (having.length === 0) this.#having.set(numbers[i]!, having);
			for (const other of having) if (this.#common[other]!++ === 0) met.push(other);
			having.push(at);
		}
		const candidates = met.filter((other) => this.#canBe(numbers.length, this.#sets[other]!.numbers.length, other));
		for (const other of met) this.#common[other] = 0;
		return candidates;
	}

	/** So many of the rarest pieces hold one that a near copy has among its own rarest. */
	#rareIn(pieces: number): number {
		return pieces - Math.ceil(pieces * this.#least - TINY) + 1;
	}

	/** Whether they can have enough in common even if all pieces are that are not rare. */
	#canBe(pieces: number, others: number, other: number): boolean {
		const usual = Math.max(pieces - this.#rareIn(pieces), others - this.#rareIn(others));
		const needed = (this.#least / (1 + this.#least)) * (pieces + others);
		return others >= pieces * this.#least - TINY && this.#common[other]! + usual >= needed - TINY;
	}
}

/** What a computer loses in a share of a whole number. */
const TINY = 1e-9;

/** The same rule as `sameness`, on sorted numbers. */
function isNearCopy(a: Uint32Array, b: Uint32Array, least: number): boolean {
	let both = 0;
	for (let i = 0, j = 0; i < a.length && j < b.length;) {
		const difference = a[i]! - b[j]!;
		if (difference === 0) both++;
		if (difference <= 0) i++;
		if (difference >= 0) j++;
	}
	return both / (a.length + b.length - both) >= least;
}

/** Who belongs together (union-find). */
class Groups {
	readonly #first: Uint32Array;

	constructor(size: number) {
		this.#first = Uint32Array.from({ length: size }, (_, at) => at);
	}

	areTogether(a: number, b: number): boolean {
		return this.#rootOf(a) === this.#rootOf(b);
	}

	join(a: number, b: number): void {
		this.#first[this.#rootOf(a)] = this.#rootOf(b);
	}

	all(): number[][] {
		const groups = Map.groupBy(this.#first.keys(), (at) => this.#rootOf(at));
		return [...groups.values()];
	}

	#rootOf(at: number): number {
		let root = at;
		while (this.#first[root] !== root) root = this.#first[root] = this.#first[this.#first[root]!]!;
		return root;
	}
}

function inOrder(texts: readonly Text[], groups: readonly (readonly string[])[]): readonly (readonly string[])[] {
	const places = new Map(texts.map(({ id }, place) => [id, place]));
	const place = (id: string) => places.get(id)!;
	return groups
		.filter((ids) => ids.length > 1)
		.map((ids) => ids.toSorted((a, b) => place(a) - place(b)))
		.sort((a, b) => place(a[0]!) - place(b[0]!));
}
