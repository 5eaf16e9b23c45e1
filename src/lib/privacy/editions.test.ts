import { describe, expect, it } from 'vitest';
import { overPopulations, someDice, type Population } from '#test/populations.ts';
import { type Dice, publish, type Publication, shownIn } from './publication.ts';

const THRESHOLD = 5;

/** What somebody guesses of the one who left between two looks: of every question the answer whose numbers moved most. */
function guessLeaver(before: Publication, after: Publication, { facets }: Population): readonly (number | undefined)[] {
	const names = new Set([...Object.keys(before.shown), ...Object.keys(after.shown)]);
	const moved = new Map<string, { cells: number; moved: number }>();
	for (const name of names)
		for (const part of name.split('-')) {
			const known = moved.get(part) ?? { cells: 0, moved: 0 };
			known.cells++;
			if (shownIn(before, name) !== shownIn(after, name)) known.moved++;
			moved.set(part, known);
		}
	return facets.map(({ groups }, facet) => {
		let best: { readonly group: number; readonly share: number } | undefined;
		for (let group = 0; group < groups; group++) {
			const seen = moved.get(`${facet}.${group}`);
			if (seen?.moved && seen.moved / seen.cells > (best?.share ?? 0)) best = { group, share: seen.moved / seen.cells };
		}
		return best?.group;
	});
}

/** How often somebody who sees the page before and after one story left guesses an answer of it, and how often by guessing alike. */
function countGuessed(diceOf: (total: number, seed: number) => (thrown: number) => Dice) {
	const score = { asked: 0, right: 0, usual: 0 };
	overPopulations(
		300,
		(population, seed) => {
			const { facets, memberships, total } = population;
			const left = memberships.map((facet) => facet.slice(0, -1));
			const before = publish(facets, memberships, total, THRESHOLD, diceOf(total, seed));
			const after = publish(facets, left, total - 1, THRESHOLD, diceOf(total - 1, seed));
			if (!before || !after) return;
			guessLeaver(before, after, population).forEach((guess, facet) => {
				const truth = memberships[facet]!.at(-1)![0];
				if (guess === undefined || truth === undefined) return;
				score.asked++;
				if (guess === truth) score.right++;
				const sizes = Array.from(
					{ length: facets[facet]!.groups },
					(_, group) => shownIn(before, `${facet}.${group}`) ?? 0
				);
				if (sizes.indexOf(Math.max(...sizes)) === truth) score.usual++;
			});
		},
		false
	);
	return score;
}

describe('who sees the page before and after one story was taken back', () => {
	it('guesses its answers no better than by naming the usual answer', () => {
		// As the house throws: other dice for another set of stories.
		const { asked, right, usual } = countGuessed((total, seed) => someDice(total, seed * 61 + total));
		expect(asked).toBeGreaterThan(500);
		expect(right).toBeLessThan(usual);
	});

	it('does find them where every story keeps its dice, so that only the groups it was in move', () => {
		const { asked, right, usual } = countGuessed((total, seed) => someDice(total, seed));
		expect(asked).toBeGreaterThan(300);
		expect(right / asked).toBeGreaterThan(0.8);
		expect(right).toBeGreaterThan(1.2 * usual);
	});
});
