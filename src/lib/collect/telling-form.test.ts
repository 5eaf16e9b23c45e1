import { describe, expect, it } from 'vitest';
import { QUESTIONNAIRE } from '#test/stories.ts';
import { draftFrom, newDraft, tellingOf, type Draft } from './telling-draft.ts';
import { draftFromForm, hiddenFields } from './telling-form.ts';

const asked = { questionnaire: QUESTIONNAIRE, consents: [] };
const identity = { id: '0199c2a4-5b1e-7c3d-8f00-1a2b3c4d5e6f', key: '5f2b8c1d9e3a47068b1c2d3e4f5a6b7c' };
const arrival = { via: 'k7mp', answers: { 'who-helped': { option: 'family' } } };
const draft: Draft = { ...newDraft(identity, 'nl', 1, [], arrival), step: 'tell', toldTo: 'family' };

const throughForm = (one: Draft): Draft | undefined => {
	const form = new FormData();
	for (const [name, value] of hiddenFields(asked, one)) form.append(name, value);
	return draftFromForm(asked, form, 'nl', 1);
};

describe('where a teller came in and who writes it down', () => {
	it('travel through an ordinary form, step after step', () => {
		expect(throughForm(draft)).toEqual(draft);
		expect(tellingOf(throughForm(draft)!, QUESTIONNAIRE, [], new Date(0))).toMatchObject({
			via: 'k7mp',
			toldTo: 'family'
		});
	});

	it('are absent from a draft that an older release kept, and from one that somebody damaged', () => {
		const older = Object.fromEntries(Object.entries(draft).filter(([name]) => name !== 'via' && name !== 'toldTo'));
		expect(draftFrom(older)).toEqual(older);
		expect(draftFrom({ ...draft, via: '<b>', toldTo: 'nobody' })).toEqual(older);
	});
});
