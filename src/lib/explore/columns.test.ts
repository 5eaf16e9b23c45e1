import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someColumns } from '#test/explore-arbitraries.ts';
import type { Cell, Dimension } from '#lib/signify/dimension.ts';
import { buildColumns, columnsOf } from './build-columns.ts';
import { cellAt, storyIdAt } from './columns.ts';

const words = { nl: 'x' };
const ID = '01998f6e-5d3c-7a10-8b6f-0123456789ab';

const options = ['a', 'b'].map((id) => ({ id, label: words }));
const choice: Dimension = { id: 'v', title: words, kind: 'choice', shape: 'options', options };
const choices: Dimension = { id: 'v', title: words, kind: 'choices', shape: 'options', options };
const slider: Dimension = { id: 'v', title: words, kind: 'slider', left: words, right: words };
const triad: Dimension = { id: 'v', title: words, kind: 'triad', anchors: [words, words, words] };
const time: Dimension = { id: 'v', title: words, kind: 'time' };

describe('columns', () => {
	it('remember every answer, sliders to the hundredth and triads to the thousandth', () => {
		fc.assert(
			fc.property(someColumns(), ({ dimensions, stories, columns }) => {
				expect(columns.rows).toBe(stories.length);
				stories.forEach(({ id, cells }, row) => {
					expect(storyIdAt(columns, row)).toBe(id);
					cells.forEach((cell, i) => expectLike(cellAt(columns.columns[i]!, row), cell, dimensions[i]!));
				});
			})
		);
	});

	it('can be taken halfway, and go on', () => {
		const builder = buildColumns([{ id: 'dag', kind: 'time', title: words }]);
		builder.add({ id: ID, cells: [9] });
		expect(cellAt(builder.columns().columns[0]!, 0)).toBe(9);
		builder.add({ id: ID, cells: [3] });
		const [days] = builder.columns().columns;
		expect([cellAt(days!, 0), cellAt(days!, 1)]).toEqual([9, 3]);
	});

	it('hold as many options as there are', () => {
		const options = Array.from({ length: 300 }, (_, i) => ({ id: `o${i}`, label: words }));
		const columns = columnsOf(
			[
				{ id: 'een', kind: 'choice', shape: 'areas', title: words, options },
				{ id: 'meer', kind: 'choices', shape: 'options', title: words, options }
			],
			[{ id: ID, cells: [299, [0, 31, 32, 299]] }]
		);
		expect(columns.columns.map((column) => cellAt(column, 0))).toEqual([299, [0, 31, 32, 299]]);
	});

	it.each<[Dimension, Cell]>([
		[choice, 2],
		[choice, -1],
		[choices, [1, 0]],
		[choices, [0, 0]],
		[choices, [2]],
		[slider, NaN],
		[triad, [0, 0, 0]],
		[triad, [-1, 1, 1]],
		[time, 0.5]
	])('refuse what does not fit: %j %j', (dimension, cell) => {
		expect(() => columnsOf([dimension], [{ id: ID, cells: [cell] }])).toThrow('does not fit the dimension v');
	});

	it.each(['', '../../etc', ID.slice(1), `${ID}0`, ID.replaceAll('-', ''), ID.replace('-', '0'), ID.replace('a', 'g')])(
		'refuse what is no story id: %s',
		(id) => expect(() => columnsOf([], [{ id, cells: [] }])).toThrow('a story id is a UUID')
	);
});

function expectLike(kept: Cell, given: Cell, { kind }: Dimension) {
	if (given === undefined || typeof given === 'string' || (kind !== 'slider' && kind !== 'triad')) {
		expect(kept).toEqual(given);
	} else {
		const precision = kind === 'slider' ? 0.005 : 0.0015;
		[given]
			.flat()
			.forEach((value, i) => expect(Math.abs(([kept].flat()[i] as number) - value)).toBeLessThan(precision + 1e-9));
	}
}
