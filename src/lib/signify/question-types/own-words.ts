import type { TypeName } from '../answer.ts';
import type { Questionnaire } from '../questionnaire.ts';

/** The types whose screens say more than every teller needs; their sentences are in `messages/<language>/types.json`. */
const WITH_OWN_WORDS: readonly TypeName[] = ['sliders', 'stones', 'matrix', 'ranking'];

/** The files of sentences that these questions need besides. */
export const ownWordsOf = ({ questions }: Questionnaire): readonly ('types' | 'photo')[] => [
	...(questions.some(({ type }) => WITH_OWN_WORDS.includes(type)) ? (['types'] as const) : []),
	...(questions.some(({ type }) => type === 'photo') ? (['photo'] as const) : [])
];
