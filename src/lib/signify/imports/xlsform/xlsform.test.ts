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
			'leeftijd: number-as-text',
			'leeftijd: constraint',
			'cijfer: range-as-slider',
			'streek: choice-filter',
			'dank: piping'
		]);
	});

	it('asks for an order where the form does, unless the choices are too few or one may be written', () => {
		const { questionnaire } = form(
			['rank wie', 'volgorde', 'Wie eerst?'],
			['text', 'na', 'Na', '', "selected(${volgorde}, 'buur')"]
		);
		expect(questionnaire.questions[0]).toMatchObject({
			type: 'ranking',
			settings: { options: [{ id: 'buur' }, { id: 'coach' }], top: 2 }
		});
		expect(questionnaire.questions[1]).not.toHaveProperty('shownIf');
		expect(QuestionnaireShape.safeParse(questionnaire).success).toBe(true);
		expect(types(['rank wie or_other', 'volgorde', 'Wie eerst?'])).toEqual(['choices']);
	});

	describe('with a table', () => {
		const TABLE_HEADER = ['type', 'name', 'label', 'appearance', 'relevant', 'required', 'parameters'];
		const table = (...rows: readonly string[][]) =>
			readXlsform(
				workbook({
					survey: [TABLE_HEADER, ...rows],
					choices: [
						['list_name', 'name', 'label'],
						['ja', 'ja', 'Ja'],
						['ja', 'nee', 'Nee']
					]
				})
			);
		const ROWS = [
			['select_one ja', 'gemeente', 'De gemeente', '', '', 'yes'],
			['select_one ja', 'buren', 'De buren']
		];

		it('becomes one question with rows and columns', () => {
			const { questionnaire, remarks } = table(
				['begin_group', 'wie', 'Wie hielp?', 'table-list'],
				['note', 'uitleg', 'Kies per regel.'],
				...ROWS,
				['end_group']
			);
			expect(questionnaire.questions).toMatchObject([
				{
					id: 'wie',
					type: 'matrix',
					title: { nl: 'Wie hielp?' },
					help: { nl: 'Kies per regel.' },
					required: true,
					settings: { rows: [{ id: 'gemeente' }, { id: 'buren' }], columns: [{ id: 'ja' }, { id: 'nee' }] }
				}
			]);
			expect(remarks).toEqual([{ what: 'wie', why: 'rows-may-stay-open' }]);
			expect(QuestionnaireShape.safeParse(questionnaire).success).toBe(true);
		});

		it('is also found where a row only names the columns', () => {
			const { questionnaire } = table(
				['begin_group', 'g', '', 'field-list'],
				['select_one ja', 'kop', 'Wie hielp?', 'label'],
				...ROWS.map((row) => row.toSpliced(3, 1, 'list-nolabel')),
				['end_group']
			);
			expect(questionnaire.questions).toMatchObject([{ id: 'g', type: 'matrix', title: { nl: 'Wie hielp?' } }]);
		});

		it('stays apart where a row has a condition, where another question leans on a row, and where nothing is said above', () => {
			const grid = ['begin_group', 'g', 'Wie hielp?', 'table-list'];
			const kinds = (...rows: readonly string[][]) => table(...rows).questionnaire.questions.map(({ type }) => type);
			expect(kinds(grid, ROWS[0]!, [...ROWS[1]!, '', "${gemeente} = 'ja'"], ['end_group'])).toEqual([
				'section',
				'choice',
				'choice'
			]);
			const leans = table(grid, ...ROWS, ['end_group'], ['text', 'na', 'Na', '', "${buren} = 'ja'"]);
			expect(leans.questionnaire.questions.at(-1)).toMatchObject({ shownIf: { question: 'buren', options: ['ja'] } });
			expect(kinds(grid.toSpliced(2, 1, ''), ...ROWS, ['end_group'])).toEqual(['choice', 'choice']);
		});

		it('of ranges becomes a group of sliders, under the condition of the group', () => {
			const { questionnaire } = table(
				['select_one ja', 'hulp', 'Was er hulp?'],
				['begin_group', 'hoe', 'Hoe ging het?', 'field-list', "${hulp} = 'ja'"],
				['range', 'snel', 'Hoe snel?', '', '', '', 'start=1 end=5'],
				['range', 'prettig', 'Hoe prettig?'],
				['end_group']
			);
			expect(questionnaire.questions[1]).toMatchObject({
				id: 'hoe',
				type: 'sliders',
				shownIf: { question: 'hulp', options: ['ja'] },
				settings: { sliders: [{ id: 'snel', left: { nl: '1' }, right: { nl: '5' } }, { id: 'prettig' }] }
			});
			expect(QuestionnaireShape.safeParse(questionnaire).success).toBe(true);
		});
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
