import { describe, expect, it } from 'vitest';
import { choice, slider, triad } from '#test/patterns.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import type { Cell, Dimension } from '#lib/signify/dimension.ts';
import { columnsOf } from '../../build-columns.ts';
import { mirrorOf } from '../../mirror/mirror.ts';
import { sidesOf } from '../../mirror/split.ts';
import { ALL_STORIES } from '../../selection.ts';
import { mirrorPicture } from './mirror-picture.ts';

const say = sayFrom(messagesOf('nl', ['explore', 'mirror']), 'nl');
const DAY: Dimension = { id: 'dag', kind: 'time', title: { nl: 'Wanneer?' } };
const DIMENSIONS = [choice('rol', 2), choice('hulp', 3), slider('tempo'), triad('nodig'), DAY];

function pictures(stories: readonly (readonly Cell[])[]): readonly string[] {
	const columns = columnsOf(
		DIMENSIONS,
		stories.map((cells, i) => ({ id: `01998f6e-5d3c-7a10-8b6f-${String(i).padStart(12, '0')}`, cells }))
	);
	const first = { dimension: 'rol', test: { kind: 'choice', options: ['optie-0'], missing: [] } } as const;
	const mirror = mirrorOf(columns, sidesOf(columns, [], { first, second: null }), 'rol');
	return mirror.comparisons.map((comparison) =>
		mirrorPicture({
			comparison,
			mirror,
			names: ['<b>Bewoners', 'de rest'],
			common: { ...ALL_STORIES, words: 'brood' },
			dimensions: DIMENSIONS,
			point: 'Buurt & co',
			day: new Date('2027-03-01T12:00:00Z'),
			language: 'nl',
			say
		})
	);
}

const stories = Array.from({ length: 40 }, (_, i): Cell[] => [
	i % 2,
	i % 4 < 2 ? 0 : 1,
	i / 40,
	[0.2, 0.3, 0.5],
	20_000 + i
]);

describe('two groups as a picture', () => {
	it('says by itself who they are, what differs and when it was, for every kind of question', () => {
		const drawn = pictures(stories);
		expect(drawn).toHaveLength(4);
		for (const svg of drawn) {
			const text = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words).join(' ');
			expect(text).toContain('A: &#60;b&#62;Bewoners (20 ervaringen)');
			expect(text).toContain('B: de rest (20 ervaringen)');
			expect(text).toContain('Voor beide groepen: woorden in de tekst: “brood”');
			expect(text).toContain('Beantwoord: A 20, B 20');
			expect(text).toContain('1 maart 2027');
			expect(svg).not.toMatch(/NaN|undefined|Infinity|<b>|url\(|var\(/);
		}
	});

	it('is whole where nobody answered', () => {
		for (const svg of pictures([[0], [1]].map((cells) => [...cells, undefined, undefined, undefined, undefined])))
			expect(svg).not.toMatch(/NaN|undefined|Infinity/);
	});
});
