import { describe, expect, it } from 'vitest';
import { aPoint } from '#test/tellings.ts';
import { readPointForm } from './point-form.ts';

const point = { ...aPoint(), state: 'live', experiences: 0, lastReceivedAt: null } as const;

/** The form of the settings, with its languages; the rest is what a test is about. */
function read(values: Readonly<Record<string, string>>, over: object = {}) {
	const form = new FormData();
	form.append('languages', 'nl');
	for (const [name, value] of Object.entries(values)) form.append(name, value);
	return readPointForm(form, { ...point, ...over }, 'nl');
}

describe('how long sound is kept', () => {
	it.each([
		['0', { keepDaysAfterAccepted: 0 }],
		['14', { keepDaysAfterAccepted: 14 }],
		['', undefined]
	])('is “%s” days', (sound, kept) => {
		expect(read({ sound })).toMatchObject({ ok: true, change: { definition: { languages: ['nl'] } } });
		const reading = read({ sound }, { definition: { ...point.definition, sound: { keepDaysAfterAccepted: 3 } } });
		expect(reading.ok && reading.change.definition.sound).toEqual(kept);
	});

	it.each(['-1', '1,5', '3651', 'een week'])('is not “%s” days', (sound) => {
		expect(read({ sound })).toEqual({ ok: false, issues: { sound: ['points.issue.sound'] } });
	});
});
