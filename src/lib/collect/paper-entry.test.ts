import { describe, expect, it } from 'vitest';
import { QUESTIONNAIRE } from '#test/stories.ts';
import { DEFINITION } from '#test/tellings.ts';
import { entryFromForm, readDay, readEntry } from './paper-entry.ts';
import { formCode, nextSheet, shortPrivacy } from './paper.ts';
import { aPoint } from '#test/tellings.ts';

const asked = { questionnaire: QUESTIONNAIRE, consents: DEFINITION.consents };
const TODAY = '2027-03-01';

function form(fields: Record<string, string> = {}): FormData {
	const data = new FormData();
	const all = {
		id: '0192f000-0000-7000-8000-000000000001',
		sleutel: '0123456789abcdef0123456789abcdef',
		blad: '12',
		datum: '',
		taal: 'nl',
		opening: '1',
		titel: '',
		tekst: 'Zij luisterde.',
		'toestemming:keep': 'ja',
		...fields
	};
	for (const [name, value] of Object.entries(all)) if (value !== '∅') data.append(name, value);
	return data;
}

const read = (fields?: Record<string, string>) => readEntry(asked, entryFromForm(asked, form(fields)), 1, TODAY);
const wrong = (fields: Record<string, string>) => {
	const reading = read(fields);
	return reading.ok ? [] : Object.keys(reading.issues);
};

describe('a form typed over', () => {
	it('came in by the entrance that was chosen, and by none that can be no entrance', () => {
		expect(read({ ingang: 'k7mp' })).toMatchObject({ ok: true, draft: { via: 'k7mp' } });
		expect(read({ ingang: '<b>' })).toMatchObject({ ok: true, draft: { via: undefined } });
	});

	it('becomes a telling of the day that stands on it', () => {
		const reading = read({ datum: '3-2' });
		expect(reading).toMatchObject({ ok: true, toldAt: new Date('2027-02-03T12:00:00Z') });
		if (!reading.ok) return;
		expect(reading.draft.via).toBeUndefined();
		expect(reading.draft).toMatchObject({ text: 'Zij luisterde.', consents: { keep: true, quote: false } });
		expect(reading.draft.openingId).toBe(QUESTIONNAIRE.openings[0]!.id);
	});

	it('says everything that is wrong at once, by the name of the field', () => {
		expect(wrong({ datum: 'ooit', tekst: ' ', opening: 'z', blad: 'a/b', 'toestemming:keep': '∅' }).sort()).toEqual([
			'blad',
			'datum',
			'opening',
			'tekst',
			'toestemming:keep'
		]);
		expect(wrong({ id: 'x' })).toEqual(['id']);
	});

	it('takes the latest such day when there is no year, and no day that is still to come', () => {
		expect(readDay('', TODAY)).toBe(TODAY);
		expect(readDay('1-3', TODAY)).toBe(TODAY);
		expect(readDay('31/12', TODAY)).toBe('2026-12-31');
		expect(readDay('2027-02-28', TODAY)).toBe('2027-02-28');
		expect(readDay('2-3-2027', TODAY)).toEqual({ code: 'paper.issue.day-later' });
		for (const no of ['31-2-2027', '2027', 'morgen', '1-1-1-1'])
			expect(readDay(no, TODAY)).toEqual({ code: 'paper.issue.day' });
	});
});

describe('a pile of forms', () => {
	it('counts on, with as many digits as there were', () => {
		expect(['12', 'A-009', 'A-099', '', 'blad'].map(nextSheet)).toEqual(['13', 'A-010', 'A-100', '', '']);
	});

	it('has a code of its own', () => expect(formCode(aPoint().id)).toMatch(/^[0-9A-F]{6}$/));

	it('carries as much of the privacy text as fits, in whole paragraphs', () => {
		expect(shortPrivacy('Kort.')).toEqual({ paragraphs: ['Kort.'], isWhole: true });
		const long = `${'a'.repeat(900)}\n\n${'b'.repeat(900)}`;
		expect(shortPrivacy(long)).toEqual({ paragraphs: ['a'.repeat(900)], isWhole: false });
	});
});
