/** One row of the survey sheet as a question of ours. */
import { FIRST, MOST_RANKED } from '../../question-types/ranking/ranking.ts';
import type { Option, Poles, Question } from '../../questionnaire.ts';
import type { Words } from '../../words.ts';
import { shortened } from '../cut.ts';
import { LONGEST_ANSWER } from '../questionnaire-of.ts';
import { numberIn } from '../number.ts';
import { wordingIn } from '../wording.ts';

export interface Row {
	readonly id: string;
	readonly type: string;
	readonly title: Words;
	readonly help: Words | undefined;
	readonly required: boolean;
	readonly appearance: string;
	readonly parameters: string;
	readonly options: readonly Option[];
	readonly language: string;
}

export interface Made {
	readonly question: Question;
	/** Why it is not quite what the file asked. */
	readonly remark?: string;
}

const EARLIEST = '1900';

const common = ({ id, title, help, required }: Row) => ({
	id,
	title,
	...(help ? { help } : {}),
	required,
	allowNotApplicable: false
});

const textOf = (row: Row, lines: 'one' | 'many'): Question => ({
	...common(row),
	type: 'text',
	settings: { lines, maxLength: LONGEST_ANSWER }
});

const severalOf = (row: Row): Question => ({
	...common(row),
	type: 'choices',
	settings: { options: row.options, min: 0, max: Math.max(1, row.options.length) }
});

const momentOf = (row: Row): Question => ({
	...common(row),
	type: 'period',
	settings: { asks: 'moment', earliest: EARLIEST }
});

/** Read, not answered. */
export function sectionOf(row: Row, title: Words): Question {
	return {
		id: row.id,
		type: 'section',
		title,
		required: false,
		allowNotApplicable: false,
		settings: { text: row.help ?? row.title }
	};
}

function noteOf(row: Row): Question {
	const title = row.help ? row.title : Object.fromEntries(Object.keys(row.title).map((tag) => [tag, noteTitle(tag)]));
	return sectionOf(row, title);
}

const noteTitle = (tag: string) => (tag === 'nl' ? 'Even lezen' : 'Please read');

const rangeOf = (row: Row): Question => ({ ...common(row), type: 'slider', settings: endsOf(row) });

function endsOf(row: Row): Poles {
	const wording = wordingIn(row.language);
	const read = (name: string) => numberIn(new RegExp(`\\b${name}\\s*=\\s*(-?[\\d.]+)`).exec(row.parameters)?.[1] ?? '');
	const ends = [read('start'), read('end')].map((end, i) => String(end ?? [wording.left, wording.right][i]));
	const words = (text: string) => Object.fromEntries(Object.keys(row.title).map((tag) => [tag, text]));
	return { left: words(ends[0]!), right: words(ends[1]!) };
}

const canBeRanked = (options: readonly Option[]): boolean =>
	options.length > 1 && options.length <= MOST_RANKED && options.every(({ id, writeIn }) => id !== FIRST && !writeIn);

/** The same asked of several things: rows that share their choices, or ranges that stand together. */
export function gridQuestion(group: Row, kind: 'matrix' | 'sliders', rows: readonly Row[]): Question {
	if (kind === 'matrix') {
		const parts = rows.map(({ id, title }) => ({ id, label: labelOf(title) }));
		return { ...common(group), type: 'matrix', settings: { rows: parts, columns: group.options } };
	}
	const sliders = rows.map((row) => ({ id: row.id, label: labelOf(row.title), ...endsOf(row) }));
	return { ...common(group), type: 'sliders', settings: { sliders } };
}

const LABEL = 300;

const labelOf = (title: Words): Words =>
	Object.fromEntries(Object.entries(title).map(([tag, said]) => [tag, shortened(said, LABEL)]));

type Make = (row: Row) => Made | undefined;

const withOptions =
	(make: Make): Make =>
	(row) =>
		row.options.length > 0 ? make(row) : undefined;

const numberOf: Make = (row) => ({ question: textOf(row, 'one'), remark: 'number-as-text' });

const MAKE: Readonly<Record<string, Make>> = {
	text: (row) => ({ question: textOf(row, /multiline/.test(row.appearance) ? 'many' : 'one') }),
	note: (row) => ({ question: noteOf(row) }),
	select_one: withOptions((row) => ({
		question: { ...common(row), type: 'choice', settings: { options: row.options } }
	})),
	select_multiple: withOptions((row) => ({ question: severalOf(row) })),
	rank: withOptions((row) =>
		canBeRanked(row.options)
			? { question: { ...common(row), type: 'ranking', settings: { options: row.options, top: row.options.length } } }
			: { question: severalOf(row), remark: 'rank-as-choices' }
	),
	integer: numberOf,
	decimal: numberOf,
	range: (row) => ({ question: rangeOf(row), remark: 'range-as-slider' }),
	date: (row) => ({ question: momentOf(row) }),
	datetime: (row) => ({ question: momentOf(row), remark: 'time-dropped' })
};

/** Written in several ways over the years. */
const SAME: Readonly<Record<string, string>> = {
	'select one': 'select_one',
	'select one from': 'select_one',
	'select all that apply': 'select_multiple',
	'select all that apply from': 'select_multiple',
	'select multiple': 'select_multiple',
	int: 'integer',
	string: 'text',
	'begin group': 'begin_group',
	'end group': 'end_group',
	'begin repeat': 'begin_repeat',
	'end repeat': 'end_repeat'
};

export const plainType = (type: string): string => SAME[type] ?? type;

/** @returns `undefined` when we have no such question, or it offers nothing to choose */
export const questionOf = (row: Row): Made | undefined =>
	Object.hasOwn(MAKE, row.type) ? MAKE[row.type]!(row) : undefined;
