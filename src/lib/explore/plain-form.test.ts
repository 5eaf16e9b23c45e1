import { describe, expect, it } from 'vitest';
import type { Dimension } from '#lib/signify/dimension.ts';
import { readPlainForm } from './plain-form.ts';

const words = { nl: 'x' };
const DIMENSIONS: readonly Dimension[] = [
	{
		id: 'who',
		kind: 'choice',
		shape: 'options',
		title: words,
		options: [
			{ id: 'a', label: words },
			{ id: 'b', label: words }
		]
	},
	{ id: 'pace', kind: 'slider', title: words, left: words, right: words },
	{ id: 'when', kind: 'time', title: words }
];
const read = (query: string) => readPlainForm(new URLSearchParams(query), DIMENSIONS);

describe('a form without JavaScript', () => {
	it('becomes the address that says the same', () => {
		expect(
			read('toon=1&f.who=a&f.who=b&f.pace.van=20&f.pace.tot=100&f.when.van=2027-01-01&f.when.tot=&woorden=brood')
		).toBe('f.who=a,b&f.pace=20~100&f.when=2027-01-01~&woorden=brood');
	});

	it('leaves a slider alone that nobody touched', () => {
		expect(read('toon=1&f.pace.van=0&f.pace.tot=100')).toBe('');
		expect(read('toon=1&niet.pace.van=0&niet.pace.tot=100&f.who=a')).toBe('f.who=a');
	});

	it('keeps how time was divided, when that is a way to divide it', () => {
		expect(read('toon=1&f.who=a&tijd.when=week')).toBe('f.who=a&tijd.when=week');
		expect(read('toon=1&tijd.when=eeuw&tijd.who=week&tijd.gone=jaar')).toBe('');
	});

	it('is not what a link says', () => {
		expect(read('f.who=a')).toBeUndefined();
	});
});
