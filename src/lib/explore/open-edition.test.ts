import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	type Edition,
	EDITION_DAYS,
	isEditionDue,
	type Standing,
	waits,
	whatToCount,
	type Wished
} from './open-edition.ts';

const WISHED: Wished = { charts: ['pace'], threshold: 5 };
const COUNTED: Edition = {
	charts: ['pace'],
	dimensions: [],
	threshold: 5,
	publication: { parts: 1, thrown: 0, shown: {} }
};

const standing = (over: Partial<Standing['since']> = {}, wasSeen = true, edition = COUNTED): Standing => ({
	edition,
	wasSeen,
	since: { stories: 40, told: 0, withdrawn: 0, days: 1, ...over }
});

/** What somebody does in a night: tells so many stories, and takes so many of theirs back. */
const night = fc.record({ told: fc.nat(200), takenBack: fc.nat(400), saves: fc.boolean() });

describe('editions of the open page', () => {
	it('are no more than one a month and one for each time the point grew twice as large, whatever somebody tells and takes back', () => {
		const FIRST = 20;
		fc.assert(
			fc.property(fc.array(night, { minLength: 365, maxLength: 365 }), (nights) => {
				let [made, theirs, most] = [1, 0, FIRST];
				let now = standing({ stories: FIRST, days: 0 }, true, { ...COUNTED, largest: FIRST });
				for (const { told, takenBack, saves } of nights) {
					const back = Math.min(takenBack, theirs);
					const sinceBack = Math.min(back, now.since.told);
					theirs += told - back;
					most = Math.max(most, FIRST + theirs);
					const since = {
						stories: now.since.stories,
						told: now.since.told + told - sinceBack,
						withdrawn: now.since.withdrawn + back - sinceBack,
						days: now.since.days + 1
					};
					now = { ...now, since };
					// Saving brings about no more than the night does.
					if (saves ? whatToCount(now, WISHED) !== 'anew' : !isEditionDue(now, WISHED)) continue;
					made++;
					const stories = FIRST + theirs;
					const largest = Math.max(stories, now.edition.largest!);
					now = { edition: { ...COUNTED, largest }, wasSeen: true, since: { stories, told: 0, withdrawn: 0, days: 0 } };
				}
				expect(made).toBeLessThanOrEqual(1 + Math.floor(365 / EDITION_DAYS) + Math.floor(Math.log2(most / FIRST)));
			}),
			{ seed: 31, numRuns: 300 }
		);
	});

	it('stay as they are once they were seen, until it is time', () => {
		expect(whatToCount(standing(), WISHED)).toBe('nothing');
		expect(whatToCount(standing({ withdrawn: 3 }), WISHED)).toBe('nothing');
		expect(whatToCount(standing({ withdrawn: 3 }), { ...WISHED, threshold: 9 })).toBe('nothing');
		expect(whatToCount(standing({ days: 30, withdrawn: 1 }), WISHED)).toBe('anew');
		expect(whatToCount(standing({}, false), WISHED)).toBe('anew');
		expect(whatToCount(undefined, WISHED)).toBe('anew');
	});

	it('are asked one question more only while nobody left, and no more than six in all', () => {
		const more = { ...WISHED, charts: ['pace', 'asked'] };
		expect(whatToCount(standing(), more)).toBe('more');
		expect(whatToCount(standing({ withdrawn: 1 }), more)).toBe('nothing');
		expect(whatToCount(standing(), { ...more, threshold: 6 })).toBe('nothing');
		const full = { ...COUNTED, charts: ['a', 'b', 'c', 'd', 'e', 'f'] };
		expect(whatToCount(standing({}, true, full), more)).toBe('nothing');
		expect(waits(full, more)).toBe(true);
		expect(waits(full, { ...WISHED, charts: ['f', 'a'] })).toBe(false);
	});

	it('show nothing while there are too few stories, so that those may be counted again at once', () => {
		const empty = { ...COUNTED, publication: null };
		expect(isEditionDue(standing({}, true, empty), WISHED)).toBe(false);
		expect(isEditionDue(standing({ told: 1 }, true, empty), WISHED)).toBe(true);
		expect(isEditionDue(standing({}, true, empty), { ...WISHED, threshold: 3 })).toBe(true);
	});
});
