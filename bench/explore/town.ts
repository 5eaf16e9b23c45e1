import { uuidV7 } from '#lib/platform/uuid.ts';
import type { Cell, Dimension } from '#lib/signify/dimension.ts';
import type { StoryRow } from '#lib/explore/build-columns.ts';
import { diceFrom } from '#lib/explore/random-choice.ts';

const words = { nl: 'vraag' };

const options = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `optie-${i + 1}`, label: words }));

const choice = (id: string, count: number): Dimension => ({
	id,
	title: words,
	kind: 'choice',
	shape: 'options',
	options: options(count)
});

const choices = (id: string, count: number): Dimension => ({
	id,
	title: words,
	kind: 'choices',
	shape: 'options',
	options: options(count)
});

const slider = (id: string): Dimension => ({ id, title: words, kind: 'slider', left: words, right: words });

const triad = (id: string): Dimension => ({ id, title: words, kind: 'triad', anchors: [words, words, words] });

/** Twenty questions, as a social-work organisation asks them: 8 one choice, 3 several, 4 sliders, 3 triads, area, day. */
export const DIMENSIONS: readonly Dimension[] = [
	...[4, 5, 6, 7, 8, 8, 10, 12].map((count, i) => choice(`keuze-${i + 1}`, count)),
	...[6, 8, 10].map((count, i) => choices(`keuzes-${i + 1}`, count)),
	...[1, 2, 3, 4].map((i) => slider(`schuif-${i}`)),
	...[1, 2, 3].map((i) => triad(`driehoek-${i}`)),
	{ ...choice('wijk', 60), shape: 'areas' } as Dimension,
	{ id: 'verteld-op', title: words, kind: 'time' }
];

/** Two years of stories, the newest first. The same seed gives the same town. */
export function* storiesOf(rows: number, seed: number): Generator<StoryRow> {
	const dice = diceFrom(seed);
	const random = new Uint8Array(16);
	for (let row = 0; row < rows; row++) {
		const day = LAST_DAY - Math.floor((row / rows) * 730);
		for (let i = 0; i < random.length; i++) random[i] = dice() * 256;
		yield {
			id: uuidV7(new Date(day * 86_400_000 + 43_200_000), random),
			cells: DIMENSIONS.map((dimension) => cellOf(dimension, day, dice))
		};
	}
}

const LAST_DAY = 20_600;

function cellOf(dimension: Dimension, day: number, dice: () => number): Cell {
	if (dimension.kind === 'time') return day;
	const luck = dice();
	if (luck < 0.06) return undefined;
	if (luck < 0.09) return 'not-applicable';
	switch (dimension.kind) {
		case 'choice':
			return skewed(dimension.options.length, dice);
		case 'choices': {
			const some = new Set(Array.from({ length: 1 + skewed(3, dice) }, () => skewed(dimension.options.length, dice)));
			return [...some].sort((a, b) => a - b);
		}
		case 'slider':
			return Math.min(1, Math.max(0, 0.62 + 0.22 * normal(dice)));
		case 'triad': {
			// Many dots near one corner, some near another, few in between.
			const corner = skewed(3, dice);
			const pulls = [0, 1, 2].map((anchor) => -Math.log(1 - dice()) * (anchor === corner ? 3 : 0.8));
			const sum = pulls[0]! + pulls[1]! + pulls[2]!;
			return [pulls[0]! / sum, pulls[1]! / sum, pulls[2]! / sum];
		}
	}
}

/** Zipf-like: the first option about as often as the next two together. */
const skewed = (count: number, dice: () => number) => Math.floor(count * dice() ** 1.8);

const normal = (dice: () => number) => Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice());
