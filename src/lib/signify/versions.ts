/** What may change from one version of a questionnaire to the next, so that old answers keep their meaning. */
import { namedIn } from './options-of.ts';
import { optionReused, questionTypeChanged } from './problems.ts';
import type { Part, Questionnaire } from './questionnaire.ts';

/**
 * A question keeps its type under its id, for ever. An option (a row, a slider, a stone) that was taken out may come back under its id,
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
		namedIn(question).forEach((list, which) => {
			const listsBefore = before.map((earlier) => namedIn(earlier)[which] ?? []);
			const now = current && namedIn(current)[which];
			if (list.some((part) => isReused(part, listsBefore, now))) throw optionReused();
		});
	}
}

function isReused(part: Part, before: readonly (readonly Part[])[], now: readonly Part[] | undefined): boolean {
	const isSame = ({ id }: Part) => id === part.id;
	if (now?.some(isSame)) return false;
	const retired = before.flatMap((list) => list.filter(isSame)).at(-1);
	return retired !== undefined && !saysTheSame(retired, part);
}

const saysTheSame = (a: Part, b: Part): boolean =>
	Object.entries(a.label).some(([language, label]) => b.label[language] === label);
