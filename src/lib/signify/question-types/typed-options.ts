import { markOf } from '../paper.ts';
import type { Option } from '../questionnaire.ts';
import { inLanguage } from '../words.ts';
import type { Issue } from './question-type.ts';

export const isIssue = (reading: object): reading is Issue => 'code' in reading;

interface Marks {
	readonly options: readonly string[];
	readonly other?: string;
}

/** `ac`, `a c`, `1 3`, and own words after a colon: `f: een tante`. In the order in which the options are offered. */
export function readMarks(options: readonly Option[], typed: string): Marks | Issue {
	const colon = typed.indexOf(':');
	const marks = (colon < 0 ? typed : typed.slice(0, colon)).toLowerCase();
	const other = colon < 0 ? '' : typed.slice(colon + 1).trim();
	const hasLetters = /[a-z]/.test(marks);
	const parts = hasLetters ? [...marks.replace(/[\s,;+]/g, '')] : marks.split(/[\s,;+]+/).filter(Boolean);
	const indexes = parts.map((part) => indexOfMark(part, options.length));
	const unknown = parts.find((_, i) => indexes[i] === undefined);
	if (unknown !== undefined || parts.length === 0)
		return { code: 'paper.issue.option', params: { typed: unknown ?? typed } };
	const chosen = options.filter((_, index) => indexes.includes(index)).map(({ id }) => id);
	return other ? { options: chosen, other } : { options: chosen };
}

/** The same where nobody may write own words. */
export function readPictures(options: readonly Option[], typed: string): Pick<Marks, 'options'> | Issue {
	const marks = readMarks(options, typed);
	return isIssue(marks) || marks.other === undefined ? marks : { code: 'signify.issue.other-uninvited' };
}

/** By the mark on paper, or by number. */
export function indexOfMark(mark: string, count: number): number | undefined {
	for (let index = 0; index < count; index++)
		if (mark === markOf(index, count) || mark === String(index + 1)) return index;
	return undefined;
}

/** The id of the one option with this mark, this name, or a name that begins like this. */
export function readName(options: readonly Option[], typed: string, language: string): string | Issue {
	const index = indexOfMark(typed.toLowerCase(), options.length);
	if (index !== undefined) return options[index]!.id;
	const plain = plainName(typed);
	const named = options.map((option) => ({ id: option.id, name: plainName(inLanguage(option.label, language)) }));
	const exact = named.find(({ name }) => name === plain);
	if (exact) return exact.id;
	const [first, second] = named.filter(({ name }) => name.startsWith(plain));
	if (first && !second) return first.id;
	return { code: first ? 'paper.issue.ambiguous' : 'paper.issue.option', params: { typed } };
}

const plainName = (name: string): string =>
	name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\p{L}\p{N}]/gu, '')
		.toLowerCase();
