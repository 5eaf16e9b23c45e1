/** Real files of peers, where somebody put them beside the checkout (`SHARED_DATA`); they are not ours to bundle. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bringIn, type Brought } from '#test/imports.ts';
import type { Answer } from '../answer.ts';
import { check } from '../question-types/registry.ts';
import type { ImportSource } from './server/prepare.ts';

const DATA = process.env.SHARED_DATA ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const sample = (path: string) => join(DATA, path);

/** Read by somebody else's reader, so that our own is not its own witness. */
async function rowsOf(path: string): Promise<string[][]> {
	const rows: string[][] = parse(await readFile(path), { bom: true, relax_column_count: true });
	return rows;
}

const sharesIn = (answer: Answer | undefined) => (answer && 'shares' in answer ? answer.shares : []);

function expectSound({ prepared, stories, keys }: Brought, rows: number) {
	expect(prepared.tally).toMatchObject({ read: rows, kept: rows });
	expect(new Set(keys).size).toBe(rows);
	const questions = new Map(prepared.questionnaire('Proef').questions.map((question) => [question.id, question]));
	for (const { answers } of stories)
		for (const [id, answer] of Object.entries(answers)) expect(check(questions.get(id)!, answer)).toEqual([]);
}

describe.skipIf(!existsSync(sample('sensemaker-ademo')))('the SenseMaker demonstration set', () => {
	const source: ImportSource = {
		format: 'sensemaker',
		data: sample('sensemaker-ademo/ADemo_Data.csv'),
		framework: sample('sensemaker-ademo/ADemo_Definition.json')
	};

	it('is kept whole: 129 experiences, 20 questions, no column a riddle', async () => {
		const brought = await bringIn(source);
		expectSound(brought, 129);
		expect(brought.complaints).toEqual([]);
		const types = Object.groupBy(brought.prepared.mapping.questions, ({ type }) => type);
		expect(Object.entries(types).map(([type, questions]) => [type, questions.length])).toEqual([
			['choice', 5],
			['slider', 9],
			['triad', 5],
			['choices', 1]
		]);
		expect(brought.prepared.mapping.leftOut.filter(({ why }) => why === 'not-understood')).toEqual([]);
	});

	it('says of every cell what the file says', async () => {
		const [{ stories, prepared }, [header, ...rows]] = await Promise.all([bringIn(source), rowsOf(source.data)]);
		const cell = (row: string[], name: string) => row[header!.indexOf(name)]!;

		for (const [i, row] of rows.entries()) {
			const { answers, text, title, rowId, toldAt } = stories[i]!;
			expect([rowId, text, title]).toEqual([row[0], row[6]!.trim(), row[8]!.trim()]);
			const told = cell(row, 'meta_completed') || cell(row, 'server_upload_time');
			expect(toldAt!.getTime()).toBe(Number(told));
			for (const { id, type } of prepared.mapping.questions) {
				if (type === 'triad') {
					const [x, y] = [Number(cell(row, `${id}_percentX`)), Number(cell(row, `${id}_percentY`))];
					const expected = [y, 1 - x - y / 2, x - y / 2];
					// A few dots lie a thousandth outside the triangle; those are drawn in.
					const digits = Math.min(...expected) < 0 ? 2 : 9;
					if (cell(row, `${id}_NA`) === '1') expect(answers[id]).toEqual({ notApplicable: true });
					else if (cell(row, `${id}_percentX`) === '') expect(answers[id]).toBeUndefined();
					else sharesIn(answers[id]).forEach((share, i) => expect(share).toBeCloseTo(expected[i]!, digits));
				}
				if (type === 'choices') {
					const ticked = header!
						.filter((name, at) => name.startsWith(id) && row[at] === '1')
						.map((name) => name.slice(37));
					expect((answers[id] as { options: string[] }).options).toEqual(ticked);
				}
			}
		}
	});

	it('is recognised without its framework', async () => {
		const brought = await bringIn({ format: 'sensemaker', data: source.data });
		expectSound(brought, 129);
		const types = brought.prepared.mapping.questions.map(({ type }) => type);
		expect(types.filter((type) => type === 'triad')).toHaveLength(5);
		expect(types.filter((type) => type === 'slider')).toHaveLength(9);
		expect(brought.prepared.mapping.text).toEqual(['ca82ba5d-6102-4f69-94da-76c38c28ce9b']);
	});
});

describe.skipIf(!existsSync(sample('narrafirma-example')))('the NarraFirma examples', () => {
	const source = (name: string, form: string): ImportSource => ({
		format: 'narrafirma',
		data: sample(`narrafirma-example/${name}.csv`),
		form: sample(`narrafirma-example/${form}.csv`)
	});

	it('are kept whole: 80 experiences, in which four ways of asking give one answer', async () => {
		const brought = await bringIn(source('narrafirma_example_stories', 'narrafirma_example_story_form'));
		expectSound(brought, 80);
		expect(brought.complaints).toEqual([]);
		const said = (id: string, answers: Readonly<Record<string, unknown>>) => JSON.stringify(answers[id]);
		for (const { answers } of brought.stories) {
			const needed = ['needed', 'needed-delimited', 'needed-index-delimited', 'needed-yes-no'];
			expect(new Set(needed.map((id) => said(id, answers))).size).toBe(1);
		}
		const trust = (await rowsOf(source('narrafirma_example_stories', '').data))
			.slice(2)
			.map((row) => Number(row[32]) / 100);
		expect(brought.stories.map(({ answers }) => (answers['amount-of-trust'] as { position: number }).position)).toEqual(
			trust
		);
	});

	it('are kept whole: the three of the guide', async () => {
		const names = ['narrafirma import guide example stories', 'narrafirma import guide example story form'] as const;
		const brought = await bringIn(source(...names));
		expectSound(brought, 3);
		expect(brought.stories.map(({ answers }) => answers.surprised)).toEqual([
			{ options: ['the-people-at-the-head-office', 'our-competitors'] },
			{ options: ['our-customers'] },
			{ options: ['our-customers', 'the-people-i-work-with'] }
		]);
		const remembered = brought.stories.map(({ answers }) => (answers.remember as { position: number }).position);
		[3, 7, 9].forEach((value, i) => expect(remembered[i]).toBeCloseTo((value - 1) / 9, 12));
	});
});
