import { columnsOf } from '#lib/explore/build-columns.ts';
import { type Patterns, searchPatterns } from '#lib/explore/pattern.ts';
import { uuidV7 } from '#lib/platform/uuid.ts';
import type { Cell, Dimension } from '#lib/signify/dimension.ts';

const words = { nl: 'vraag' };
const options = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `optie-${i}`, label: words }));
export const choice = (id: string, count: number): Dimension => ({
	id,
	title: words,
	kind: 'choice',
	shape: 'options',
	options: options(count)
});
export const several = (id: string, count: number): Dimension => ({
	id,
	title: words,
	kind: 'choices',
	shape: 'options',
	options: options(count)
});
export const slider = (id: string): Dimension => ({ id, title: words, kind: 'slider', left: words, right: words });
export const triad = (id: string): Dimension => ({ id, title: words, kind: 'triad', anchors: [words, words, words] });

const idOf = (row: number) => uuidV7(new Date(row), new Uint8Array(16));

/** All patterns in these stories. */
export function patternsIn(dimensions: readonly Dimension[], stories: readonly (readonly Cell[])[]): Patterns {
	const search = searchPatterns(
		columnsOf(
			dimensions,
			stories.map((cells, row) => ({ id: idOf(row), cells }))
		)
	);
	while (search.step());
	return search.result();
}

export type Draw = (dice: () => number) => Cell;

/** One dot in five lies on a side. */
export const dot: Draw = (dice) => {
	const pulls = [-Math.log(1 - dice()), -Math.log(1 - dice()), dice() < 0.2 ? 0 : -Math.log(1 - dice())];
	const sum = pulls[0]! + pulls[1]! + pulls[2]!;
	return [pulls[0]! / sum, pulls[1]! / sum, pulls[2]! / sum];
};
