import { describe, expect, it } from 'vitest';
import { ALL_EXAMPLES } from '#lib/signify/question-types/examples.ts';
import type { Question } from '#lib/signify/questionnaire.ts';
import { MONDAY } from '#test/personas.ts';
import { QUESTIONNAIRE } from '#test/stories.ts';
import { aPoint } from '#test/tellings.ts';
import { readWireTelling } from './wire.ts';
import { storyPointToWire, WireStoryPoint } from './wire-point.ts';

const WIRE = {
	id: '0199c2a4-5b1e-7c3d-8f00-1a2b3c4d5e6f',
	sleutel: '5f2b8c1d9e3a47068b1c2d3e4f5a6b7c',
	vragenlijstVersie: 1,
	taal: 'nl',
	verteldOp: '2027-03-01T09:00:00+01:00',
	openingsvraag: 'proud',
	titel: null,
	tekst: 'De buurvrouw kwam elke dag even langs.',
	antwoorden: { 'who-helped': { keuze: 'neighbours' }, asked: { delen: [0.2, 0.3, 0.5] }, pace: { nvt: true } },
	toestemmingen: { keep: true }
};

const read = (body: unknown) => readWireTelling(body, aPoint(), QUESTIONNAIRE, MONDAY);
const placesIn = (body: unknown) => {
	const reading = read(body);
	return reading.ok ? [] : reading.issues.map(({ at, code }) => `/${at.join('/')} ${code}`);
};

describe('where a telling came in and who wrote it down', () => {
	it('come along when they are said, and need not be', () => {
		const reading = read({ ...WIRE, via: ' K7MP ', opgetekendDoor: 'interpreter' });
		expect(reading).toMatchObject({ ok: true, telling: { via: 'k7mp', toldTo: 'interpreter' } });
		expect(read({ ...WIRE, via: null, opgetekendDoor: null })).toMatchObject({ ok: true });
	});

	it('are never a reason to refuse a code that can be none', () => {
		for (const via of ['', 'zzzz', '../..', 'é', 'a'.repeat(200)])
			expect(read({ ...WIRE, via })).toMatchObject({ ok: true });
	});

	it('are refused for a role that does not exist, which could not be kept', () => {
		expect(placesIn({ ...WIRE, opgetekendDoor: 'neighbour' })).toEqual(['/opgetekendDoor collect.issue.field-wrong']);
	});
});

describe('a telling from another program', () => {
	it('is read into our own words', () => {
		expect(read(WIRE)).toEqual({
			ok: true,
			telling: {
				id: WIRE.id,
				key: WIRE.sleutel,
				questionnaireVersion: 1,
				language: 'nl',
				toldAt: WIRE.verteldOp,
				openingId: 'proud',
				title: null,
				text: WIRE.tekst,
				answers: {
					'who-helped': { option: 'neighbours' },
					asked: { shares: [0.2, 0.3, 0.5] },
					pace: { notApplicable: true }
				},
				consents: { keep: true }
			}
		});
	});

	it('need not have a title or an opening question', () => {
		const bare = { ...WIRE, titel: undefined, openingsvraag: undefined };
		expect(read(bare)).toMatchObject({ ok: true, telling: { title: null, openingId: null } });
	});

	it('is told everything that is wrong at once: shape, answers and rules', () => {
		const wrong = {
			...WIRE,
			sleutel: undefined,
			id: 'x',
			taal: 'tlh',
			tekst: '',
			vreemd: 1,
			antwoorden: { nope: { tekst: 'x' }, pace: { delen: [1, 0, 0] }, 'who-helped': { keuze: 'martians' } },
			toestemmingen: { other: true }
		};
		expect(placesIn(wrong).sort()).toEqual([
			'/antwoorden/nope signify.issue.unknown-question',
			'/antwoorden/pace signify.issue.other-type',
			'/antwoorden/who-helped signify.issue.unknown-option',
			'/id collect.issue.field-wrong',
			'/sleutel collect.issue.field-missing',
			'/taal collect.issue.language-unknown',
			'/tekst collect.issue.text-missing',
			'/toestemmingen/keep collect.issue.consent-needed',
			'/toestemmingen/other collect.issue.consent-unknown',
			'/vreemd collect.issue.field-unknown'
		]);
	});

	it('may be anything at all without breaking the reader', () => {
		for (const body of [null, 1, 'x', [], [WIRE], { antwoorden: [] }, { antwoorden: { pace: null } }, { tekst: {} }])
			expect(read(body)).toMatchObject({ ok: false });
	});

	it('is never quoted in what is wrong with it', () => {
		const reading = read({ ...WIRE, taal: 'geheim', antwoorden: { advice: { stand: 'geheim' } }, toestemmingen: {} });
		expect(JSON.stringify(reading)).not.toContain('geheim');
	});
});

describe('a story point for another program', () => {
	it('has the shape that is described, for every kind of question', () => {
		const questions = ALL_EXAMPLES.map(({ question }) => question as Question);
		const wire = storyPointToWire(aPoint(), { ...QUESTIONNAIRE, questions }, MONDAY);
		expect(WireStoryPoint.parse(JSON.parse(JSON.stringify(wire)))).toEqual(JSON.parse(JSON.stringify(wire)));
		const kinds = new Set(questions.map(({ type }) => type));
		expect(new Set(wire.vragenlijst.vragen.map(({ soort }) => soort)).size).toBe(kinds.size);
	});
});
