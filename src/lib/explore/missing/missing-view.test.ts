import { describe, expect, it } from 'vitest';
import { QUESTIONS } from '#test/stories.ts';
import { columnsOf } from '../build-columns.ts';
import { dividing, viewOf } from './missing-view.ts';

const nl = (words: string) => ({ nl: words });
const HELPED = {
	kind: 'choice',
	shape: 'options',
	id: 'who-helped',
	title: nl('Wie hielp jou?'),
	options: [
		{ id: 'before', label: nl('Wat eerder kon') },
		{ id: 'family', label: nl('Familie') }
	]
} as const;
const PACE = { kind: 'slider', id: 'pace', title: nl('Hoe snel?'), left: nl('traag'), right: nl('snel') } as const;

describe('questions that divide experiences in groups', () => {
	it('have one answer, and the options of before as well as those of now', () => {
		const questions = dividing([HELPED, PACE], QUESTIONS);
		expect(questions.map(({ id, options }) => [id, options.map((option) => option.id)])).toEqual([
			['who-helped', ['before', 'family', 'neighbours', 'other']]
		]);
	});

	it('are there before anybody answered, with nothing to lay beside a table yet', () => {
		const questions = dividing([], QUESTIONS);
		expect(questions.map(({ id }) => id)).toEqual(['who-helped']);
		const rows = ['neighbours', 'family'].map((option) => ({ name: option, people: 5, option }));
		const table = { dimension: 'who-helped', who: 'mensen', source: 'zelf', rows };
		const { shown } = viewOf(columnsOf([PACE], []), questions, [table], null);
		expect(shown).toMatchObject({ balance: undefined, elsewhere: 0, unanswered: 0 });
	});

	it('are shown by the address, else the first that has a table; a table of a question that is gone is not', () => {
		const other = { ...HELPED, id: 'other' };
		const table = (dimension: string) => ({ dimension, who: dimension, source: 'zelf', rows: [] });
		const show = (wanted: string | null) =>
			viewOf(columnsOf([], []), [HELPED, other], [table('gone'), table('other'), table('who-helped')], wanted);
		expect(show('other').shown!.who).toBe('other');
		expect(show(null).shown!.who).toBe('who-helped');
		expect(show('gone').shown!.who).toBe('who-helped');
		expect(show(null).compared).toHaveLength(2);
	});
});
