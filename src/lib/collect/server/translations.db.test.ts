import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import { getWorkingCopy } from '#lib/signify/server/drafts.ts';
import { bram, rika } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { openPoint } from '#test/tellings.ts';
import { getStoryPoint } from './queries.ts';
import { getTranslations, translate } from './translations.ts';

const said = new Map([
	['point.title', 'Help in the neighbourhood'],
	['questionnaire.questions.0.title', 'Who helped you?'],
	['questionnaire.questions.99.title', 'Nobody asked this']
]);

describe('translating a story point', () => {
	it('keeps what was written, each text in its own place', async ({ as }) => {
		const { slug, questionnaireId } = await openPoint(as(bram));
		await translate(as(bram), slug, 'en', 0, said);
		expect((await getStoryPoint(as(bram), slug)).definition.title).toEqual({
			nl: 'Hulp in de buurt',
			en: 'Help in the neighbourhood'
		});
		const { questionnaire, revision } = await getWorkingCopy(as(bram), questionnaireId);
		expect(questionnaire.questions[0]!.title).toEqual({ nl: 'Wie hielp jou?', en: 'Who helped you?' });
		expect(revision).toBe(1);
		const { point } = await getTranslations(as(bram), slug, 'nl', 'en');
		expect(point[0]).toEqual({ name: 'point.title', from: 'Hulp in de buurt', to: 'Help in the neighbourhood' });
	});

	it('changes nothing at all when a colleague changed the questions meanwhile', async ({ as }) => {
		const { slug } = await openPoint(as(bram));
		await translate(as(bram), slug, 'en', 0, said);
		const otherwise = new Map([['questionnaire.questions.0.title', 'Who was it?']]);
		await expect(translate(as(bram), slug, 'en', 0, otherwise)).rejects.toMatchObject({ kind: 'conflict' });
	});

	it('is not for readers and visitors', async ({ as }) => {
		const { slug } = await openPoint(as(bram));
		for (const actor of [rika, VISITOR]) {
			await expect(translate(as(actor), slug, 'en', 0, said)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(getTranslations(as(actor), slug, 'nl', 'en')).rejects.toMatchObject({ kind: 'forbidden' });
		}
	});
});
