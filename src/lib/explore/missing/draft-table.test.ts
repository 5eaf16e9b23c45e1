import { describe, expect, it } from 'vitest';
import { checkTable, guess, matchedRows, pointedRows } from './draft-table.ts';
import { matchGroups } from './match-groups.ts';
import { readTableText } from './read-table.ts';

const nl = (words: string) => ({ nl: words });
const AREA = {
	kind: 'choice',
	shape: 'areas',
	id: 'area',
	title: nl('Welke wijk?'),
	options: [
		{ id: 'noord', label: nl('Noord') },
		{ id: 'zuid', label: nl('Zuid-Oost') }
	]
} as const;
const AGE = {
	kind: 'choice',
	shape: 'options',
	id: 'age',
	title: nl('Hoe oud ben je?'),
	options: [
		{ id: 'a', label: nl('18 tot 35') },
		{ id: 'b', label: nl('<65') },
		{ id: 'c', label: nl('65+') }
	]
} as const;
const QUESTIONS = [AGE, AREA];
const noAliases = () => ({});

describe('a group of a table', () => {
	it('is an answer by code, by name, and by name however it is spelled', () =>
		expect(matchGroups(['NOORD', ' zuid oost', 'Wijk 03 Zuid Oost', 'West', ''], AREA.options)).toEqual([
			'noord',
			'zuid',
			'zuid',
			null,
			null
		]));

	it('is an answer by what its area is called on the map', () =>
		expect(matchGroups(['WK015304', 'Binnenstad'], AREA.options, { noord: ['WK015304', 'Binnenstad'] })).toEqual([
			'noord',
			'noord'
		]));

	it('keeps the signs of an age apart, and is nothing when it may be two', () => {
		expect(matchGroups(['65+', '< 65', '65'], AGE.options)).toEqual(['c', 'b', null]);
		expect(
			matchGroups(
				['Oost'],
				[
					{ id: '1', label: nl('Oost') },
					{ id: '2', label: nl('oost') }
				]
			)
		).toEqual([null]);
	});

	it('is added up, left out or named by hand', () => {
		const groups = ['18–24', '25–34', 'onbekend'].map((name, place) => ({ name, people: 10 * (place + 1) }));
		expect(pointedRows(groups, ['a', '18 Tot 35', ''], AGE).map(({ option }) => option)).toEqual(['a', 'a', null]);
		expect(pointedRows(groups, ['a', 'oud'], AGE).map(({ option }) => option)).toEqual(['a', null, null]);
	});
});

describe('a table that is looked at', () => {
	const read = readTableText('wijk;inwoners\nNoord;1.000\nZuidoost;500\nTotaal;1.500\n');

	it('is laid beside the question of which it names most answers', () => {
		const chosen = guess(read, QUESTIONS, noAliases);
		expect(chosen).toEqual({ dimension: 'area', group: 0, people: 1 });
		expect(matchedRows(read, chosen, AREA, noAliases).map(({ option }) => option)).toEqual(['noord', null, null]);
	});

	it('is known by the code beside a name that nobody knows', () => {
		const read = readTableText('code;wijk;inwoners\nWK04;Noord;10\nWK06;Een andere naam;20\nWK09;Rand;5\n');
		const aliasesOf = () => ({ noord: ['WK04', 'Noord'], zuid: ['WK06', 'Zuid'] });
		const chosen = guess(read, QUESTIONS, aliasesOf);
		expect(matchedRows(read, chosen, AREA, aliasesOf)).toEqual([
			{ name: 'Noord', people: 10, option: 'noord' },
			{ name: 'Een andere naam', people: 20, option: 'zuid' },
			{ name: 'Rand', people: 5, option: null }
		]);
	});

	it('is kept with two groups of people, and with who they are and whose numbers', () => {
		const rows = [
			{ name: 'Noord', people: 5, option: 'noord' },
			{ name: 'Zuid', people: 4, option: 'zuid' },
			{ name: 'West', people: 4, option: 'gone' }
		];
		const table = { dimension: 'area', who: ' inwoners ', source: 'CBS', rows };
		expect(checkTable(table, QUESTIONS)).toMatchObject({ who: 'inwoners', rows: [{}, {}, { option: null }] });
		expect(() => checkTable({ ...table, who: ' ' }, QUESTIONS)).toThrow('who');
		expect(() => checkTable({ ...table, source: 'x'.repeat(201) }, QUESTIONS)).toThrow('source');
		expect(() => checkTable({ ...table, dimension: 'felt' }, QUESTIONS)).toThrow('no-such-question');
		expect(() => checkTable({ ...table, rows: rows.slice(1) }, QUESTIONS)).toThrow('too-few-groups');
		const empty = rows.map((row) => ({ ...row, people: 0 }));
		expect(() => checkTable({ ...table, rows: empty }, QUESTIONS)).toThrow('nobody');
	});
});
