import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_PEOPLE, MOST_ROLES, peopleIn, readInvited, writeInvited } from './invited.ts';

const invited = (text: string) => {
	const reading = readInvited(text);
	return reading.ok ? reading.invited : reading.issue;
};

describe('who is asked to a table', () => {
	it('is written one role a line, with how many', () => {
		expect(invited('4 bewoners\n2 x wijkcoaches\n\n  een wethouder ')).toEqual([
			{ role: 'bewoners', people: 4 },
			{ role: 'wijkcoaches', people: 2 },
			{ role: 'een wethouder', people: null }
		]);
	});

	it('adds up a role that stands there twice', () => {
		expect(invited('3 bewoners\nbewoners\n2 bewoners')).toEqual([{ role: 'bewoners', people: 5 }]);
	});

	it('may be nobody yet', () => expect(invited(' \n\n')).toEqual([]));

	it.each([
		[
			'too many roles',
			Array.from({ length: MOST_ROLES + 1 }, (_, i) => `rol ${'i'.repeat(i + 1)}`).join('\n'),
			'too-many-roles'
		],
		['more people than a room holds', `${MOST_PEOPLE + 1} bewoners`, 'too-many-people'],
		['a letter instead of a role', 'a'.repeat(61), 'too-long'],
		['a number that no table has', `${'9'.repeat(400)} bewoners`, 'too-many-people']
	])('is not %s', (_, text, issue) => expect(invited(text)).toBe(issue));

	it('reads back what it writes, whatever somebody typed', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 200 }), (text) => {
				const reading = readInvited(text);
				if (!reading.ok) return;
				const again = readInvited(writeInvited(reading.invited));
				expect(again.ok && peopleIn(again.invited)).toBe(peopleIn(reading.invited));
			})
		);
	});
});
