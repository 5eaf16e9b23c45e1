/**
 * How long it takes to put the list of the dashboard in another order: 20 questions, all stories shown. The first twenty, as a
 * browser does when a finger rests, and all of them, as the house does for the one before and after.
 */
import { buildColumns } from '#lib/explore/build-columns.ts';
import { orderRows, type StoryOrder } from '#lib/explore/order/story-order.ts';
import { DIMENSIONS, storiesOf } from './explore/town.ts';
import type { Bench } from './run.ts';

const SEED = 153;
const ROUNDS = 15;
const LISTED = 20;

export const bench: Bench = (say) =>
	Promise.resolve({ n10000: figuresFor(10_000, say), n100000: figuresFor(100_000, say) });

function figuresFor(stories: number, say: (progress: string) => void) {
	const builder = buildColumns(DIMENSIONS);
	let length = 1;
	// Lengths that are spread and not in order (Knuth's multiplier).
	for (const story of storiesOf(stories, SEED))
		builder.add({ ...story, length: (length = (length * 40_503) % 65_537) });
	const columns = builder.columns();
	const rows = Array.from({ length: stories }, (_, row) => row);
	const pair = [
		...DIMENSIONS.filter(({ kind }) => kind === 'choice').slice(0, 1),
		...DIMENSIONS.filter(({ kind }) => kind === 'slider').slice(0, 1)
	]
		.map(({ id }) => id)
		.join('~');
	const orders: Readonly<Record<string, StoryOrder>> = {
		longest: { by: 'longest' },
		mostDifferent: { by: 'most-different' },
		bestExample: { by: 'best-example', pair }
	};
	const figures: Record<string, number> = {};
	for (const [name, order] of Object.entries(orders)) {
		figures[`${name}First20Ms`] = median(() => orderRows(columns, rows, order, LISTED));
		figures[`${name}AllMs`] = median(() => orderRows(columns, rows, order));
	}
	say(`${stories} stories: ${JSON.stringify(figures)}`);
	return figures;
}

function median(work: () => unknown): number {
	const times = Array.from({ length: ROUNDS }, () => {
		const from = performance.now();
		work();
		return performance.now() - from;
	}).sort((a, b) => a - b);
	return Math.round(times[ROUNDS >> 1]! * 100) / 100;
}
