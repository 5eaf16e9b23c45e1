import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question, Questionnaire } from '../questionnaire.ts';
import { growQuestionnaire } from './grow.ts';

const options = (ids: readonly string[]) => ids.map((id) => ({ id, label: { nl: id } }));

const choice = (id: string, ids: readonly string[] = ['ja', 'nee']): Question => ({
	id,
	type: 'choice',
	title: { nl: id },
	required: false,
	allowNotApplicable: false,
	settings: { options: options(ids) }
});

const slider = (id: string): Question => ({
	id,
	type: 'slider',
	title: { nl: id },
	required: false,
	allowNotApplicable: true,
	settings: { left: { nl: 'links' }, right: { nl: 'rechts' } }
});

const asking = (...questions: readonly Question[]): Questionnaire => ({
	title: { nl: 'Straat' },
	languages: ['nl'],
	openings: [],
	questions
});

const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 });
const anyQuestionnaire = names.chain((ids) =>
	fc.tuple(...ids.map((id) => names.map((chosen) => choice(id, chosen)))).map((questions) => asking(...questions))
);
const idsIn = ({ questions }: Questionnaire) =>
	questions.flatMap(({ id, settings }) => [
		id,
		...('options' in settings ? settings.options.map((option) => `${id}/${option.id}`) : [])
	]);

describe('a questionnaire that is imported again', () => {
	it('is the same when nothing was added, also when less is asked', () => {
		expect(growQuestionnaire(asking(choice('a'), slider('b')), asking(choice('a', ['ja'])))).toEqual({ is: 'same' });
	});

	it('grows with new questions and options, and keeps what it had in its place', () => {
		const grown = growQuestionnaire(
			asking(choice('a'), slider('b')),
			asking(slider('c'), choice('a', ['soms', 'nee']))
		);
		expect(grown).toMatchObject({
			is: 'grown',
			questionnaire: asking(choice('a', ['ja', 'nee', 'soms']), slider('b'), slider('c'))
		});
	});

	it('is another when a question changed its kind, or none is the same', () => {
		expect(growQuestionnaire(asking(choice('a')), asking(slider('a')))).toEqual({ is: 'different', questions: ['a'] });
		expect(growQuestionnaire(asking(choice('a')), asking(choice('b')))).toEqual({ is: 'different', questions: [] });
	});

	it('holds all of both, and then stays as it is', () => {
		fc.assert(
			fc.property(anyQuestionnaire, anyQuestionnaire, (kept, imported) => {
				const growth = growQuestionnaire(kept, imported);
				if (growth.is === 'different') return;
				const now = growth.is === 'grown' ? growth.questionnaire : kept;
				expect(new Set(idsIn(now))).toEqual(new Set([...idsIn(kept), ...idsIn(imported)]));
				expect(growQuestionnaire(now, imported)).toEqual({ is: 'same' });
				expect(growQuestionnaire(now, kept)).toEqual({ is: 'same' });
			})
		);
	});
});
