/** Counts that may be seen by anybody: made all at once, tried by the house's own attacker, and then only looked up. */
import { countCells, type Facet, type Memberships, tally } from './cross-table.ts';
import { findPinnedOver, type Seen } from './deduction.ts';
import { REST } from './lattice.ts';
import { looksAt, type Past, unseen } from './past.ts';
import { alwaysShownFrom, boundsOf, showCount, type ShownCount } from './shown-count.ts';

/** What decides chance, without anybody outside the house being able to know it. */
export interface Dice {
	/** 32 bits a story. */
	readonly keys: Uint32Array;
	/** 32 bits for a group, from the keys of its stories added up. */
	readonly draw: (sum: number) => number;
}

export interface Publication {
	/** How many answers at once may be asked for, from 1. */
	readonly parts: number;
	/** How often the dice were thrown again; never shown. Publications of before this was kept lack it. */
	readonly thrown?: number;
	/** By name of the group, only what is shown. What is not here is not shown, be it empty or small. */
	readonly shown: Readonly<Record<string, number>>;
}

/** Two choices, and the answers to a third question. */
const MOST_PARTS = 3;

/** More groups than this are not asked for three at a time: it has to be made, tried and kept. */
const MOST_CELLS = 150_000;

/** How often the dice are thrown again when something would follow from what they show. */
const MOST_THROWS = 8;

/**
 * @param diceOf  the same number always gives the same dice
 * @param past    what was seen before; what is shown now must say nothing together with it either
 * @returns `undefined` when there are too few stories to show anything, or nothing can be shown beside what was seen before
 */
export function publish(
	facets: readonly Facet[],
	memberships: Memberships,
	total: number,
	threshold: number,
	diceOf: (thrown: number) => Dice,
	past?: Past
): Publication | undefined {
	if (total < alwaysShownFrom(threshold) + 1) return undefined;
	const tells = teller(facets, total, threshold, past);
	for (let parts = Math.min(MOST_PARTS, facets.length); parts > 0; parts--) {
		if (parts > 1 && countCells(facets, parts) > MOST_CELLS) continue;
		for (let thrown = 0; thrown < MOST_THROWS; thrown++) {
			const publication = { ...throwOnce(memberships, parts, threshold, diceOf(thrown)), thrown };
			if (!tells(publication)) return publication;
		}
	}
	return undefined;
}

/**
 * The same stories with more facets, thrown as before, so that what was seen of them stays as it was.
 * @returns `undefined` when something would follow, or how they were thrown is not known
 */
export function publishMore(
	before: Publication,
	facets: readonly Facet[],
	memberships: Memberships,
	total: number,
	threshold: number,
	diceOf: (thrown: number) => Dice,
	past?: Past
): Publication | undefined {
	const { thrown } = before;
	if (thrown === undefined) return undefined;
	const tells = teller(facets, total, threshold, past);
	for (let parts = Math.min(MOST_PARTS, facets.length); parts >= before.parts; parts--) {
		if (countCells(facets, parts) > MOST_CELLS) continue;
		const publication = { ...throwOnce(memberships, parts, threshold, diceOf(thrown)), thrown };
		if (!tells(publication)) return publication;
	}
	return undefined;
}

/**
 * Whether something follows from a publication that did not follow already. Decided by what would be shown and by what was seen,
 * never by what is true, so that it tells nothing either.
 */
function teller(facets: readonly Facet[], total: number, threshold: number, past: Past | undefined) {
	const pinned = (seen: Seen) =>
		findPinnedOver(looksAt(past, seen), threshold).map(({ of, at, name }) => `${of} ${at} ${name}`);
	const already = new Set(past ? pinned(unseen(facets, total)) : []);
	return (publication: Publication) =>
		pinned(seenIn(publication, facets, total, threshold)).some((name) => !already.has(name));
}

function throwOnce(memberships: Memberships, parts: number, threshold: number, { keys, draw }: Dice): Publication {
	const shown: Record<string, number> = {};
	for (const [name, { count, sum }] of tally(memberships, keys, parts)) {
		const number = showCount(count, draw(sum), threshold);
		if (number !== null) shown[name] = number;
	}
	return { parts, shown };
}

/** What an outsider has before them. */
export const seenIn = (publication: Publication, facets: readonly Facet[], total: number, threshold: number) => ({
	facets,
	parts: publication.parts,
	total,
	boundsOf: (name: string) => boundsOf(shownIn(publication, name), threshold),
	shownAs: (name: string) => (isAsked(name, publication.parts) ? shownIn(publication, name) : undefined),
	differ: (one: string, other: string) => shownIn(publication, one) !== shownIn(publication, other)
});

const isAsked = (name: string, parts: number) =>
	!name.includes(REST) && (name === '' ? 0 : name.split('-').length) <= parts;

export const shownIn = ({ shown }: Publication, name: string): ShownCount =>
	Object.hasOwn(shown, name) ? shown[name]! : null;
