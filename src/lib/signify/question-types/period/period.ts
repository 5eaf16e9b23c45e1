import type { PartialDate, PeriodValue } from '../../answer.ts';
import type { Settings } from '../../questionnaire.ts';
import type { FormFields, Issue, QuestionType } from '../question-type.ts';
import { only } from '../form-fields.ts';
import { compareDates, dayOf, isPartialDate, readDate } from './partial-date.ts';

type Side = 'from' | 'until';

/** Arabic and Persian keyboards write other digits; their last four bits are the digit. */
const plainDigits = (written: string): string =>
	written.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));

/** What was filled in of a date; what is missing stays visible, so that `check` can ask for it. */
function dateIn(fields: FormFields, side: Side): PartialDate {
	const [year, month, day] = ['year', 'month', 'day'].map((part) => plainDigits(only(fields, `${side}-${part}`)));
	if (day) return `${year}-${month!.padStart(2, '0')}-${day.padStart(2, '0')}`;
	return month ? `${year}-${month.padStart(2, '0')}` : year!;
}

function fieldsOf(side: Side, date: PartialDate): readonly (readonly [string, string])[] {
	const parts = date.split('-').map((part, index) => (index === 0 ? part : String(Number(part))));
	return ['year', 'month', 'day']
		.slice(0, parts.length)
		.map((part, index) => [`${side}-${part}`, parts[index]!] as const);
}

function checkDate(date: PartialDate, { earliest }: Settings['period'], today: string | undefined): readonly Issue[] {
	if (!isPartialDate(date)) return [{ code: 'no-date' }];
	if (compareDates(date, earliest) < 0) return [{ code: 'too-early', params: { earliest } }];
	return today !== undefined && compareDates(date, today) > 0 ? [{ code: 'too-late' }] : [];
}

/** Whether an end may, must or cannot be there. */
function checkEnd({ asks }: Settings['period'], { until }: PeriodValue): readonly Issue[] {
	if (asks === 'moment' && until !== undefined) return [{ code: 'no-end-asked' }];
	return asks === 'since' && until !== 'now' ? [{ code: 'no-end-asked' }] : [];
}

export const period: QuestionType<'period'> = {
	name: 'period',
	field: 'from',

	check({ settings }, value, today) {
		const { from, until } = value;
		const issues = [...checkDate(from, settings, today), ...checkEnd(settings, value)];
		if (until === undefined || until === 'now' || issues.length > 0) return issues;
		const end = checkDate(until, settings, today);
		return end.length === 0 && compareDates(until, from) < 0 ? [{ code: 'ends-before-it-begins' }] : end;
	},

	fromForm({ settings: { asks } }, fields) {
		const from = dateIn(fields, 'from');
		const until = asks === 'period' ? (only(fields, 'until') === 'now' ? 'now' : dateIn(fields, 'until')) : '';
		if (from === '' && until === '') return undefined;
		if (asks === 'since') return { from, until: 'now' };
		return until === '' ? { from } : { from, until };
	},

	toForm({ settings: { asks } }, { from, until }) {
		if (asks !== 'period' || until === undefined) return fieldsOf('from', from);
		return [...fieldsOf('from', from), ...(until === 'now' ? [['until', 'now'] as const] : fieldsOf('until', until))];
	},

	summarise(_question, { from, until }, language) {
		const begin = readDate(from, language);
		if (until === undefined) return begin;
		return until === 'now' ? `${begin} →` : `${begin} – ${readDate(until, language)}`;
	},

	/** Counted by its beginning; of a year or a month that is the first day. */
	dimensions: ({ id, title }) => [{ kind: 'time', id, title }],
	cell: (_dimension, { from }) => dayOf(from)
};
