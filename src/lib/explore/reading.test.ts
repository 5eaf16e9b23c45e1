import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST, lookFrom, turnOf, USUAL_LOOK, writeLook, writeReading } from './reading.ts';
import { placeIn } from './dashboard.ts';
import type { Id } from '#lib/platform/id.ts';

const id = (text: string) => text as Id<'story'>;

describe('how reading aloud looks', () => {
	it('comes back as it was kept', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: LARGEST }), fc.boolean(), fc.boolean(), (size, dark, answers) => {
				expect(lookFrom(writeLook({ size, dark, answers }))).toEqual({ size, dark, answers });
			})
		);
	});

	it.for([null, '', '9', '511', '1000', 'groot'])('is as usual when a device kept %j', (kept) => {
		expect(lookFrom(kept)).toEqual(USUAL_LOOK);
	});
});

describe('the address of reading aloud', () => {
	it('says only what is known', () => {
		expect(writeReading({})).toBe('');
		expect(writeReading({ story: id('a'), from: id('b') })).toBe('ervaring=a&van=b');
	});
});

describe('the place in a list', () => {
	it('has nobody before the first and nobody after the last', () => {
		const ids = [id('a'), id('b'), id('c')];
		expect(placeIn(ids, id('a'))).toEqual({ number: 1, of: 3, previous: undefined, next: 'b' });
		expect(placeIn(ids, id('c'))).toEqual({ number: 3, of: 3, previous: 'b', next: undefined });
		expect(placeIn(ids, id('d'))).toBeUndefined();
	});
});

describe('a key while reading aloud', () => {
	it('rolls the page before it turns it', () => {
		for (const key of [' ', 'PageDown']) {
			expect(turnOf(key, { top: true, end: false })).toBeUndefined();
			expect(turnOf(key, { top: false, end: true })).toBe('next');
		}
		expect(turnOf('PageUp', { top: false, end: true })).toBeUndefined();
		expect(turnOf('PageUp', { top: true, end: false })).toBe('previous');
	});

	it('turns at once by an arrow', () => {
		expect(turnOf('ArrowRight', { top: true, end: false })).toBe('next');
		expect(turnOf('ArrowLeft', { top: false, end: true })).toBe('previous');
		expect(turnOf('a', { top: true, end: true })).toBeUndefined();
	});
});
