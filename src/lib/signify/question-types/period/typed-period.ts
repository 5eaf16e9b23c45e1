import type { PartialDate, PeriodValue } from '../../answer.ts';
import type { Settings } from '../../questionnaire.ts';
import type { Issue } from '../question-type.ts';
import { isPartialDate } from './partial-date.ts';

/** `2021`, `5-2021`, `17-5-2021` or `2021-05-17`; with spaces, slashes and dots too. */
function dateTyped(typed: string): PartialDate | undefined {
	const parts = typed.trim().split(/[\s./-]+/);
	if (parts.length > 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) return undefined;
	const [year, ...rest] = parts[0]!.length === 4 ? parts : parts.toReversed();
	const date = [year!, ...rest.map((part) => part.padStart(2, '0'))].join('-');
	return isPartialDate(date) ? date : undefined;
}

const UNREADABLE: Issue = { code: 'paper.issue.date' };
const BETWEEN = /\s*(?:\btot\s+en\s+met\b|\bt\/m\b|\btot\b|\bto\b|\buntil\b|>|–|\s-\s)\s*/i;
const STILL = /^(nu|now|heden|\.\.\.|…)?$/i;

/** A moment, or a beginning and an end with "tot" between them. */
export function readTypedPeriod(asks: Settings['period']['asks'], typed: string): PeriodValue | Issue {
	const [begin, end, more] = typed.split(BETWEEN);
	const from = dateTyped(begin!);
	if (from === undefined || more !== undefined) return UNREADABLE;
	if (asks === 'since') return end === undefined || STILL.test(end) ? { from, until: 'now' } : UNREADABLE;
	if (end === undefined) return { from };
	if (STILL.test(end)) return { from, until: 'now' };
	const until = dateTyped(end);
	return until === undefined ? UNREADABLE : { from, until };
}
