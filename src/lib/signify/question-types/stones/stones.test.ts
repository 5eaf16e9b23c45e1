import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stonesExamples } from './stones.examples.ts';
import { axisField, CROSSINGS, GRID, snap, stones } from './stones.ts';

const { question } = stonesExamples[0]!;
const anywhere = fc.double({ min: -1, max: 2, noNaN: true });
const line = fc.integer({ min: 0, max: GRID });

describe('a stone', () => {
	it('lies on a crossing that a list can name, wherever a finger comes down', () => {
		fc.assert(
			fc.property(anywhere, anywhere, (x, y) => {
				const place = snap(x, y);
				expect(CROSSINGS).toEqual(expect.arrayContaining([...place]));
				expect(snap(...place)).toEqual(place);
				expect(stones.check(question, { stones: { me: place } })).toEqual([]);
			})
		);
	});

	it('is the same by arrow keys, by a finger and by a form, to the last digit', () => {
		fc.assert(
			fc.property(line, line, (right, up) => {
				let walked = snap(0.5, 0.5);
				for (let i = 0; i < Math.abs(right - GRID / 2); i++)
					walked = snap(walked[0] + Math.sign(right - GRID / 2) / GRID, walked[1]);
				for (let i = 0; i < Math.abs(up - GRID / 2); i++)
					walked = snap(walked[0], walked[1] + Math.sign(up - GRID / 2) / GRID);
				const chosen = stones.fromForm(question, {
					[axisField('x', 'me')]: [String(CROSSINGS[right])],
					[axisField('y', 'me')]: [String(CROSSINGS[up])]
				});
				expect(chosen).toEqual({ stones: { me: walked } });
				expect(snap(right / GRID + 0.01, up / GRID - 0.01)).toEqual(walked);
			})
		);
	});

	it('that got only one direction in a form is kept, and asked about', () => {
		const half = stones.fromForm(question, { [axisField('y', 'me')]: ['0.5'] })!;
		expect(stones.check(question, half)).toEqual([{ code: 'half-placed' }]);
		expect(Object.fromEntries(stones.toForm(question, half))).toEqual({ 'y.me': '0.5' });
		expect(stones.dimensions(question).map((dimension) => stones.cell(dimension, half))).not.toContain(0.5);
	});
});
