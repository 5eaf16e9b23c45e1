import type { Hint } from './hint.ts';
import type { Option, Question } from './questionnaire.ts';

/** Enough answers that somebody's own may not be among them. */
const MANY = 4;

/** What may be wrong with the answers that a question offers. */
export function optionAdvice(question: Question, language: string): readonly Hint[] {
	if (question.type !== 'choice' && question.type !== 'choices') return [];
	const { options } = question.settings;
	const labels = options.map(({ label }) => label[language] ?? '').filter((label) => label !== '');
	const hints: Hint[] = [];
	const overlap = overlapAmong(labels);
	if (overlap) hints.push({ code: 'overlap', params: { one: overlap[0], other: overlap[1] } });
	if (options.length >= MANY && !hasElse(options, labels) && !isScale(labels)) hints.push({ code: 'no-other' });
	return hints;
}

const ELSE = /(?<!\p{L})(anders|ander|andere|overig|geen van|iets anders|other|else|none of)(?!\p{L})/iu;

const hasElse = (options: readonly Option[], labels: readonly string[]): boolean =>
	options.some(({ writeIn }) => writeIn) || labels.some((label) => ELSE.test(label));

/** Answers from one end to the other leave nothing out. */
const STEP =
	/(?<!\p{L})(nooit|soms|vaak|altijd|zelden|ja|nee|beter|slechter|eens|oneens|heel|minder|meer|weet|één keer|never|sometimes|often|always|yes|no|better|worse|agree|less|more|know|once)(?!\p{L})|\d/iu;
const isScale = (labels: readonly string[]): boolean =>
	labels.filter((label) => STEP.test(label)).length >= Math.ceil(labels.length / 2);

const plain = (label: string) =>
	label
		.trim()
		.toLowerCase()
		.replace(/[.…,!?]+$/u, '');

/** The first two answers that somebody could both choose for the same thing. */
function overlapAmong(labels: readonly string[]): readonly [string, string] | undefined {
	for (const [index, one] of labels.entries())
		for (const other of labels.slice(index + 1)) if (overlaps(one, other)) return [one, other];
	return undefined;
}

function overlaps(one: string, other: string): boolean {
	const [left, right] = [plain(one), plain(other)];
	if (left === right) return true;
	if (partsOf(left).some((part) => part === right) || partsOf(right).some((part) => part === left)) return true;
	const [mine, theirs] = [rangeIn(left), rangeIn(right)];
	return mine !== undefined && theirs !== undefined && mine[0] <= theirs[1] && theirs[0] <= mine[1];
}

const partsOf = (label: string): readonly string[] => label.split(/ (?:of|en|or|and) |\s*[/,]\s*/u);

/** "18 tot 25", "18-25 jaar": both ends counted. */
function rangeIn(label: string): readonly [number, number] | undefined {
	const [, from, until] = /^(\d+)\s*(?:-|–|tot en met|t\/m|to|tot)\s*(\d+)/u.exec(label) ?? [];
	if (from === undefined || until === undefined) return undefined;
	const isOpen = /^\d+\s*tot\s+\d/u.test(label);
	return [Number(from), Number(until) - (isOpen ? 1 : 0)];
}
