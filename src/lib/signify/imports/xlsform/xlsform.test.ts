import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { workbook } from '#test/xlsx.ts';
import { QuestionnaireShape } from '../../schemas.ts';
import { ImportRefused } from '../refused.ts';
import { readXlsform } from './form.ts';
import { readRelevant } from './relevant.ts';

const HEADER = [
	'type',
	'name',
	'label::Nederlands (nl)',
	'label::English',
	'relevant',
	'required',
	'constraint',
	'choice_filter'
];
const CHOICES = [
	['list_name', 'name', 'label::Nederlands (nl)', 'label::English'],
	['wie', 'buur', 'De buurvrouw', 'The neighbour'],
	['wie', 'coach', 'De wijkcoach', ''],
	['wie', 'coach', 'Nog eens', '']
];
const SETTINGS = [
	['form_title', 'default_language'],
	['Hulp', 'Nederlands (nl)']
];

const form = (...rows: readonly string[][]) =>
	readXlsform(workbook({ survey: [HEADER, ...rows], choices: CHOICES, settings: SETTINGS }));
const types = (...rows: readonly string[][]) => form(...rows).questionnaire.questions.map(({ type }) => type);
const remarks = (...rows: readonly string[][]) => form(...rows).remarks.map(({ what, why }) => `${what}: ${why}`);
const codeOf = (work: () => unknown) => {
	try {
		work();
	} catch (error) {
		return error instanceof ImportRefused ? error.code : error;
	}
	return 'read';
};

const WHO = ['select_one wie', 'hulp', 'Wie hielp?', 'Who helped?'];

/** Real forms, where somebody has them beside the project. */
const SAMPLES = `${process.env.SHARED_DATA ?? ''}/xlsform`;

describe('an XLSForm', () => {
	it('becomes questions of our kinds, in its languages', () => {
		const { questionnaire } = form(
			WHO,
			['select_multiple wie', 'ook', 'Wie ook?'],
			['text', 'waarom', 'Waarom?'],
			['date', 'dag', 'Wanneer?']
		);
		expect(questionnaire).toMatchObject({ title: { nl: 'Hulp' }, languages: ['nl', 'en'] });
		expect(questionnaire.questions.map(({ id, type }) => `${id} ${type}`)).toEqual([
			'hulp choice',
			'ook choices',
			'waarom text',
			'dag period'
		]);
		expect(questionnaire.questions[0]).toMatchObject({
			title: { nl: 'Wie hielp?', en: 'Who helped?' },
			settings: {
				options: [
					{ id: 'buur', label: { nl: 'De buurvrouw', en: 'The neighbour' } },
					{ id: 'coach', label: { nl: 'De wijkcoach' } }
				]
			}
		});
		expect(QuestionnaireShape.safeParse(questionnaire).success).toBe(true);
	});

	it('says what it cannot take over, and why', () => {
		expect(
			remarks(
				['geopoint', 'plek', 'Waar?'],
				['calculate', 'som', ''],
				['rank wie', 'volgorde', 'Wie eerst?'],
				['integer', 'leeftijd', 'Hoe oud?', '', '', '', '. > 18'],
				['range', 'cijfer', 'Welk cijfer?'],
				['select_one wie', 'streek', 'Welke?', '', '', '', '', 'x = ${plek}'],
				['text', 'dank', 'Dag ${som}!']
			)
		).toEqual([
			'plek: type',
			'som: unasked',
			'volgorde: rank-as-choices',
			'leeftijd: number-as-text',
			'leeftijd: constraint',
			'cijfer: range-as-slider',
			'streek: choice-filter',
			'dank: piping'
		]);
	});

	it('takes over skip logic that looks at one earlier choice, also of a group, and lists the rest', () => {
		const { questionnaire, remarks } = form(
			WHO,
			['text', 'a', 'A', '', "${hulp} = 'coach'"],
			['begin_group', 'g', 'Groep', '', "selected(${hulp}, 'buur')"],
			['text', 'b', 'B'],
			['end_group', ''],
			['text', 'c', 'C', '', "${hulp} = 'nobody'"],
			['text', 'd', 'D', '', '${later} = 1'],
			['text', 'e', 'E', '', "${a} != ''"]
		);
		expect(
			questionnaire.questions.map(({ id, shownIf }) => [id, shownIf?.options?.join() ?? shownIf?.question])
		).toEqual([
			['hulp', undefined],
			['a', 'coach'],
			['g', 'buur'],
			['b', 'buur'],
			['c', undefined],
			['d', undefined],
			['e', 'a']
		]);
		expect(remarks.map(({ what, why }) => `${what}: ${why}`)).toEqual(['c: relevant', 'd: relevant']);
	});

	it('reads notes as text in between, and older ways of writing types', () => {
		expect(
			types(
				['note', 'n', 'Lees dit'],
				['select one from wie or_other', 'w', 'Wie?'],
				['begin repeat', 'r', ''],
				['string', 't', 'Wat?'],
				['end repeat', '']
			)
		).toEqual(['section', 'choice', 'text']);
	});

	it('reads what is there, whatever number of cells is declared', () => {
		const bytes = workbook({ survey: [HEADER, WHO], choices: CHOICES }, { dimension: 'A1:XFD1048576' });
		const started = performance.now();
		expect(readXlsform(bytes).questionnaire.questions).toHaveLength(1);
		expect(performance.now() - started).toBeLessThan(500);
	});

	it('refuses a workbook that unpacks to far more than a questionnaire', () => {
		const bomb = new Uint8Array(60_000_000);
		const bytes = workbook({ survey: [HEADER, WHO] }, { extra: { 'xl/sharedStrings.xml': bomb } });
		expect(bytes.length).toBeLessThan(100_000);
		expect(codeOf(() => readXlsform(bytes))).toBe('workbook-too-large');
	});

	it('refuses what is no workbook, has no survey, or asks nothing', () => {
		expect(codeOf(() => readXlsform(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])))).toBe('no-workbook');
		expect(codeOf(() => readXlsform(workbook({ blad1: [['x']] })))).toBe('workbook-without-sheets');
		expect(codeOf(() => form(['end', 'eind', '']))).toBe('form-without-questions');
		expect(codeOf(() => form(...Array.from({ length: 501 }, (_, i) => ['text', `v${i}`, 'Vraag'])))).toBe(
			'form-too-large'
		);
	});

	it('cuts a sheet that is far too long, and says so', () => {
		const many = Array.from({ length: 5_100 }, (_, i) => ['list', `o${i}`, 'x']);
		const bytes = workbook({ survey: [HEADER, WHO], choices: [...CHOICES, ...many] });
		expect(readXlsform(bytes).remarks).toContainEqual({ what: 'choices', why: 'cut' });
	});

	it.skipIf(!existsSync(SAMPLES))('reads every sample people use', () => {
		for (const file of globSync(`${SAMPLES}/*.xlsx`)) {
			const { questionnaire } = readXlsform(readFileSync(file));
			expect(QuestionnaireShape.safeParse(questionnaire).success, file).toBe(true);
			expect(questionnaire.questions.length, file).toBeGreaterThan(0);
		}
	});
});

describe('skip logic', () => {
	it.each([
		["${q} = 'a'", { question: 'q', options: ['a'] }],
		['${q} = "a" or ${q}=\'b\'', { question: 'q', options: ['a', 'b'] }],
		["(selected(${q}, 'a')) or (selected( ${q} , 'b'))", { question: 'q', options: ['a', 'b'] }],
		["${q} != '' and ${q} = 'a or b'", { question: 'q', options: ['a or b'] }],
		['${q} = 1', { question: 'q', options: ['1'] }],
		["${q} != ''", { question: 'q' }]
	])('%s is understood', (expression, condition) => expect(readRelevant(expression)).toEqual(condition));

	it.each([
		"${q} = 'a' and ${r} = 'b'",
		"selected(${q}, 'a') and selected(${q}, 'b')",
		"not(${q} = 'a')",
		'${q} > 3',
		"${q} = 'a' or ${r} = 'b'",
		'('.repeat(5_000),
		''
	])('%s is left to a person', (expression) => expect(readRelevant(expression)).toBeUndefined());
});
