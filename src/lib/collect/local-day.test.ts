import { describe, expect, it } from 'vitest';
import { endOfLocalDay, localDayOf, startOfLocalDay } from './local-day.ts';
import { slugFrom } from './point-state.ts';

describe('a day in Amsterdam', () => {
	it.each([
		['2027-01-15', '2027-01-14T23:00:00.000Z', '2027-01-15T22:59:59.000Z'],
		['2027-07-09', '2027-07-08T22:00:00.000Z', '2027-07-09T21:59:59.000Z'],
		// The day summer time begins has 23 hours, the day it ends 25.
		['2027-03-28', '2027-03-27T23:00:00.000Z', '2027-03-28T21:59:59.000Z'],
		['2027-10-31', '2027-10-30T22:00:00.000Z', '2027-10-31T22:59:59.000Z']
	])('%s lasts from %s to %s', (day, start, end) => {
		expect(startOfLocalDay(day)?.toISOString()).toBe(start);
		expect(endOfLocalDay(day)?.toISOString()).toBe(end);
		expect(localDayOf(startOfLocalDay(day)!)).toBe(day);
		expect(localDayOf(endOfLocalDay(day)!)).toBe(day);
	});

	it.each(['2027-02-30', '2027-13-01', 'gisteren', ''])('is not %j', (day) => {
		expect(startOfLocalDay(day)).toBeUndefined();
		expect(endOfLocalDay(day)).toBeUndefined();
	});
});

describe('an address', () => {
	it('is made of a title', () => {
		expect(slugFrom('Ervaringen uit Noord!')).toBe('ervaringen-uit-noord');
		expect(slugFrom('  Café – één & twee ')).toBe('cafe-een-twee');
		expect(slugFrom('…')).toBe('');
	});
});
