import { choice, several, slider, triad } from '#test/patterns.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf } from './build-columns.ts';
import { readPair, writePair } from './found-pattern.ts';
import type { Side } from './pattern.ts';

const named = fc.string({ minLength: 1, maxLength: 12 });

describe('a pair in an address', () => {
	it('is read back as the same two answers, whatever questions and options are called', () => {
		fc.assert(
			fc.property(fc.uniqueArray(named, { minLength: 4, maxLength: 4 }), named, ([a, b, c, d], option) => {
				const many = several(c!, 2);
				const dimensions = [
					choice(a!, 2),
					slider(b!),
					{
						...many,
						options: [
							{ id: option, label: { nl: 'x' } },
							{ id: `${option}!`, label: { nl: 'y' } }
						]
					} as typeof many,
					triad(d!)
				];
				const columns = columnsOf(dimensions, []);
				const sides: readonly Side[] = [
					{ dimension: 0 },
					{ dimension: 1 },
					{ dimension: 2, part: { kind: 'option', option: 1 } },
					{ dimension: 3, part: { kind: 'corner', corner: 2 } }
				];
				for (const one of sides)
					for (const other of sides.filter(({ dimension }) => dimension !== one.dimension))
						expect(readPair(writePair([one, other], columns.columns), columns)).toEqual([one, other]);
			})
		);
	});

	it('is nothing when a question or an option is gone', () => {
		const columns = columnsOf([slider('a'), several('b', 1), triad('c')], []);
		for (const pair of [
			'',
			'a',
			'a~a',
			'a~z',
			'a~b',
			'a~b:weg',
			'a~c',
			'a~c:midden',
			'a:x~c:boven',
			'a~b:optie-0~c:boven'
		])
			expect(readPair(pair, columns), pair).toBeUndefined();
		expect(readPair('a~b:optie-0', columns)).toBeDefined();
	});
});
