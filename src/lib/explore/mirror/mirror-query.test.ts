import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someClauses, someDimensions } from '#test/explore-arbitraries.ts';
import { choice, slider } from '#test/patterns.ts';
import { tidy } from '../selection.ts';
import { BY_SELECTION, mirrorOfClause, readMirror, writeMirror } from './mirror-query.ts';

const DIMENSIONS = [choice('rol', 3), slider('tempo')];
const read = (text: string) => readMirror(new URLSearchParams(text), DIMENSIONS);
const ONE = '01998f6e-5d3c-7a10-8b6f-000000000001';
const TWO = '01998f6e-5d3c-7a10-8b6f-000000000002';

describe('the address of a mirror', () => {
	it('holds two answers to one question, under the filters of the dashboard', () => {
		const text = 'f.tempo=20~60&groep1.rol=optie-0&groep2.rol=optie-1,optie-2&volgorde=vragenlijst';
		const reading = read(text);
		expect(reading).toMatchObject({
			split: {
				by: 'answer',
				dimension: 'rol',
				first: { options: ['optie-0'] },
				second: { options: ['optie-1', 'optie-2'] }
			},
			common: { clauses: [{ dimension: 'tempo' }] },
			order: 'vragenlijst',
			dropped: [],
			letGo: false
		});
		expect(writeMirror(reading, DIMENSIONS)).toBe(text);
	});

	it('means the rest where there is no second group, and takes a lonely second group for the first', () => {
		expect(read('groep1.rol=optie-0').split).toMatchObject({ second: null });
		expect(read('groep2.rol=optie-0').split).toMatchObject({ first: { options: ['optie-0'] }, second: null });
	});

	it('takes the two fields of a plain form as one range', () =>
		expect(read('groep1.tempo.van=0&groep1.tempo.tot=40&groep2.tempo.van=&groep2.tempo.tot=').split).toMatchObject({
			first: { ranges: [{ from: 0, to: 40 }] },
			second: null
		}));

	it('lets go of a filter on the question the groups are made by, and says so', () => {
		const reading = read('f.rol=optie-0&groep1.rol=optie-1');
		expect(reading.common.clauses).toEqual([]);
		expect(reading.letGo).toBe(true);
	});

	it('holds two kept selections, or one and the rest', () => {
		expect(read(`selectie1=${ONE}&selectie2=${TWO}`).split).toEqual({ by: 'selection', first: ONE, second: TWO });
		expect(read(`selectie1=${ONE}`).split).toEqual({ by: 'selection', first: ONE, second: null });
	});

	it('lets `op` say which question is being chosen, whatever was ticked before', () => {
		expect(read('op=tempo&groep1.rol=optie-0')).toMatchObject({ by: 'tempo', split: undefined });
		expect(writeMirror(read('op=tempo&f.rol=optie-1'), DIMENSIONS)).toBe('f.rol=optie-1&op=tempo');
		expect(read(`op=${BY_SELECTION}`)).toMatchObject({ by: BY_SELECTION, split: undefined });
	});

	it('says what it does not understand, and never falls', () => {
		expect(read('groep1.weg=x&groep2.rol=nooit&op=niets&selectie1=7&volgorde=kleur&f.weg=1').dropped).toEqual([
			'f.weg=1',
			'groep1.weg=x',
			'groep2.rol=nooit',
			'op=niets',
			'volgorde=kleur',
			'selectie1=7'
		]);
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.constantFrom('op', 'groep1.rol', 'groep2.tempo', 'selectie1', 'x'), fc.string())),
				(fields) => {
					readMirror(new URLSearchParams(fields), DIMENSIONS);
				}
			)
		);
	});

	it('sets any filter of the dashboard beside its rest, and can be read back', () => {
		fc.assert(
			fc.property(
				someDimensions.chain((dimensions) =>
					fc.record({ dimensions: fc.constant(dimensions), clauses: someClauses(dimensions) })
				),
				({ dimensions, clauses }) => {
					for (const clause of clauses) {
						const dimension = dimensions.find(({ id }) => id === clause.dimension)!;
						const query = new URLSearchParams(mirrorOfClause({ clauses, words: '' }, clause, dimensions));
						const { split, dropped } = readMirror(query, dimensions);
						expect(dropped).toEqual([]);
						if (split)
							expect(split).toMatchObject({
								dimension: clause.dimension,
								first: tidy(clause.test, dimension),
								second: null
							});
					}
				}
			),
			{ numRuns: 100 }
		);
	});
});
