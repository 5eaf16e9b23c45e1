import { describe, expect, it } from 'vitest';
import { chiSquared, chiSquaredTest, fisherTest } from './contingency.ts';
import { kendallTest, spearmanTest } from './correlation.ts';
import { falseDiscovery } from './false-discovery.ts';
import { kruskalWallisTest, mannWhitneyTest } from './groups.ts';
import { type Joint, jointOf } from './joint.ts';
import { noncentralBelow, noncentralInterval } from './noncentral.ts';
import { chiSquaredTail, normalTails, studentTails } from './tails.ts';
import reference from './fixtures/reference.json' with { type: 'json' };

/** What R says; the calls stand in `fixtures/reference.R`. */
const toBeNear = (value: number, said: string, within = 1e-11) =>
	expect(Math.abs(value - Number(said)) / Math.abs(Number(said) || 1), `${value}, not ${said}`).toBeLessThan(within);

const joint = (table: readonly (readonly number[])[]): Joint => jointOf(table.length, table[0]!.length, table.flat());

describe('the statistics agree with R', () => {
	it.each(reference.tails)('on a tail of $of at $x with $df degrees of freedom', ({ of, x, df, p }) => {
		const tail = { 'chi-squared': chiSquaredTail, normal: normalTails, student: studentTails }[of]!;
		toBeNear(tail(x, df), p);
	});

	it.each(reference.noncentral)('on non-central χ² at $x with $df and $ncp', ({ x, df, ncp, p }) =>
		expect(noncentralBelow(x, df, ncp)).toBeCloseTo(Number(p), 10)
	);

	it.each(reference.contingency)('on χ² of %o', ({ table, statistic, p }) => {
		toBeNear(chiSquared(joint(table)), statistic);
		toBeNear(chiSquaredTest(joint(table)).p, p);
	});

	it.each(reference.fisher)("on Fisher's exact test of %o", ({ table, p }) => toBeNear(fisherTest(joint(table)).p, p));

	it.each(reference.groups)('on groups compared %#', ({ table, statistic, p }) => {
		const test = table[0]!.length === 2 ? mannWhitneyTest : kruskalWallisTest;
		const { n, effect, ...found } = test(joint(table));
		toBeNear(found.p, p, 1e-10);
		const [first = 0, second = 0] = joint(table).columnSums;
		toBeNear(
			effect.measure === 'rank-biserial' ? ((effect.size + 1) / 2) * first * second : effect.size * (n - 1),
			statistic
		);
	});

	it.each(reference.orders)('on correlations %#', ({ table, rho, rhoP, tau, tauP }) => {
		const spearman = spearmanTest(joint(table));
		toBeNear(spearman.effect.size, rho);
		toBeNear(spearman.p, rhoP, 1e-10);
		const kendall = kendallTest(joint(table));
		toBeNear(kendall.effect.size, tau);
		toBeNear(kendall.p, tauP, 1e-10);
	});

	it('on the false discovery rate', () => {
		const { ps, qs } = reference.falseDiscovery;
		falseDiscovery(ps).forEach((q, place) => toBeNear(q, qs[place]!));
	});
});

describe('an interval of a non-centrality', () => {
	it.each([
		[3, 1],
		[40, 6],
		[25_000, 12]
	])('leaves 2.5 %% on either side of %d', (x, df) => {
		const [low, high] = noncentralInterval(x, df);
		if (low > 0) expect(noncentralBelow(x, df, low)).toBeCloseTo(0.975, 6);
		expect(noncentralBelow(x, df, high)).toBeCloseTo(0.025, 6);
	});
});
