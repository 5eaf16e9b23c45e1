import { describe, expect, it } from 'vitest';
import { overPopulations, someDice } from '#test/populations.ts';
import { findPinned } from './deduction.ts';
import { publish, publishMore, seenIn, shownIn } from './publication.ts';

const THRESHOLD = 5;

describe('a publication', () => {
	const group = (size: number, of: number) => Array.from({ length: of }, (_, i) => [i < size ? 0 : 1]);
	const facets = [{ groups: 2, overlaps: false, complete: true }];
	/** The dice say what is written here: noise from -5 to 5. */
	const diceSaying = (all: number, part: number) => ({
		keys: Uint32Array.from({ length: 14 }, (_, i) => (i < 13 ? 1 : 1000)),
		draw: (sum: number) => Math.ceil((((sum === 13 ? part : all) + 5) * 0x10000) / 11)
	});
	const telling = diceSaying(-5, 5);
	const quiet = diceSaying(0, 0);

	it('throws the dice again when something would follow from what they show', () => {
		// Thirteen shown as 20 are at least 13; fourteen shown as 10 are not the same stories: so one is left.
		const first = { parts: 1, shown: { '': 10, '0.0': 20 } };
		expect(findPinned(seenIn(first, facets, 14, THRESHOLD), THRESHOLD)).toContainEqual(
			expect.objectContaining({ name: '0.1', low: 1, high: 1 })
		);
		const publication = publish(facets, [group(13, 14)], 14, THRESHOLD, (thrown) => (thrown === 0 ? telling : quiet));
		expect(publication).toEqual({ parts: 1, thrown: 1, shown: { '': 15, '0.0': 15 } });
	});

	it('is not made when the dice keep telling', () => {
		expect(publish(facets, [group(13, 14)], 14, THRESHOLD, () => telling)).toBeUndefined();
	});

	it('is not made of fewer stories than twice the threshold', () => {
		for (const total of [0, 1, 5, 9])
			expect(publish(facets, [group(total, total)], total, THRESHOLD, someDice(total, 1))).toBeUndefined();
		expect(publish(facets, [group(10, 10)], 10, THRESHOLD, someDice(10, 1))).toBeDefined();
	});

	it('keeps every number that was seen when it is asked one question more', () => {
		let more = 0;
		overPopulations(120, ({ facets, memberships, total }, seed) => {
			const dice = someDice(total, seed);
			const before = publish(facets.slice(0, -1), memberships.slice(0, -1), total, THRESHOLD, dice);
			const after = before && publishMore(before, facets, memberships, total, THRESHOLD, dice);
			if (!after) return;
			more++;
			const last = `${facets.length - 1}.`;
			for (const name of Object.keys({ ...before.shown, ...after.shown }))
				if (!name.split('-').some((part) => part.startsWith(last)) && name.split('-').length <= before.parts)
					expect(shownIn(after, name), name).toBe(shownIn(before, name));
			expect(findPinned(seenIn(after, facets, total, THRESHOLD), THRESHOLD)).toEqual([]);
		});
		expect(more).toBeGreaterThan(30);
	});

	it('is asked nothing more when something would follow, or when nobody knows how it was thrown', () => {
		const two = [...facets, ...facets];
		const [fair, unfair] = [group(7, 14), group(13, 14)];
		const before = publish(facets, [fair], 14, THRESHOLD, () => quiet)!;
		expect(publishMore(before, two, [fair, unfair], 14, THRESHOLD, () => quiet)).toBeDefined();
		expect(publishMore(before, two, [fair, unfair], 14, THRESHOLD, () => telling)).toBeUndefined();
		expect(publishMore({ parts: 1, shown: {} }, two, [fair, unfair], 14, THRESHOLD, () => quiet)).toBeUndefined();
	});

	it('asks fewer answers at once when there would be too many groups', () => {
		const wide = Array.from({ length: 6 }, () => ({ groups: 60, overlaps: false, complete: false }));
		const memberships = wide.map(() => Array.from({ length: 300 }, (_, i) => [i % 60]));
		expect(publish(wide, memberships, 300, THRESHOLD, someDice(300, 1))!.parts).toBe(2);
	});
});
