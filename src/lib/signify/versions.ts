/** What may change from one version of a questionnaire to the next, so that old answers keep their meaning. */
import { optionsOf } from './options-of.ts';
import { optionReused, questionTypeChanged } from './problems.ts';
import type { Option, Question, Questionnaire } from './questionnaire.ts';

/**
 * A question keeps its type under its id, for ever. An option that was taken out may come back under its id,
 * but only if it still says the same: an id is never used again for something else. Rewording what is offered now is free.
 *
 * @param earlier  all versions so far, the oldest first
 * @throws Problem `conflict`
 */
export function checkSuccession(earlier: readonly Questionnaire[], next: Questionnaire): void {
	const latest = earlier.at(-1);
	for (const question of next.questions) {
		const before = earlier.flatMap(({ questions }) => questions.filter(({ id }) => id === question.id));
		if (before.some(({ type }) => type !== question.type)) throw questionTypeChanged();

		const current = latest?.questions.find(({ id }) => id === question.id);
		if (optionsOf(question)?.some((option) => isReused(option, before, current))) throw optionReused();
	}
}

function isReused(option: Option, before: readonly Question[], current: Question | undefined): boolean {
	const isSame = ({ id }: Option) => id === option.id;
	if (current && optionsOf(current)?.some(isSame)) return false;
	const retired = before.flatMap((question) => optionsOf(question)?.filter(isSame) ?? []).at(-1);
	return retired !== undefined && !saysTheSame(retired, option);
}

const saysTheSame = (a: Option, b: Option): boolean =>
	Object.entries(a.label).some(([language, label]) => b.label[language] === label);
