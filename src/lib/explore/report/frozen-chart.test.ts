import { describe, expect, it } from 'vitest';
import { type Counted, freeze } from './frozen-chart.ts';

const label = (nl: string) => ({ nl });
const dimension = (options: number, length = 5) => ({
	kind: 'choice' as const,
	shape: 'areas' as const,
	id: 'area',
	title: label('Waar?'),
	options: Array.from({ length: options }, (_, i) => ({ id: `o${i}`, label: label('x'.repeat(length)) }))
});
const both = (count: number) => ({ selected: count, all: count });

function counted(options: number, length?: number): Counted {
	const of = dimension(options, length);
	const bins = Array.from({ length: options }, () => 1);
	return {
		shape: { kind: 'options', dimension: of },
		counts: {
			selected: bins,
			all: bins,
			answered: both(options),
			notApplicable: both(0),
			unanswered: both(0),
			dots: [{ shares: [1, 0, 0], selected: 1, all: 1 }]
		},
		zones: undefined,
		selection: { clauses: [], words: '' },
		dimensions: [of],
		stories: options
	};
}

describe('a chart that is frozen', () => {
	it('keeps its day, and no single dots nor questions it does not name', () => {
		const frozen = freeze(counted(2), new Date('2027-05-12T10:00:00Z'))!;
		expect(frozen.takenAt).toBe('2027-05-12T10:00:00.000Z');
		expect(frozen.counts).not.toHaveProperty('dots');
		expect(frozen.dimensions).toEqual([]);
	});

	it('holds 400 areas with long names, and refuses what would fill a database', () => {
		const day = new Date(0);
		expect(freeze(counted(400, 500), day)).toBeDefined();
		expect(freeze(counted(4000, 500), day)).toBeUndefined();
	});
});
