/** From the cells of one row to the answer to one question. */
import { NOT_APPLICABLE } from '../answer.ts';
import { cut } from './cut.ts';
import { sharesFrom, sharesOfDot } from './geometry.ts';
import type { MappedQuestion, MappedSlider, MappedText, MappedTriad } from './mapping.ts';
import { numberIn } from './number.ts';
import { LONGEST_ANSWER } from './questionnaire-of.ts';
import { saysNo, saysNotApplicable } from './not-applicable-words.ts';
import { type ColumnOf, type ReadAnswer } from './read-cell.ts';
import { choiceReader } from './read-choice.ts';
import { choicesReader } from './read-choices.ts';

export function answerReader(question: MappedQuestion, columnOf: ColumnOf): ReadAnswer {
	const read = readerOf(question, columnOf);
	if (question.notApplicable === undefined) return read;
	const column = columnOf(question.notApplicable);
	return (cells, complain) => {
		const cell = cells[column]!.trim();
		if (cell === '' || saysNo(cell)) return read(cells, complain);
		if (read(cells, () => undefined) !== undefined) complain('answer-and-not-applicable', column);
		return NOT_APPLICABLE;
	};
}

function readerOf(question: MappedQuestion, columnOf: ColumnOf): ReadAnswer {
	switch (question.type) {
		case 'text':
			return textReader(question, columnOf);
		case 'choice':
			return choiceReader(question, columnOf);
		case 'choices':
			return choicesReader(question, columnOf);
		case 'slider':
			return sliderReader(question, columnOf);
		case 'triad':
			return triadReader(question, columnOf);
	}
}

function textReader({ column }: MappedText, columnOf: ColumnOf): ReadAnswer {
	const at = columnOf(column);
	return (cells, complain) => {
		const text = cells[at]!.trim();
		if (text.length > LONGEST_ANSWER) complain('too-long', at);
		return text === '' ? undefined : { text: cut(text, LONGEST_ANSWER) };
	};
}

/** A slider dragged to its end may land a pixel outside. */
const PIXEL = 0.01;

function sliderReader(
	{ column, min, max, rightShare, notApplicableWords }: MappedSlider,
	columnOf: ColumnOf
): ReadAnswer {
	const at = columnOf(column);
	const shareAt = rightShare === undefined ? undefined : columnOf(rightShare);
	return (cells, complain) => {
		const column = cells[at]!.trim() === '' && shareAt !== undefined ? shareAt : at;
		const cell = cells[column]!.trim();
		if (cell === '') return undefined;
		if (notApplicableWords && saysNotApplicable(cell)) return NOT_APPLICABLE;
		const number = numberIn(cell);
		if (number === undefined) {
			complain('not-a-number', column);
			return undefined;
		}
		const position = (number - min) / (max - min);
		if (position < -PIXEL || position > 1 + PIXEL) {
			complain('out-of-range', column);
			return undefined;
		}
		return { position: Math.min(1, Math.max(0, position)) };
	};
}

function triadReader({ x, y, shares, scale, geometry }: MappedTriad, columnOf: ColumnOf): ReadAnswer {
	const dotAt = x === undefined || y === undefined ? undefined : [columnOf(x), columnOf(y)];
	const sharesAt = shares?.map(columnOf);
	const numbers = (cells: readonly string[], columns: readonly number[] | undefined) => {
		const read = columns?.map((column) => numberIn(cells[column]!));
		return read?.every((number) => number !== undefined) ? read.map((number) => number / scale) : undefined;
	};
	const filled = (cells: readonly string[]) =>
		[...(sharesAt ?? []), ...(dotAt ?? [])].find((column) => cells[column]!.trim() !== '');

	return (cells, complain) => {
		const meant = numbers(cells, sharesAt);
		const dot = numbers(cells, dotAt);
		const found =
			(meant && sharesFrom(meant as [number, number, number])) ??
			(dot && sharesOfDot({ x: dot[0]!, y: dot[1]! }, geometry));
		if (found) return { shares: found };
		const column = filled(cells);
		if (column !== undefined) complain(meant || dot ? 'outside-triangle' : 'not-a-number', column);
		return undefined;
	};
}
