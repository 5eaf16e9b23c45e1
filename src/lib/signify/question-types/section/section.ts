import type { QuestionType } from '../question-type.ts';

/** Text between the questions. It asks nothing, so there is nothing to answer. */
export const section: QuestionType<'section'> = {
	name: 'section',
	field: '',
	check: () => [{ code: 'not-a-question' }],
	fromForm: () => undefined,
	toForm: () => [],
	summarise: () => '',
	dimensions: () => [],
	cell: () => undefined
};
