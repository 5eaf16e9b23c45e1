import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diceFrom } from '../random-choice.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { balanceOf, type GroupCount } from './balance.ts';
import { groupWords, overallWords, ratioWords, shortWords } from './balance-words.ts';

const say = sayFrom(messagesOf('nl', ['missing']), 'nl');
const groups = (...pairs: readonly (readonly [count: number, people: number])[]): readonly GroupCount[] =>
	pairs.map(([count, people], place) => ({ option: `${place}`, count, people }));
const some = fc.array(
	fc.record({ count: fc.integer({ min: 0, max: 80 }), people: fc.integer({ min: 1, max: 5000 }) }),
	{ minLength: 2, maxLength: 12 }
);
const numbered = (list: readonly Omit<GroupCount, 'option'>[]) =>
	list.map((one, place) => ({ ...one, option: `${place}` }));

describe('a balance', () => {
	it('agrees with R 4.2.2: binom.test(4, 106, 0.17) and p.adjust(…, "BH")', () => {
		// p <- c(binom.test(4,106,.17)$p.value, binom.test(60,106,.5)$p.value, binom.test(42,106,.33)$p.value); p.adjust(p, "BH")
		const { groups: all } = balanceOf(groups([4, 17], [60, 50], [42, 33]))!;
		const little = all[0]!;
		expect(little).toMatchObject({ option: '0', verdict: 'less' });
		expect(little.expected).toBeCloseTo(18.02, 10);
		expect(little.ratio.size).toBeCloseTo(4 / 18.02, 10);
		expect(little.ratio.low).toBeCloseTo(0.010375856361165519 / 0.17, 10);
		expect(little.ratio.high).toBeCloseTo(0.093805638769160482 / 0.17, 10);
		expect(little.q).toBeCloseTo(3 * 4.5901417743342827e-5, 12);
	});

	it('counts every experience once, and puts the least heard first', () =>
		fc.assert(
			fc.property(some, (list) => {
				const balance = balanceOf(numbered(list));
				fc.pre(balance !== undefined);
				const { stories, groups: all, moved } = balance;
				const sum = (of: readonly number[]) => of.reduce((total, one) => total + one, 0);
				expect(stories).toBe(sum(list.map(({ count }) => count)));
				expect(sum(all.map(({ expected }) => expected))).toBeCloseTo(stories, 6);
				expect(sum(all.map(({ share }) => share))).toBeCloseTo(1, 10);
				expect(all.map(({ ratio }) => ratio.size)).toEqual(
					all.map(({ ratio }) => ratio.size).toSorted((a, b) => a - b)
				);
				expect(moved).toBeGreaterThanOrEqual(0);
				expect(moved).toBeLessThanOrEqual(1);
				for (const { ratio } of all) expect(ratio.low <= ratio.size && ratio.size <= ratio.high).toBe(true);
			})
		));

	it('says how many more bring a group in proportion', () =>
		fc.assert(
			fc.property(some, (list) => {
				for (const { count, share, short } of balanceOf(numbered(list))?.groups ?? []) {
					const { stories } = balanceOf(numbered(list))!;
					if (short > 0) expect((count + short) / (stories + short)).toBeCloseTo(share, 10);
					else expect(count / stories).toBeGreaterThanOrEqual(share - 1e-12);
				}
			})
		));

	it('is the same in whatever unit people are counted', () =>
		fc.assert(
			fc.property(some, fc.integer({ min: 2, max: 1000 }), (list, times) => {
				const one = balanceOf(numbered(list))?.groups.map(({ option, verdict }) => [option, verdict]);
				const other = balanceOf(numbered(list.map((group) => ({ ...group, people: group.people * times }))))?.groups;
				expect(other?.map(({ option, verdict }) => [option, verdict])).toEqual(one);
			})
		));

	it('needs two groups and an experience', () => {
		expect(balanceOf(groups([5, 10]))).toBeUndefined();
		expect(balanceOf(groups([0, 10], [0, 10]))).toBeUndefined();
	});

	it('says nothing below twenty experiences, nor of a group that would have few', () => {
		expect(balanceOf(groups([0, 50], [19, 50]))!.groups.map(({ verdict }) => verdict)).toEqual(['few', 'few']);
		const verdicts = balanceOf(groups([0, 4], [52, 50], [48, 46]))!.groups.map(({ verdict }) => verdict);
		expect(verdicts[0]).toBe('few');
	});

	it('makes nothing of a small difference, however sure it is', () => {
		const [less, more] = balanceOf(groups([47_000, 50], [53_000, 50]))!.groups;
		expect(less!.q).toBeLessThan(1e-10);
		expect([less!.verdict, more!.verdict]).toEqual(['near', 'near']);
	});

	it('says something firmly in no more than one of twenty tables where nothing is going on', () => {
		const dice = diceFrom(44);
		const people = [30, 25, 20, 15, 10];
		let firm = 0;
		let covered = 0;
		for (let round = 0; round < 1000; round++) {
			const counts = people.map(() => 0);
			for (let story = 0; story < 120; story++) {
				let at = dice() * 100;
				counts[people.findIndex((one) => (at -= one) < 0)]! += 1;
			}
			const { groups: all } = balanceOf(groups(...counts.map((count, i) => [count, people[i]!] as const)))!;
			if (all.some(({ verdict }) => verdict === 'less' || verdict === 'more')) firm++;
			covered += all.filter(({ ratio }) => ratio.low <= 1 && 1 <= ratio.high).length;
		}
		expect(firm / 1000).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 1000));
		expect(covered / 5000).toBeGreaterThanOrEqual(0.95);
	});
});

describe('all groups together', () => {
	it('agree with R 4.2.2, with the groups that would have few as one', () => {
		// chisq.test(c(7, 30, 22, 41), p = c(6, 25, 20, 49), rescale.p = TRUE)$p.value
		const { p } = balanceOf(groups([30, 25], [5, 2], [22, 20], [2, 4], [41, 49]))!;
		expect(p).toBeCloseTo(0.444_871_322_55, 10);
	});
});

describe('the words of a balance', () => {
	const dimension = {
		kind: 'choice',
		shape: 'areas',
		id: 'area',
		title: { nl: 'Welke wijk?' },
		options: ['Noord', 'Zuid', 'West', 'Oost', 'Kern', 'Rand', 'Buiten'].map((label, place) => ({
			id: `${place}`,
			label: { nl: label }
		}))
	} as const;
	const tongue = { language: 'nl', say };
	const balance = balanceOf(groups([4, 18], [9, 13], [20, 20], [27, 20], [45, 27], [1, 2], [0, 0.5]))!;
	const said = (option: string) =>
		groupWords(
			balance.groups.find((one) => one.option === option)!,
			dimension,
			tongue
		);

	it('are about whom we heard', () => {
		expect(said('0')).toBe(
			'Van mensen uit Noord hoorden we nog weinig: 4 ervaringen, waar er naar verhouding ongeveer 19 zouden zijn.'
		);
		expect(said('1')).toBe(
			'Van mensen uit Zuid hoorden we misschien wat minder: 9 ervaringen, naar verhouding ongeveer 14. Dat kan toeval zijn.'
		);
		expect(said('2')).toBe(
			'Van mensen uit West hoorden we ongeveer zoals verwacht: 20 ervaringen, naar verhouding ongeveer 21.'
		);
		expect(said('3')).toBe(
			'Van mensen uit Oost hoorden we misschien wat vaker: 27 ervaringen, naar verhouding ongeveer 21. Dat kan toeval zijn.'
		);
		expect(said('4')).toBe(
			'Van mensen uit Kern hoorden we vaker: 45 ervaringen, waar er naar verhouding ongeveer 28 zouden zijn.'
		);
		expect(said('6')).toBe(
			'Over mensen uit Buiten kunnen we nog niets zeggen: 0 ervaringen, naar verhouding minder dan 1.'
		);
		expect(said('5')).toBe('Over mensen uit Rand kunnen we nog niets zeggen: 1 ervaring, naar verhouding ongeveer 2.');
	});

	it('say what would bring a group in proportion, only where we heard little', () => {
		const said = balance.groups.flatMap((group) => shortWords(group, say) ?? []);
		expect(said).toEqual(['Met ongeveer 18 ervaringen erbij is het in verhouding.']);
		expect(
			ratioWords(
				balance.groups.find(({ option }) => option === '0')!,
				tongue
			)
		).toBe('0,2 (0,06 tot 0,5)');
	});

	it('name an answer as a group where it is no place, and hearing nothing so far', () => {
		const [none] = balanceOf(groups([0, 20], [80, 80]))!.groups;
		expect(groupWords(none!, { ...dimension, shape: 'options' }, tongue)).toBe(
			'Van de groep ‘Noord’ hoorden we nog geen ervaring. Naar verhouding zouden het er ongeveer 16 zijn.'
		);
	});

	it('sum up all groups', () => {
		expect(overallWords(balanceOf(groups([3, 1], [20, 90]))!, 'inwoners', say)).toBe(
			'Over alles samen zeggen we niets: daarvoor zijn er nog te weinig ervaringen.'
		);
		expect(overallWords(balanceOf(groups([0, 20], [80, 80]))!, 'inwoners', say)).toBe(
			'Alles samen: van elke 100 ervaringen zouden er ongeveer 20 van een andere groep zijn als alles in verhouding was met de inwoners.'
		);
		expect(overallWords(balanceOf(groups([18, 20], [82, 80]))!, 'inwoners', say)).toMatch(/toeval kunnen zijn/);
	});

	it('never judge, in no sentence of the screen', () => {
		for (const language of ['nl', 'en'] as const)
			for (const message of Object.values(messagesOf(language, ['missing'])))
				expect(JSON.stringify(message)).not.toMatch(
					/representati|ondervertegenwoord|oververtegenwoord|under-?represent|over-?represent|non-?respon|doe(t|n) niet mee|weiger|achterstand|bereidwillig|moeilijk bereikbaar|hard to reach/i
				);
	});
});
