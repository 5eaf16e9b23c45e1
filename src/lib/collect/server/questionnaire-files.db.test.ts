import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import { ImportRefused } from '#lib/signify/imports/refused.ts';
import { getWorkingCopy } from '#lib/signify/server/drafts.ts';
import { getQuestionnaire } from '#lib/signify/server/queries.ts';
import { anna, bram, noor, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { QUESTIONNAIRE } from '#test/stories.ts';
import { openPoint } from '#test/tellings.ts';
import { workbook } from '#test/xlsx.ts';
import { announceStoryPoint } from './point-commands.ts';
import { getBareStoryPoint, getStoryPoint } from './queries.ts';
import {
	getQuestionnaireFile,
	lookAtFile,
	lookAtNextVersion,
	openFromFile,
	workOnFile
} from './questionnaire-files.ts';

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
	it('makes a point with the questionnaire of the file, which only the team sees and nobody can announce as it is', async ({
		as
	}) => {
		const { file, questionnaire } = lookAtFile(as(bram), FORM, 'formulier.xlsx');
		const slug = await openFromFile(as(bram), file, { name: 'Hulp in de buurt', welcome: 'Dag!', thanks: '' });
		const point = await getBareStoryPoint(as(bram), slug);
		expect(slug).toBe('hulp-in-de-buurt');
		expect(point.definition).toMatchObject({
			title: { nl: 'Hulp in de buurt' },
			welcome: { nl: 'Dag!' },
			privacy: {},
			consents: []
		});
		expect(await getStoryPoint(as(bram), slug)).toMatchObject({ state: 'draft' });
		await expect(announceStoryPoint(as(bram), slug)).rejects.toMatchObject({ code: 'collect.story-point.unfinished' });
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
		const asTheHouse = openFromFile(as(bram), file, { name: 'Inlezen', ...words });
		await expect(asTheHouse).rejects.toMatchObject({ code: 'collect.story-point.slug-reserved' });
	});

	it('is for facilitators and administrators, and not for others', async ({ as }) => {
		const { file } = lookAtFile(as(bram), FORM, 'formulier.xlsx');
		for (const actor of [VISITOR, noor, rika, steef])
			await expect(openFromFile(as(actor), file, { name: 'X', ...words })).rejects.toMatchObject({ kind: 'forbidden' });
	});
});

describe('a file as the next version', () => {
	const bytesOf = (questionnaire: unknown) =>
		new TextEncoder().encode(
			JSON.stringify({ soort: 'samenleren/vragenlijst', versie: 1, vragenlijst: questionnaire })
		);
	const [first, ...others] = QUESTIONNAIRE.questions;
	const changed = {
		...QUESTIONNAIRE,
		questions: [{ ...first!, title: { nl: 'Met andere woorden?' } }, ...others]
	};

	it('is looked at beside what is asked now, and is only worked on', async ({ as }) => {
		const { slug, questionnaireId } = await openPoint(as(bram));
		const next = await lookAtNextVersion(as(bram), slug, bytesOf(changed), 'nieuw.json');
		expect(next).toMatchObject({ changes: [{ kind: 'question-reworded' }], revision: 0, replaces: null });
		expect((await getWorkingCopy(as(bram), questionnaireId)).revision).toBe(0);

		await workOnFile(as(bram), slug, next.file, next.revision);
		const copy = await getWorkingCopy(as(bram), questionnaireId);
		expect(copy).toMatchObject({ questionnaire: changed, published: QUESTIONNAIRE, version: 1 });
		expect((await getBareStoryPoint(as(bram), slug)).questionnaireVersion).toBe(1);
		expect(await lookAtNextVersion(as(bram), slug, bytesOf(changed), 'nieuw.json')).toMatchObject({
			revision: 1,
			replaces: expect.any(Date) as Date
		});
	});

	it('is refused where old answers would lose their meaning, or a colleague changed the working copy', async ({
		as
	}) => {
		const { slug } = await openPoint(as(bram));
		const otherType = {
			...QUESTIONNAIRE,
			questions: [
				{ ...first!, type: 'text', settings: { lines: 'one', maxLength: 100 } },
				...others.filter(({ shownIf }) => !shownIf)
			]
		};
		await expect(lookAtNextVersion(as(bram), slug, bytesOf(otherType), 'x.json')).rejects.toMatchObject({
			code: 'signify.questionnaire.question-type-changed'
		});
		const { file } = await lookAtNextVersion(as(bram), slug, bytesOf(changed), 'x.json');
		await workOnFile(as(anna), slug, file, 0);
		await expect(workOnFile(as(bram), slug, file, 0)).rejects.toMatchObject({ code: 'signify.draft.overtaken' });
		await expect(workOnFile(as(bram), slug, '{}', 1)).rejects.toBeInstanceOf(ImportRefused);
	});

	it('is for facilitators and administrators, and not for others', async ({ as }) => {
		const { slug } = await openPoint(as(bram));
		const { file } = await lookAtNextVersion(as(bram), slug, bytesOf(changed), 'x.json');
		for (const actor of [VISITOR, noor, rika, steef]) {
			await expect(lookAtNextVersion(as(actor), slug, bytesOf(changed), 'x.json')).rejects.toMatchObject({
				kind: 'forbidden'
			});
			await expect(workOnFile(as(actor), slug, file, 0)).rejects.toMatchObject({ kind: 'forbidden' });
		}
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
