import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import { getQuestionnaire } from '#lib/signify/server/queries.ts';
import { anna, bram, MONDAY, noor, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { QUESTIONNAIRE } from '#test/stories.ts';
import { openPoint } from '#test/tellings.ts';
import { workbook } from '#test/xlsx.ts';
import { openingOf } from '../story-point.ts';
import { getBareStoryPoint } from './queries.ts';
import { getQuestionnaireFile, lookAtFile, openFromFile } from './questionnaire-files.ts';

const SCHEMA = 'https://samenleren.example/api/v1/schemas/vragenlijst.json';
const FORM = workbook({
	survey: [
		['type', 'name', 'label'],
		['text', 'wat', 'Wat gebeurde er?']
	]
});
const others = [VISITOR, HOUSE, noor, rika, steef];
const words = { welcome: '', thanks: '' };

describe('lookAtFile', () => {
	it('says what is in a file and stores nothing', async ({ as }) => {
		const { questionnaire, file } = lookAtFile(as(bram), FORM, 'formulier.xlsx');
		expect(questionnaire.questions.map(({ id }) => id)).toEqual(['wat']);
		expect(lookAtFile(as(anna), new TextEncoder().encode(file), '').questionnaire).toEqual(questionnaire);
		const stored = await as(bram).db.selectFrom('signify.questionnaires').selectAll().execute();
		expect(stored).toEqual([]);
	});

	it('is for facilitators and administrators, and not for others', ({ as }) => {
		for (const actor of others.filter(({ kind }) => kind !== 'house'))
			expect(() => lookAtFile(as(actor), FORM, 'x.xlsx')).toThrow(expect.objectContaining({ kind: 'forbidden' }));
	});
});

describe('openFromFile', () => {
	it('opens a point with the questionnaire of the file, closed until somebody looked at its consents', async ({
		as
	}) => {
		const { file, questionnaire } = lookAtFile(as(bram), FORM, 'formulier.xlsx');
		const slug = await openFromFile(as(bram), file, { name: 'Hulp in de buurt', welcome: 'Dag!', thanks: '' });
		const point = await getBareStoryPoint(as(bram), slug);
		expect(slug).toBe('hulp-in-de-buurt');
		expect(point.definition).toMatchObject({
			title: { nl: 'Hulp in de buurt' },
			welcome: { nl: 'Dag!' },
			consents: []
		});
		expect(openingOf(point, MONDAY)).toBe('closed');
		expect(await getQuestionnaire(as(bram), point.questionnaireId, 1)).toEqual(questionnaire);
	});

	it('stores nothing when the address is taken or the file was changed into something else', async ({ as }) => {
		const { file } = lookAtFile(as(bram), FORM, 'formulier.xlsx');
		await openFromFile(as(bram), file, { name: 'Twee keer', ...words });
		await expect(openFromFile(as(bram), '{}', { name: 'Anders', ...words })).rejects.toMatchObject({
			code: 'framework-without-signifiers'
		});
		const again = openFromFile(as(bram), file, { name: 'Twee keer', ...words });
		await expect(again).rejects.toMatchObject({ kind: 'conflict' });
	});

	it('is for facilitators and administrators, and not for others', async ({ as }) => {
		const { file } = lookAtFile(as(bram), FORM, 'formulier.xlsx');
		for (const actor of [VISITOR, noor, rika, steef])
			await expect(openFromFile(as(actor), file, { name: 'X', ...words })).rejects.toMatchObject({ kind: 'forbidden' });
	});
});

describe('getQuestionnaireFile', () => {
	it('is the questionnaire of the point, to be read in again', async ({ as }) => {
		const { slug } = await openPoint(as(bram));
		const { file } = await getQuestionnaireFile(as(bram), slug, SCHEMA);
		expect(file).toContain(SCHEMA);
		expect(lookAtFile(as(bram), new TextEncoder().encode(file), '').questionnaire).toEqual(QUESTIONNAIRE);
	});

	it('is for facilitators and administrators, and not for others', async ({ as }) => {
		const { slug } = await openPoint(as(bram));
		for (const actor of [VISITOR, noor, rika, steef])
			await expect(getQuestionnaireFile(as(actor), slug, SCHEMA)).rejects.toMatchObject({ kind: 'forbidden' });
	});
});
