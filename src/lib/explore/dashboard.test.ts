import { describe, expect, it } from 'vitest';
import { headed, piecesOf } from './dashboard.ts';

const marks = { open: '<', close: '>' };

describe('a story in a list', () => {
	it('stands under its title', () => {
		expect(headed('Soep', 'Elke  donderdag\nkook ik.')).toEqual({
			heading: 'Soep',
			pieces: [{ text: 'Elke donderdag kook ik.', found: false }]
		});
	});

	it('stands under its first words when it has no title, and goes on below them', () => {
		const text = 'Ik kreeg een brief van de gemeente over mijn uitkering en ik begreep er helemaal niets van.';
		const { heading, pieces } = headed(null, text);
		expect(heading).toBe('Ik kreeg een brief van de gemeente over mijn uitkering en ik…');
		expect(`${heading.slice(0, -1)} ${pieces[0]!.text}`).toBe(text);
	});

	it('is cut between words, and in the middle of one that never ends', () => {
		expect(headed('Lang', 'woord '.repeat(100)).pieces[0]!.text).toMatch(/ woord…$/);
		expect(headed('Lang', 'a'.repeat(500)).pieces[0]!.text).toHaveLength(221);
		expect(headed(null, 'Kort.')).toEqual({ heading: 'Kort.', pieces: [] });
	});
});

describe('a snippet', () => {
	it('falls into what was found and what stands around it', () => {
		expect(piecesOf('de <buren> en <zij>', marks)).toEqual([
			{ text: 'de ', found: false },
			{ text: 'buren', found: true },
			{ text: ' en ', found: false },
			{ text: 'zij', found: true }
		]);
		expect(piecesOf('niets', marks)).toEqual([{ text: 'niets', found: false }]);
	});
});
