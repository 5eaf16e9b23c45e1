import type { TypeName } from '../answer.ts';
import type { Questionnaire } from '../questionnaire.ts';

/** The types whose screens say more than every teller needs; their sentences are in `messages/<language>/types.json`. */
const WITH_OWN_WORDS: readonly TypeName[] = ['sliders', 'stones', 'matrix', 'ranking'];

export const needsOwnWords = ({ questions }: Questionnaire): boolean =>
	questions.some(({ type }) => WITH_OWN_WORDS.includes(type));
