import { describe, expect, it } from 'vitest';
import { MONDAY } from '#test/personas.ts';
import { QUESTIONNAIRE } from '#test/stories.ts';
import { aPoint, aTelling } from '#test/tellings.ts';
import { acceptTelling, toldAtOf } from './acceptance.ts';
import { openingOf, takes } from './story-point.ts';
import { LONGEST_TEXT, LONGEST_TITLE, type Telling } from './telling.ts';

const issuesOf = (over: Partial<Telling>) => {
	const acceptance = acceptTelling(aPoint(), QUESTIONNAIRE, aTelling(over), MONDAY);
	return acceptance.ok ? [] : acceptance.issues.map(({ at, code }) => `${at.join('.')} ${code}`);
};

describe('a telling', () => {
	it('is accepted as it is', () => {
		const telling = aTelling();
		expect(acceptTelling(aPoint(), QUESTIONNAIRE, telling, MONDAY)).toEqual({ ok: true, telling });
	});

	it('needs words, and not too many', () => {
		expect(issuesOf({ text: '\n\t ' })).toEqual(['text collect.issue.text-missing']);
		expect(issuesOf({ text: 'x'.repeat(LONGEST_TEXT) })).toEqual([]);
		expect(issuesOf({ text: 'x'.repeat(LONGEST_TEXT + 1) })).toEqual(['text collect.issue.text-too-long']);
		expect(issuesOf({ title: 'x'.repeat(LONGEST_TITLE + 1) })).toEqual(['title collect.issue.title-too-long']);
	});

	it('need not begin with an opening question, but not with one that was not asked', () => {
		expect(issuesOf({ openingId: null })).toEqual([]);
		expect(issuesOf({ openingId: 'other' })).toEqual(['openingId collect.issue.opening-unknown']);
	});

	it('needs every consent without which it cannot be kept, and no other', () => {
		expect(issuesOf({ consents: { keep: true } })).toEqual([]);
		expect(issuesOf({ consents: { keep: false, quote: true } })).toEqual([
			'consents.keep collect.issue.consent-needed'
		]);
		expect(issuesOf({ consents: { keep: true, other: false } })).toEqual([
			'consents.other collect.issue.consent-unknown'
		]);
	});

	it('says which answer is wrong, in the words of signify', () => {
		expect(issuesOf({ answers: { pace: { position: 2 } } })).toEqual([
			expect.stringMatching(/^answers\.pace signify\.issue\./)
		]);
	});

	it('needs a moment that can be read', () => {
		expect(issuesOf({ toldAt: 'gisteren' })).toEqual(['toldAt collect.issue.told-at-unreadable']);
	});
});

describe('the moment of telling', () => {
	const at = (toldAt: string, source: 'web' | 'api' = 'web') => toldAtOf({ toldAt }, source, MONDAY).toISOString();

	it('is what the teller says, unless that cannot be', () => {
		expect(at('2027-02-28T23:00:00Z')).toBe('2027-02-28T23:00:00.000Z');
		expect(at('2027-03-01T10:00:00+01:00')).toBe('2027-03-01T09:00:00.000Z');
		for (const impossible of ['2027-03-01T09:06:00Z', '2000-01-01T00:00:00Z', 'gisteren'])
			expect(at(impossible)).toBe(MONDAY.toISOString());
	});

	it('is never later than when we received it', () => {
		expect(at('2027-03-01T09:04:00Z')).toBe(MONDAY.toISOString());
	});

	it('may be long ago when another system sends it', () => {
		expect(at('1987-05-05T12:00:00Z', 'api')).toBe('1987-05-05T12:00:00.000Z');
		expect(at('1887-05-05T12:00:00Z', 'api')).toBe(MONDAY.toISOString());
	});
});

describe('a story point', () => {
	const opensAt = new Date('2027-03-01T00:00:00Z');
	const closesAt = new Date('2027-04-01T00:00:00Z');
	const on = (date: string) => new Date(`${date}T12:00:00Z`);

	it('is open from its opening until its closing', () => {
		expect(openingOf({ opensAt, closesAt }, on('2027-02-28'))).toBe('not-yet');
		expect(openingOf({ opensAt, closesAt }, opensAt)).toBe('open');
		expect(openingOf({ opensAt, closesAt }, closesAt)).toBe('closed');
		expect(openingOf({ opensAt: null, closesAt: null }, on('1900-01-01'))).toBe('open');
	});

	it('takes for two weeks what was told before it closed', () => {
		expect(takes({ opensAt, closesAt }, on('2027-03-31'), on('2027-04-14'))).toBe('open');
		expect(takes({ opensAt, closesAt }, on('2027-03-31'), on('2027-04-16'))).toBe('closed');
		expect(takes({ opensAt, closesAt }, on('2027-04-03'), on('2027-04-03'))).toBe('closed');
	});
});
