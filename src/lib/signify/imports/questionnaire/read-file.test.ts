import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { QuestionnaireShape } from '../../schemas.ts';
import { ImportRefused } from '../refused.ts';
import { readQuestionnaireFrom } from './read-file.ts';

const fixture = (path: string) =>
	new Uint8Array(readFileSync(new URL(`../../../../../test/fixtures/${path}`, import.meta.url)));

describe('a questionnaire from another program', () => {
	it('is read from a SenseMaker framework without its experiences', () => {
		const { kind, questionnaire, remarks } = readQuestionnaireFrom(
			fixture('sensemaker/framework.json'),
			'framework.json'
		);
		expect(kind).toBe('sensemaker');
		expect(questionnaire.openings.length).toBeGreaterThan(1);
		expect(new Set(questionnaire.questions.map(({ type }) => type))).toEqual(
			new Set(['triad', 'slider', 'stones', 'choices', 'choice', 'text'])
		);
		expect(questionnaire.questions.find(({ type }) => type === 'stones')).toMatchObject({
			title: { nl: 'Waar zette je dit neer?' },
			settings: { left: { nl: 'klein' }, right: { nl: 'groot' }, bottom: { nl: 'onder' }, markers: [{}, {}] }
		});
		expect(questionnaire.questions.find(({ type }) => type === 'triad')).toMatchObject({ allowNotApplicable: true });
		expect(remarks.map(({ why }) => why)).toEqual(expect.arrayContaining(['type', 'stones-without-picture']));
		expect(QuestionnaireShape.safeParse(questionnaire).success).toBe(true);
	});

	it('is read from a NarraFirma form without its experiences', () => {
		const { kind, questionnaire } = readQuestionnaireFrom(fixture('narrafirma/form.csv'), 'Mijn formulier.csv');
		expect(kind).toBe('narrafirma');
		expect(Object.values(questionnaire.title)).toEqual(['Mijn formulier']);
		expect(questionnaire.questions.length).toBeGreaterThan(3);
		expect(QuestionnaireShape.safeParse(questionnaire).success).toBe(true);
	});

	it('is not read from an old Excel file', () => {
		const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
		expect(() => readQuestionnaireFrom(old, 'oud.xls')).toThrow(new ImportRefused('old-excel'));
	});
});
