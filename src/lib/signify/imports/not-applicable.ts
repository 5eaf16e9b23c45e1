import { columnRefs, questionColumns, type MappedQuestion } from './mapping.ts';
import type { Surveyed } from './sheet.ts';

/** Marks the questions where somebody wrote that it did not apply, so that the questionnaire offers it. */
export function withNotApplicable(
	questions: readonly MappedQuestion[],
	{ layout, columns }: Surveyed
): MappedQuestion[] {
	const refs = columnRefs(layout.header);
	const saidIn = new Set(refs.filter((_, i) => columns[i]!.notApplicable > 0));
	return questions.map((question) => {
		const isSaid = questionColumns(question).some((ref) => ref !== undefined && saidIn.has(ref));
		return isSaid && question.type !== 'text' ? { ...question, notApplicableWords: true } : question;
	});
}
