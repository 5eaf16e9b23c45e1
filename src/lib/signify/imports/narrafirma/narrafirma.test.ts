import { beforeAll, describe, expect, it } from 'vitest';
import { bringIn, bringInText, fixture, NARRAFIRMA, withFile, type Brought } from '#test/imports.ts';
import type { MappedOption } from '../mapping.ts';

describe('a NarraFirma file with stories and its form', () => {
	let brought: Brought;
	beforeAll(async () => {
		brought = await bringIn(NARRAFIRMA);
	});

	const questionOf = (title: string) =>
		brought.prepared.mapping.questions.find((question) => question.title === title)!;
	const answersTo = (title: string) => brought.stories.map(({ answers }) => answers[questionOf(title).id]);
	const labels = (title: string) =>
		(questionOf(title) as { options: readonly MappedOption[] }).options.map(({ label }) => label);

	it('passes over remarks and empty lines, and refuses half a row', () => {
		expect(brought.prepared.tally).toMatchObject({ read: 5, kept: 4 });
		expect(brought.prepared.skipped).toEqual({ header: 1, label: 0, remark: 1, empty: 1 });
		expect(brought.refused).toEqual([{ line: 8, problem: 'too-few-cells' }]);
	});

	it('reads title, text, day and language from the columns that the form names', () => {
		expect(brought.stories.map(({ title }) => title)).toEqual(['Het bankje', 'Vier keer', 'De brief', null]);
		expect(brought.stories.map(({ toldAt }) => toldAt?.toISOString().slice(0, 10))).toEqual([
			'2026-05-03',
			'2026-04-03',
			'2026-06-01',
			undefined
		]);
		expect(brought.stories.map(({ language }) => language)).toEqual(['nl', 'nl', 'tr', undefined]);
		expect(brought.prepared.mapping).toMatchObject({ language: 'nl', welcome: 'Welkom, dit is verzonnen.' });
	});

	it('knows an eliciting question by its name, and keeps one that the form does not know', () => {
		expect(brought.prepared.mapping.opening!.options.map(({ label }) => label)).toEqual([
			'Waar ben je trots op?',
			'Wanneer liep je vast?',
			'Iets heel anders'
		]);
		expect(brought.stories.map(({ openingId }) => openingId)).toEqual([
			'trots',
			'vastgelopen',
			'iets-heel-anders',
			null
		]);
	});

	it('single choice: by name, shown by its text, unknown ones kept', () => {
		expect(labels('Hoe lang geleden was dit?')).toEqual(['vorige week', 'vorig jaar', 'maand']);
		expect(answersTo('Hoe lang geleden was dit?')).toEqual([
			{ option: 'week' },
			{ option: 'jaar' },
			{ option: 'maand' },
			undefined
		]);
	});

	it('single choice indexed: counted from 1', () => {
		expect(answersTo('Van wie is dit verhaal?')).toEqual([
			{ option: 'van-mijzelf' },
			{ option: 'van-een-ander' },
			{ option: 'gehoord' },
			undefined
		]);
	});

	it('scale: its own range, or that of the form', () => {
		expect(answersTo('Hoe lang onthoud je dit?')).toEqual([
			{ position: 1 },
			{ position: 0 },
			{ position: 0.5 },
			undefined
		]);
		expect(answersTo('Hoe liep het af?')).toEqual([
			{ position: 1 },
			{ position: 0 },
			{ position: 0.5 },
			{ notApplicable: true }
		]);
	});

	it('text', () => {
		expect(answersTo('Wil je nog iets kwijt?')).toEqual([undefined, { text: 'Nee hoor' }, undefined, undefined]);
	});

	it('texts in several columns of one name, own words in another', () => {
		expect(answersTo('Wat voelde je?')).toEqual([
			{ options: ['blij'] },
			{ options: ['boos', 'other'], other: 'moedeloos' },
			{ options: ['boos', 'bang'] },
			undefined
		]);
		expect(labels('Wat voelde je?')).toEqual(['ik was blij', 'ik was boos', 'bang', 'Anders']);
		expect(questionOf('Wat voelde je?')).toMatchObject({ max: 2 });
	});

	it('yes or no in a column an option', () => {
		expect(answersTo('Wat was nodig?')).toEqual([{ options: ['hulp'] }, { options: ['begrip'] }, undefined, undefined]);
	});

	it('a list in one column', () => {
		expect(answersTo('Wie hielpen er?')).toEqual([
			{ options: ['buur', 'coach'] },
			{ options: ['familie'] },
			{ options: ['buur', 'tante'] },
			undefined
		]);
	});

	it('a list of numbers in one column, whatever stands between them', () => {
		expect(answersTo('Wie zou dit verrassen?')).toEqual([
			{ options: ['de-buren', 'mijn-familie'] },
			{ options: ['de-gemeente', 'mijn-familie'] },
			undefined,
			undefined
		]);
	});

	it('own words between the options', () => {
		expect(answersTo('Wie ben jij?')).toEqual([
			{ option: 'bewoner' },
			{ option: 'other', other: 'mantelzorger' },
			{ option: 'vrijwilliger' },
			undefined
		]);
	});

	it('says what it could not keep, and where', () => {
		expect(brought.complaints.map(({ line, column, problem }) => [line, column, problem])).toEqual([
			[5, 15, 'unknown-option'],
			[5, 18, 'unknown-option'],
			[6, 7, 'unknown-option'],
			[6, 8, 'out-of-range'],
			[6, 4, 'not-a-moment'],
			[6, 5, 'not-a-language']
		]);
		expect(brought.prepared.withoutColumn).toEqual(['Nooit gevraagd']);
		expect(brought.prepared.ignored).toEqual(['Custom CSS']);
		expect(brought.prepared.mapping.leftOut).toMatchObject([
			{ column: 'Verteller', why: 'person' },
			{ column: 'Kleur', why: 'not-understood' }
		]);
	});

	it('tells the four ways of asking one question apart by their short names', async () => {
		const form = `Data column name,Type,About,Short name,Long name,Options,Answers,
A,Single choice,story,kort,Hoe ging het?,,goed,slecht
B,Single choice indexed,story,nummer,Hoe ging het?,,goed,slecht
`;
		await withFile(form, async (path) => {
			const { prepared } = await bringInText('A,B,Story text\ngoed,1,Er was eens\n', {
				format: 'narrafirma',
				form: path
			});
			expect(prepared.mapping.questions.map(({ title }) => title)).toEqual([
				'Hoe ging het? (kort)',
				'Hoe ging het? (nummer)'
			]);
		});
	});

	it('refuses a form that is none', async () => {
		const notAForm = { ...NARRAFIRMA, form: fixture('csv/table.csv') };
		await expect(bringIn(notAForm)).rejects.toThrow('form-header-not-found');
		await withFile('Data column name,Type,About,Short name,Long name,Options,Answers\n', async (form) => {
			await expect(bringIn({ ...NARRAFIRMA, form })).rejects.toThrow('form-without-questions');
		});
	});
});
