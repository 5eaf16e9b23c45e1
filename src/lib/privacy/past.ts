/** What was seen before: whoever looks again lays the new counts beside the old ones. */
import type { Facet } from './cross-table.ts';
import type { ShownCount } from './shown-count.ts';
import { deduceOver, type Look, type Seen } from './deduction.ts';

/**
 * The bounds of groups, by name; a part `*` is who did not answer. A group that is not here may be of any size. What was shown of
 * it stands beside, for two answers that differ are not about the same stories.
 */
export type Known = Readonly<Record<string, KnownCell>>;
export type KnownCell = readonly [low: number, high: number, shown?: ShownCount];

/** What somebody knows of the stories of one publication, who saw it and all others. */
export interface KnownLook {
	readonly known: Known;
	/** Stories at that moment. */
	readonly total: number;
	/** How many of them came, and how many went, since the look before. */
	readonly told: number;
	readonly withdrawn: number;
}

/** What somebody knows who saw every publication up to one, and how many stories came and went since. */
export interface Past {
	/** The last ones, oldest first; one at least. What was seen before those is in what is known of the oldest. */
	readonly looks: readonly KnownLook[];
	readonly told: number;
	readonly withdrawn: number;
}

/** A later look says less and less of those before it: this many are tried again. */
const LOOKS_BACK = 3;

/** What somebody has before them who looks now, with what they know of before. */
export function looksAt(past: Past | undefined, now: Seen): readonly Look[] {
	if (!past) return [{ seen: now, told: 0, withdrawn: 0 }];
	// Who answered then is in what is known, so it is not said once more.
	const facets = now.facets.map((facet) => ({ ...facet, complete: false }));
	const before = past.looks.map(({ known, total, told, withdrawn }): Look => {
		const boundsOf = (name: string) => {
			const [low, high] = known[name] ?? [0, total];
			return { low, high };
		};
		const shownAs = (name: string) => known[name]?.[2];
		const differ = (one: string, other: string) =>
			shownAs(one) !== undefined && shownAs(other) !== undefined && shownAs(one) !== shownAs(other);
		const seen = { facets, parts: partsIn(known), total, boundsOf, boundsOfRest: boundsOf, shownAs, differ };
		return { seen, told, withdrawn };
	});
	return [...before, { seen: now, told: past.told, withdrawn: past.withdrawn }];
}

const partsIn = (known: Known) => Math.max(0, ...Object.keys(known).map((name) => name.split('-').length));

/** What somebody knows after these looks; groups of which nothing is known are left out. */
export function knownAfter(past: Past | undefined, now: Seen): readonly KnownLook[] {
	const looks = looksAt(past, now);
	const known = looks.map((): [string, KnownCell][] => []);
	for (const { of, at, name, low, high } of deduceOver(looks))
		if (of === 'all' && !name.includes(' ') && (low > 0 || high < looks[at]!.seen.total))
			known[at]!.push([name, cellOf(low, high, looks[at]!.seen.shownAs?.(name))]);
	return looks
		.map(({ seen: { total }, told, withdrawn }, at) => ({
			known: Object.fromEntries(known[at]!),
			total,
			told,
			withdrawn
		}))
		.slice(-LOOKS_BACK);
}

const cellOf = (low: number, high: number, shown: ShownCount | undefined): KnownCell =>
	shown === undefined ? [low, high] : [low, high, shown];

/** When nothing is shown. */
export const unseen = (facets: readonly Facet[], total: number): Seen => ({
	facets,
	parts: 0,
	total,
	boundsOf: () => ({ low: 0, high: total }),
	differ: () => false
});
