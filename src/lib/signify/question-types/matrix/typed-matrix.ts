import type { MatrixValue } from '../../answer.ts';
import type { QuestionOf } from '../../questionnaire.ts';
import type { Issue } from '../question-type.ts';
import { isIssue } from '../typed-options.ts';
import { exampleOf, readEach, wholeIn, wordsIn } from '../typed-parts.ts';

type Matrix = QuestionOf<'matrix'>['settings'];

/** `2 1 – 3` or `21-3`: for each row the number beside the circle that was filled. */
export function readTypedMatrix({ rows, columns }: Matrix, typed: string): MatrixValue | Issue {
	const issue = { code: 'paper.issue.matrix', params: { rows: rows.length, columns: columns.length } };
	const cells = readEach(rows, wordsIn(typed), issue, (word) => {
		const number = wholeIn(word, 1, columns.length);
		return number === undefined ? undefined : columns[number - 1]!.id;
	});
	return isIssue(cells) ? cells : { cells };
}

export const matrixHint = ({ rows }: Matrix) => ({
	key: 'matrix',
	params: { example: exampleOf(['2', '1'], rows.length) }
});
