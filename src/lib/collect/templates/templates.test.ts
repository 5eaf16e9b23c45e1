import { describe, expect, it } from 'vitest';
import { adviseOn, minutesFor } from '#lib/signify/advice.ts';
import { faultsOf } from '#lib/signify/draft.ts';
import { readabilityOf } from '#lib/signify/readability.ts';
import { QuestionnaireShape } from '#lib/signify/schemas.ts';
import { missingIn } from '#lib/signify/texts.ts';
import { pointFaults } from '../point-state.ts';
import { TEMPLATES } from './templates.ts';

describe.each(TEMPLATES)('the template $id', ({ definition, questionnaire }) => {
	it('is a questionnaire, and can be asked as it is', () => {
		expect(QuestionnaireShape.safeParse(questionnaire).error).toBeUndefined();
		expect(faultsOf(questionnaire)).toEqual([]);
		expect(pointFaults(definition)).toEqual([]);
	});

	it.each(['nl', 'en'])('says everything in %s', (language) => {
		expect(missingIn({ definition, questionnaire }, language)).toEqual([]);
		expect(definition.languages).toContain(language);
	});

	it.each(['nl', 'en'])('gives no reason for a hint in %s', (language) => {
		expect(adviseOn(questionnaire, language, readabilityOf)).toEqual([]);
	});

	it('takes less than ten minutes', () => {
		expect(minutesFor(questionnaire)).toBeLessThan(10);
	});

	it('asks consent to keep what is told, and to nothing else by force', () => {
		expect(definition.consents.filter(({ required }) => required).map(({ id }) => id)).toEqual(['keep-and-read']);
	});
});
