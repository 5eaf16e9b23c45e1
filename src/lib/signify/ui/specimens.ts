import { NOT_APPLICABLE, type Answer, type TypeName } from '../answer.ts';
import type { Example } from '../question-types/example.ts';
import type { Issue } from '../question-types/question-type.ts';
import { check } from '../question-types/registry.ts';
import type { Question } from '../questionnaire.ts';

export interface Specimen {
	/** Unanswered, answered, not applicable, or wrong; a key under `gallery.state.`. */
	readonly state: 'unanswered' | 'answered' | 'not-applicable' | 'required' | 'wrong';
	/** With an id of its own, so that many can stand on one page. */
	readonly question: Question;
	readonly answer?: Answer;
	readonly issues?: readonly Issue[];
}

/** Every state of every example: what the gallery shows and what the tests try. */
export const specimensOf = (examples: readonly Example<TypeName>[]): readonly Specimen[] => examples.flatMap(statesOf);

function statesOf({ name, question, answers, invalid = [] }: Example<TypeName>): readonly Specimen[] {
	const as = (variant: string) => ({ ...question, id: `${question.type}-${name}-${variant}` }) as Question;
	const unanswered: Specimen = { state: 'unanswered', question: as('unanswered') };
	if (question.type === 'section') return [unanswered];

	const answered = answers.map((answer, index): Specimen => ({
		state: 'answered',
		question: as(`answered-${index + 1}`),
		answer
	}));
	const notApplicable: Specimen = { state: 'not-applicable', question: as('not-applicable'), answer: NOT_APPLICABLE };
	const required: Specimen = { state: 'required', question: as('required'), issues: [{ code: 'required' }] };
	const wrong = invalid.slice(0, 1).map(([answer]): Specimen => ({
		state: 'wrong',
		question: as('wrong'),
		answer,
		issues: check(question as Question, answer)
	}));
	return [
		unanswered,
		...answered,
		...(question.allowNotApplicable ? [notApplicable] : []),
		...(question.required ? [required] : []),
		...wrong
	];
}
