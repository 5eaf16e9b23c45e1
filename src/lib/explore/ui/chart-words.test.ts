import { describe, expect, it } from 'vitest';
import { sayFrom } from '#lib/platform/messages.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import type { OptionsShape, TimeShape } from '../chart.ts';
import { fullestWords } from './chart-words.ts';

const say = sayFrom(messagesOf('nl', ['charts']), 'nl');
const options: OptionsShape = {
	kind: 'options',
	dimension: {
		...{ kind: 'choice', shape: 'options', id: 'wie', title: { nl: 'Wie?' } },
		options: ['een', 'twee', 'drie', 'vier', 'vijf'].map((nl) => ({ id: nl, label: { nl } }))
	}
};
const time: TimeShape = {
	...{ kind: 'time', dimension: { kind: 'time', id: 'toen', title: { nl: 'Wanneer?' } }, unit: 'year', units: [] },
	edges: [0, 365, 730]
};
const words = (shape: OptionsShape | TimeShape, selected: readonly number[], answered: number) =>
	fullestWords(shape, { selected, answered: { selected: answered, all: answered } }, 'nl', say);

describe('a chart in one sentence', () => {
	it('names what was chosen most, and of how many', () => {
		expect(words(options, [3, 12, 0, 1, 4], 20)).toBe('Het vaakst gekozen is ‘twee’: 12 van 20 (60%).');
		expect(words(time, [3, 9], 12)).toBe('De meeste vallen in deze tijd: 1971. Dat zijn er 9 van 12 (75%).');
	});

	it('prefers nobody where several were chosen as often', () => {
		expect(words(options, [5, 5, 1, 0, 0], 11)).toBe('Het vaakst gekozen zijn ‘een’ en ‘twee’: elk 5 van 11 (45%).');
		expect(words(time, [6, 6], 12)).toBe(
			'De meeste vallen in deze tijden: 1970 en 1971. Dat zijn er elk 6 van 12 (50%).'
		);
		expect(words(options, [2, 2, 2, 2, 1], 9)).toBe('4 antwoorden zijn even vaak gekozen: elk 2 van 9 (22%).');
	});

	it('says that nobody answered', () => {
		expect(words(options, [0, 0, 0, 0, 0], 0)).toBe('Bij deze keuze gaf niemand hier antwoord.');
	});
});
