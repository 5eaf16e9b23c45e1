import type { Say } from '#lib/platform/messages.ts';
import { MOST_PEOPLE, MOST_ROLES, ROLE_MAX_LENGTH } from '../invited.ts';
import {
	FACILITATOR_MAX_LENGTH,
	MOST_CARDS,
	PLACE_MAX_LENGTH,
	QUESTION_MAX_LENGTH,
	TITLE_MAX_LENGTH
} from '../table.ts';

export type TableIssues = Readonly<Record<string, readonly string[] | undefined>>;

const MOST: Readonly<Record<string, number>> = {
	title: TITLE_MAX_LENGTH,
	question: QUESTION_MAX_LENGTH,
	place: PLACE_MAX_LENGTH,
	facilitator: FACILITATOR_MAX_LENGTH,
	cards: MOST_CARDS
};

/** What is wrong with a field of a table, as a sentence. */
export function saidOf(say: Say, field: string, issues: TableIssues | undefined): string | undefined {
	const issue = issues?.[field]?.[0];
	if (issue === undefined) return undefined;
	if (field === 'invited')
		return say(`tables.field.invited.${issue}`, { roles: MOST_ROLES, people: MOST_PEOPLE, length: ROLE_MAX_LENGTH });
	return say(`tables.field.${field}.wrong`, { most: MOST[field] ?? 0 });
}

export const errorsOf = (say: Say, issues: TableIssues | undefined) =>
	Object.keys(issues ?? {}).flatMap((field) => {
		const message = saidOf(say, field, issues);
		return message === undefined ? [] : [{ field, message }];
	});
