import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someClauses, someDimensions } from '#test/explore-arbitraries.ts';
import type { Dimension } from '#lib/signify/dimension.ts';
import { asksNothing, type Selection, tidy } from './selection.ts';
import { readSelection, writeSelection } from './selection-query.ts';

const words = { nl: 'x' };
const option = (id: string) => ({ id, label: words });

const DIMENSIONS: readonly Dimension[] = [
	{ id: 'wie-hielp', kind: 'choice', shape: 'options', title: words, options: ['buur', 'familie', 'a,b'].map(option) },
	{ id: 'gevoel', kind: 'choices', shape: 'archetypes', title: words, options: ['blij', 'trots', 'bang'].map(option) },
	{ id: 'zorgen', kind: 'slider', title: words, left: words, right: words },
	{ id: 'nodig', kind: 'triad', title: words, anchors: [words, words, words] },
	{ id: 'verteld-op', kind: 'time', title: words }
];

const read = (query: string) => readSelection(new URLSearchParams(query), DIMENSIONS);
const rewrite = (query: string) => writeSelection(read(query).selection, DIMENSIONS);

describe('a selection in the address', () => {
	it.each([
		'',
		'f.wie-hielp=buur,familie,(leeg)',
		'f.wie-hielp=a!2cb',
		'f.gevoel=blij,trots&f.gevoel.hoe=alle',
		'f.zorgen=20~60,80~100,(nvt)',
		'f.nodig=boven,midden,lus:512.300_400.-20_380.350',
		'niet.verteld-op=2026-01-01~2026-03-31',
		'f.verteld-op=~2026-03-31',
		'f.wie-hielp=buur&woorden=mijn%20buurvrouw%3F'
	])('reads and writes %s', (query) => {
		expect(read(query).dropped).toEqual([]);
		expect(rewrite(query)).toBe(query);
	});

	it('has one way of saying the same', () => {
		expect(rewrite('f.wie-hielp=familie&f.wie-hielp=buur&f.wie-hielp=buur')).toBe('f.wie-hielp=buur,familie');
		expect(rewrite('f.zorgen=60~50,20~49')).toBe('f.zorgen=20~60');
		expect(rewrite('f.gevoel=blij&f.gevoel.hoe=alle')).toBe('f.gevoel=blij');
		expect(rewrite('woorden=++de++buurt+')).toBe('woorden=de%20buurt');
	});

	it('understands a plain form, fields left blank included', () => {
		expect(rewrite('f.zorgen.van=20&f.zorgen.tot=&f.verteld-op.van=&f.verteld-op.tot=&f.wie-hielp=&woorden=')).toBe(
			'f.zorgen=20~100'
		);
		expect(rewrite('f.verteld-op.van=2026-01-01&f.verteld-op.tot=2026-12-31&f.verteld-op=(leeg)')).toBe(
			'f.verteld-op=2026-01-01~2026-12-31,(leeg)'
		);
	});

	it('says what it left out', () => {
		const query =
			'f.wie-hielp=buur,oom&f.weg=1&niet.wie-hielp=familie&f.zorgen=veel&f.zorgen=60~200&f.nodig=lus:1.2_3.4&f.verteld-op=2026-02-30~';
		expect(read(query).dropped).toEqual([
			'f.wie-hielp=oom',
			'niet.wie-hielp=familie',
			'f.zorgen=veel',
			'f.zorgen=60~200',
			'f.nodig=lus:1.2_3.4',
			'f.verteld-op=2026-02-30~',
			'f.weg=1'
		]);
		expect(rewrite(query)).toBe('f.wie-hielp=buur');
	});

	it('says once what was asked many times, and not all of what is endless', () => {
		expect(read(`f.wie-hielp=${'oom,'.repeat(900)}`).dropped).toEqual(['f.wie-hielp=oom']);
		const endless = Array.from({ length: 900 }, (_, i) => `oom${i}`).join();
		expect(read(`f.wie-hielp=${endless}`).dropped).toHaveLength(20);
	});

	it('leaves what is not its own to others', () => {
		expect(read('sorteer=nieuw&utm=1').dropped).toEqual([]);
	});

	it('holds one tag of the readers, and says which it did not take', () => {
		expect(read('label=+%23Moe++van+regels&label=blij')).toEqual({
			selection: { clauses: [], words: '', tag: 'Moe van regels' },
			dropped: ['label=blij']
		});
		expect(rewrite('label=Moe, van&woorden=brood')).toBe('woorden=brood&label=Moe,%20van');
		expect(read('label=').selection).toEqual({ clauses: [], words: '' });
		expect(read(`label=${'x'.repeat(41)}`).dropped).toEqual([`label=${'x'.repeat(41)}`]);
	});

	it('returns as it was', () => {
		fc.assert(
			fc.property(
				someDimensions.chain((dimensions) => fc.tuple(fc.constant(dimensions), someClauses(dimensions))),
				fc.stringMatching(/^[a-zé&=+%#?]{0,20}( [a-z]{1,5})?$/),
				([dimensions, clauses], words) => {
					const written = writeSelection({ clauses, words: words.trim() }, dimensions);
					const { selection, dropped } = readSelection(new URLSearchParams(written), dimensions);
					expect(dropped).toEqual([]);
					expect(selection).toEqual(tidySelection({ clauses, words: words.trim() }, dimensions));
					expect(writeSelection(selection, dimensions)).toBe(written);
				}
			)
		);
	});

	it('never stumbles over an address', () => {
		const value = fc.oneof(
			fc.string(),
			fc.stringMatching(/^[0-9~.,_:()a-z-]{0,30}$/),
			fc.stringMatching(/^lus:[0-9._-]{0,40}$/)
		);
		const key = fc
			.tuple(
				fc.constantFrom('f.', 'niet.', ''),
				fc.oneof(fc.constantFrom(...DIMENSIONS.map(({ id }) => id)), fc.string({ maxLength: 5 })),
				fc.constantFrom('', '', '.van', '.tot', '.hoe')
			)
			.map((parts) => parts.join(''));
		fc.assert(
			fc.property(fc.array(fc.tuple(key, value)), (fields) => {
				const { selection } = readSelection(new URLSearchParams(fields), DIMENSIONS);
				const again = readSelection(new URLSearchParams(writeSelection(selection, DIMENSIONS)), DIMENSIONS);
				expect(again).toEqual({ selection, dropped: [] });
			})
		);
	});
});

const tidySelection = ({ clauses, words }: Selection, dimensions: readonly Dimension[]): Selection => ({
	clauses: dimensions.flatMap((dimension) =>
		clauses
			.filter((clause) => clause.dimension === dimension.id)
			.map((clause) => ({ ...clause, test: tidy(clause.test, dimension) }))
			.filter(({ test }) => !asksNothing(test))
	),
	words
});
