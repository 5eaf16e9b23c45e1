import { describe, expect, it } from 'vitest';
import type { Dimension } from '#lib/signify/dimension.ts';
import { readPlainForm } from '../plain-form.ts';
import { readSelection } from '../selection-query.ts';
import { pairOf, readOrder, withOrder } from './order-query.ts';

const words = { nl: 'x' };
const options = ['buur', 'familie'].map((id) => ({ id, label: words }));
const DIMENSIONS: readonly Dimension[] = [
	{ id: 'wie', kind: 'choice', shape: 'options', title: words, options },
	{ id: 'gevoel', kind: 'choices', shape: 'options', title: words, options },
	{ id: 'zorgen', kind: 'slider', title: words, left: words, right: words },
	{ id: 'nodig', kind: 'triad', title: words, anchors: [words, words, words] }
];
const read = (query: string) => readOrder(new URLSearchParams(query), DIMENSIONS);

describe('an order in the address', () => {
	it.each(['', 'volgorde=langste', 'volgorde=meest-anders', 'volgorde=beste-voorbeeld&patroon=gevoel:buur~zorgen'])(
		'reads and writes %s',
		(query) => {
			expect(read(query).dropped).toEqual([]);
			expect(withOrder('', read(query).order)).toBe(query);
		}
	);

	it('does not say what goes without saying', () => {
		expect(withOrder('f.wie=buur', read('volgorde=nieuwste').order)).toBe('f.wie=buur');
		expect(withOrder('', read('volgorde=langste&patroon=wie~zorgen').order)).toBe('volgorde=langste');
	});

	it.each([
		['volgorde=mooiste', ['volgorde=mooiste']],
		['volgorde=beste-voorbeeld', ['volgorde=beste-voorbeeld']],
		['volgorde=beste-voorbeeld&patroon=wie~weg', ['patroon=wie~weg']],
		[`volgorde=${'a'.repeat(900)}`, [`volgorde=${'a'.repeat(111)}`]]
	])('leaves out of %s what it does not know, and says so', (query, dropped) => {
		expect(read(query)).toEqual({ order: { by: 'newest' }, dropped });
	});

	it('stays when a plain form is sent', () => {
		const sent = (query: string) => readPlainForm(new URLSearchParams(query), DIMENSIONS);
		expect(sent('toon=1&f.wie=buur&volgorde=langste&patroon=wie~zorgen')).toBe('f.wie=buur&volgorde=langste');
		expect(sent('toon=1&volgorde=nieuwste')).toBe('');
	});
});

describe('filters on two questions', () => {
	const pair = (query: string) => pairOf(readSelection(new URLSearchParams(query), DIMENSIONS).selection, DIMENSIONS);
	it('are about one pattern when they leave no doubt which', () => {
		expect(pair('f.wie=buur&f.zorgen=0~20')).toBe('wie~zorgen');
		expect(pair('f.gevoel=buur&f.nodig=links')).toBe('gevoel:buur~nodig:links');
		expect(pair('f.gevoel=buur,familie&f.zorgen=0~20')).toBeUndefined();
		expect(pair('f.wie=buur&f.nodig=midden')).toBeUndefined();
		expect(pair('f.wie=buur')).toBeUndefined();
	});
});
