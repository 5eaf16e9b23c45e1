/**
 * All pairs of answers, each with the test that fits, the strongest first. It proposes; people decide what it means.
 */
import type { Columns } from './columns.ts';
import { type Scale, type ScalePart, scalesOf } from './scale.ts';
import { chiSquaredTest, expectedEnough, fisherTest } from './statistics/contingency.ts';
import { correlationTest } from './statistics/correlation.ts';
import { falseDiscovery } from './statistics/false-discovery.ts';
import type { Effect, Finding, Measure } from './statistics/finding.ts';
import { kruskalWallisTest, mannWhitneyTest } from './statistics/groups.ts';
import { type Joint, jointOf } from './statistics/joint.ts';

/** One of the two answers of a pair. */
export interface Side {
	/** The place of the dimension in the columns. */
	readonly dimension: number;
	readonly part?: ScalePart;
}

export interface Pair {
	readonly sides: readonly [Side, Side];
}

export interface Pattern extends Pair, Finding {
	/** Share of false findings if this one and all with a smaller p are called findings. */
	readonly q: number;
}

/** Why a pair was not tested. */
export type Untestable =
	'too-few-stories' | 'one-value' | 'too-few-in-a-group' | 'too-many-options' | 'too-thinly-spread';

export interface UntestedPair extends Pair {
	readonly why: Untestable;
	/** Stories that answered both. */
	readonly n: number;
}

export interface Patterns {
	/** The strongest first. */
	readonly tested: readonly Pattern[];
	readonly untested: readonly UntestedPair[];
}

/** Fewer stories that answered both say nothing that is worth a look. */
export const FEWEST_STORIES = 20;
/** So few in one of two groups, and the rank test is no longer near the truth. */
export const FEWEST_IN_GROUP = 5;
/** More options in use, and a table is too thin to say something about. */
export const MOST_OPTIONS = 200;

/** The pairs one by one, so that the caller can stop, and can say how far it is. */
export interface PatternSearch {
	readonly pairs: number;
	/** Tests one pair; `false` when all were. */
	step(): boolean;
	/** What was found, once all pairs were tested. */
	result(): Patterns;
}

export function searchPatterns(columns: Columns): PatternSearch {
	const scales = scalesOf(columns);
	const pairs = pairsOf(scales);
	const table = counting(columns.rows);
	const tested: { readonly pair: Pair; readonly finding: Finding }[] = [];
	const untested: UntestedPair[] = [];
	let at = 0;
	return {
		pairs: pairs.length,
		step() {
			const scale = pairs[at++];
			if (!scale) return false;
			const pair: Pair = { sides: [sideOf(scale[0]), sideOf(scale[1])] };
			const outcome = examine(scale[0], scale[1], table);
			if ('why' in outcome) untested.push({ ...pair, ...outcome });
			else tested.push({ pair, finding: outcome });
			return true;
		},
		result() {
			const qs = falseDiscovery(tested.map(({ finding }) => finding.p));
			const patterns = tested.map(({ pair, finding }, place): Pattern => ({ ...pair, ...finding, q: qs[place]! }));
			return { tested: patterns.sort((a, b) => atLeast(b.effect) - atLeast(a.effect) || a.p - b.p), untested };
		}
	};
}

/** The strength at the end of the interval that is nearest to nothing. */
export const atLeast = ({ measure, low, high }: Effect): number =>
	strengthOf(measure, low > 0 ? low : Math.min(high, 0));

/** On the scale of a correlation without its sign, 0 … 1, so that measures can be ranked beside each other. */
export function strengthOf(measure: Measure, size: number): number {
	const strength = Math.abs(size);
	if (measure === 'epsilon-squared') return Math.sqrt(strength);
	return measure === 'tau-b' ? Math.sin((Math.PI / 2) * strength) : strength;
}

/** Parts of one question are never compared with each other. */
const pairsOf = (scales: readonly Scale[]): readonly (readonly [Scale, Scale])[] =>
	scales.flatMap((first, place) =>
		scales
			.slice(place + 1)
			.filter(({ dimension }) => dimension !== first.dimension)
			.map((second) => [first, second] as const)
	);

const sideOf = ({ dimension, part }: Scale): Side => (part ? { dimension, part } : { dimension });

type Unfit = Pick<UntestedPair, 'why' | 'n'>;

function examine(a: Scale, b: Scale, tableOf: ReturnType<typeof counting>): Finding | Unfit {
	if ([a, b].some(({ ordered, size }) => !ordered && size > MOST_OPTIONS)) return { why: 'too-many-options', n: 0 };
	// Where one side has an order, it makes the rows.
	const [rows, columns] = b.ordered ? [b, a] : [a, b];
	const joint = tableOf(rows, columns);
	if (joint.n < FEWEST_STORIES) return { why: 'too-few-stories', n: joint.n };
	if (joint.rows < 2 || joint.columns < 2) return { why: 'one-value', n: joint.n };
	if (!rows.ordered) return compareOptions(joint);
	return columns.ordered ? correlationTest(joint) : compareGroups(joint);
}

function compareOptions(joint: Joint): Finding | Unfit {
	if (expectedEnough(joint)) return chiSquaredTest(joint);
	return joint.rows === 2 && joint.columns === 2 ? fisherTest(joint) : { why: 'too-thinly-spread', n: joint.n };
}

function compareGroups(joint: Joint): Finding | Unfit {
	if (Math.min(...joint.columnSums) < FEWEST_IN_GROUP) return { why: 'too-few-in-a-group', n: joint.n };
	return joint.columns === 2 ? mannWhitneyTest(joint) : kruskalWallisTest(joint);
}

/** Counts pairs of codes in one array that is used again; stories without an answer fall in a last row and column. */
function counting(stories: number) {
	let counts: Uint32Array = new Uint32Array(0);
	return (rows: Scale, columns: Scale): Joint => {
		const stride = columns.size + 1;
		const cells = (rows.size + 1) * stride;
		if (cells > counts.length) counts = new Uint32Array(cells);
		else counts.fill(0, 0, cells);
		for (let story = 0; story < stories; story++) counts[rows.codes[story]! * stride + columns.codes[story]!]!++;
		return jointOf(rows.size, columns.size, counts, stride);
	};
}
