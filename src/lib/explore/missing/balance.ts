/**
 * How many experiences came from each group, beside how many there would be if every group told as often as it is large.
 * Decision 0044. The population is taken as known; who tells are not a sample, so an interval only says what chance may do.
 */
import { falseDiscovery } from '../statistics/false-discovery.ts';
import { goodnessOfFit } from '../statistics/goodness-of-fit.ts';
import { exactShare, exactTest } from '../statistics/one-share.ts';
import type { Estimate } from '../statistics/two-groups.ts';

/** Below so many experiences nothing is said of any group. */
export const FEWEST_STORIES = 20;
/** Below so many in proportion nothing is said of a group, but what stands all the same. */
export const FEWEST_EXPECTED = 5;
/** Between these a ratio is about as expected, however many experiences there are. */
const NEAR = [0.8, 1.25] as const;
const STANDS = 0.05;

/** What is said of a group. Only `less` and `more` are said firmly. */
export type Verdict = 'less' | 'maybe-less' | 'near' | 'maybe-more' | 'more' | 'few';

export interface GroupCount {
	readonly option: string;
	/** Experiences. */
	readonly count: number;
	/** ≥ 1 */
	readonly people: number;
}

export interface GroupBalance extends GroupCount {
	/** Of all people in the table, a fraction of 1. */
	readonly share: number;
	/** Experiences if every group told as often as it is large. */
	readonly expected: number;
	/** `count` / `expected`, with the exact interval of the share of experiences divided by that of people. */
	readonly ratio: Estimate;
	/** Two-sided, exact, after Benjamini & Hochberg over all groups. */
	readonly q: number;
	readonly verdict: Verdict;
	/** Experiences to come from this group, and no other, until it is in proportion; 0 where it has more. */
	readonly short: number;
}

export interface Balance {
	/** Experiences of the groups in the table. */
	readonly stories: number;
	readonly people: number;
	/** The smallest ratio first. */
	readonly groups: readonly GroupBalance[];
	/** Of all experiences, how many would be of another group if all were in proportion; a fraction of 1, small groups as one. */
	readonly moved: number;
	/** Of χ² over all groups, small ones as one; `undefined` where there are too few experiences for it. */
	readonly p: number | undefined;
}

/** @returns `undefined` where there are not two groups to lay beside each other, or no experiences at all */
export function balanceOf(counts: readonly GroupCount[]): Balance | undefined {
	const stories = sumOf(counts.map(({ count }) => count));
	const people = sumOf(counts.map((group) => group.people));
	if (counts.length < 2 || stories === 0) return undefined;
	const shares = counts.map((group) => group.people / people);
	const qs = falseDiscovery(counts.map(({ count }, place) => exactTest(count, stories, shares[place]!)));
	const groups = counts.map((group, place): GroupBalance => {
		const share = shares[place]!;
		const expected = stories * share;
		const { size, low, high } = exactShare(group.count, stories);
		const ratio = { size: size / share, low: low / share, high: high / share };
		return {
			...group,
			share,
			expected,
			ratio,
			q: qs[place]!,
			verdict: stories < FEWEST_STORIES ? 'few' : verdictOf(ratio.size, qs[place]! <= STANDS, expected),
			short: Math.max((expected - group.count) / (1 - share), 0)
		};
	});
	return {
		stories,
		people,
		groups: groups.toSorted((a, b) => a.ratio.size - b.ratio.size || b.expected - a.expected),
		...together(groups, stories)
	};
}

/** All groups, those that would have few as one; which they are does not depend on what was heard. */
function together(groups: readonly GroupBalance[], stories: number): Pick<Balance, 'moved' | 'p'> {
	const cells: { count: number; expected: number }[] = [];
	for (const { count, expected } of groups.toSorted((a, b) => a.expected - b.expected)) {
		const last = cells.at(-1);
		if (!last || last.expected >= FEWEST_EXPECTED) cells.push({ count, expected });
		else {
			last.count += count;
			last.expected += expected;
		}
	}
	const off = sumOf(cells.map(({ count, expected }) => Math.abs(count - expected)));
	return { moved: off / 2 / stories, p: cells.length < 2 ? undefined : chanceOf(cells, stories) };
}

const chanceOf = (cells: readonly { count: number; expected: number }[], stories: number) =>
	goodnessOfFit(
		cells.map(({ count }) => count),
		cells.map(({ expected }) => expected / stories)
	);

function verdictOf(ratio: number, stands: boolean, expected: number): Verdict {
	const [low, high] = NEAR;
	const isNear = low <= ratio && ratio <= high;
	if (stands) return isNear ? 'near' : ratio < low ? 'less' : 'more';
	if (expected < FEWEST_EXPECTED) return 'few';
	return isNear ? 'near' : ratio < low ? 'maybe-less' : 'maybe-more';
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
