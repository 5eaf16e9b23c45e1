import { describe, expect, it } from 'vitest';
import { checkSuccession } from '../versions.ts';
import type { Question, Questionnaire } from '../questionnaire.ts';
import { EXAMPLES } from './examples.ts';
import { clearOf, withoutPart } from './parts.ts';
import { cellOf, dimensionsOf, fromForm } from './registry.ts';

const [matrix] = EXAMPLES.matrix.map(({ question }) => question);
const [stones] = EXAMPLES.stones.map(({ question }) => question);

describe('the parts of a question', () => {
	it('are taken back one by one in a form, and the last with them all', () => {
		const answered = { 'row.coach': ['helped'], 'row.doctor': ['nothing'] };
		expect(fromForm(matrix!, { ...answered, [clearOf('doctor')]: ['yes'] })).toEqual({ cells: { coach: 'helped' } });
		const both = { [clearOf('doctor')]: ['yes'], [clearOf('coach')]: ['yes'] };
		expect(fromForm(matrix!, { ...answered, ...both })).toBeUndefined();
		expect(withoutPart({ coach: 1, doctor: 2 }, 'coach')).toEqual({ doctor: 2 });
		expect(withoutPart({ coach: 1 }, 'coach')).toBeUndefined();
	});

	it('of a stone are how far to the right, and how far up', () => {
		const answer = { stones: { me: [0.25, 0.1] as const } };
		const cells = dimensionsOf(stones!).map((dimension) => [dimension.part, cellOf(stones!, dimension, answer)]);
		expect(cells.slice(0, 3)).toEqual([
			['me.x', 0.25],
			['me.y', 0.1],
			['family.x', undefined]
		]);
	});
});

describe('a next version of a question in parts', () => {
	const version = (question: Question): Questionnaire => ({
		title: { nl: 'Proef' },
		languages: ['nl'],
		openings: [],
		questions: [question]
	});
	const withRow = (label: string) => {
		const rows = [...matrix!.settings.rows, { id: 'school', label: { nl: label } }];
		return version({ ...matrix!, settings: { ...matrix!.settings, rows } });
	};
	const without = version(matrix!);

	it('may bring a row back that says the same, and never one that says something else', () => {
		checkSuccession([withRow('De school'), without], withRow('De school'));
		expect(() => checkSuccession([withRow('De school'), without], withRow('De politie'))).toThrow('option-reused');
	});

	it('may use the id of a row for a column, for they are asked apart', () => {
		const columns = [...matrix!.settings.columns, { id: 'school', label: { nl: 'Verwees naar school' } }];
		checkSuccession(
			[withRow('De school'), without],
			version({ ...matrix!, settings: { ...matrix!.settings, columns } })
		);
	});
});
