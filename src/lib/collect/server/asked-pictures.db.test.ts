import { describe, expect } from 'vitest';
import type { Id } from '#lib/platform/id.ts';
import { VISITOR } from '#lib/platform/actor.ts';
import { picturesExamples } from '#lib/signify/question-types/pictures/pictures.examples.ts';
import type { Questionnaire } from '#lib/signify/questionnaire.ts';
import { bram, rika } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { QUESTIONNAIRE, storedPoint, storedVersion } from '#test/stories.ts';
import { maySeePicture } from './asked-pictures.ts';

const { question } = picturesExamples[0]!;
const asking: Questionnaire = { ...QUESTIONNAIRE, questions: [question] };
const picture = question.settings.options[0]!.picture as Id<'picture'>;
const other = '0192f000-0000-7000-8000-0000000effff' as Id<'picture'>;

describe('a picture', () => {
	it('is for everybody once a story point asks with it, and no other is', async ({ as }) => {
		expect(await maySeePicture(as(VISITOR), picture)).toBe(false);
		await storedPoint(as(bram), 'buurt', asking);
		expect(await maySeePicture(as(VISITOR), picture)).toBe(true);
		expect(await maySeePicture(as(VISITOR), other)).toBe(false);
	});

	it('is for the team before anybody is asked with it', async ({ as }) => {
		expect(await maySeePicture(as(rika), picture)).toBe(true);
	});

	it('is not for visitors while the story point has yet to open, nor in a version that nobody is asked yet', async ({
		as
	}) => {
		const { id, questionnaireId } = await storedPoint(as(bram));
		await storedVersion(as(bram), questionnaireId, 2, asking);
		expect(await maySeePicture(as(VISITOR), picture)).toBe(false);

		const { db, now } = as(bram);
		const move = (change: { questionnaire_version?: number; opens_at?: Date }) =>
			db.updateTable('collect.story_points').set(change).where('id', '=', id).execute();
		await move({ questionnaire_version: 2, opens_at: new Date(now.getTime() + 1000) });
		expect(await maySeePicture(as(VISITOR), picture)).toBe(false);
		await move({ opens_at: now });
		expect(await maySeePicture(as(VISITOR), picture)).toBe(true);
	});
});
