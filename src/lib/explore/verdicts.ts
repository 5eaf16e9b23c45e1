import type { AnswerClause, ChoicesTest, ChoiceTest, SliderTest, Test, TimeTest, TriadTest } from './clause.ts';
import type { ChoicesColumn, Column, TimeColumn } from './columns.ts';
import { FIRST_VALUE, NOT_APPLICABLE, SLIDER_STEPS, UNANSWERED } from './columns.ts';
import { DEPENDS, FAILS, PASSES, type TriadRaster } from './triad-raster.ts';

/**
 * What a clause says about every code of its column at once: `FAILS`, `PASSES`, or `DEPENDS` on where in its cell a dot
 * lies; then the raster, drawn here, has the answer (turned round when the clause says `not`).
 *
 * @param verdicts  one per code; overwritten
 */
export function judge(clause: AnswerClause, column: Column, verdicts: Uint8Array, raster: TriadRaster): void {
	verdicts.fill(FAILS);
	judgeCodes(clause.test, column, verdicts, raster);
	if (!clause.not) return;
	for (let code = 0; code < verdicts.length; code++) {
		if (verdicts[code] !== DEPENDS) verdicts[code] = verdicts[code] === PASSES ? FAILS : PASSES;
	}
}

function judgeCodes(test: Test, column: Column, verdicts: Uint8Array, raster: TriadRaster): void {
	if (test.kind !== column.kind) return;
	for (const missing of test.missing) verdicts[missing === 'unanswered' ? UNANSWERED : NOT_APPLICABLE] = PASSES;
	// The test is of the column's kind, which the compiler cannot see.
	switch (column.kind) {
		case 'choice':
			for (const option of optionsOf(test as ChoiceTest, column)) verdicts[FIRST_VALUE + option] = PASSES;
			return;
		case 'choices':
			return judgeChoices(test as ChoicesTest, column, verdicts);
		case 'slider':
			return judgeSlider(test as SliderTest, verdicts);
		case 'triad':
			raster.draw(test as TriadTest);
			return raster.judgeCells(verdicts, FIRST_VALUE);
		case 'time':
			return judgeTime(test as TimeTest, column, verdicts);
	}
}

function judgeChoices(test: ChoicesTest, column: ChoicesColumn, verdicts: Uint8Array): void {
	const wanted = optionsOf(test, column);
	const needed = test.match === 'all' ? test.options.length : 1;
	if (needed === 0 || wanted.length < needed) return;
	const isWanted = new Uint8Array(column.dimension.options.length);
	for (const option of wanted) isWanted[option] = 1;
	const { starts, members } = column;
	for (let set = 0; set < starts.length - 1; set++) {
		let found = 0;
		for (let i = starts[set]!; i < starts[set + 1]!; i++) found += isWanted[members[i]!]!;
		if (found >= needed) verdicts[FIRST_VALUE + set] = PASSES;
	}
}

const optionsOf = ({ options: ids }: ChoiceTest | ChoicesTest, { dimension }: Column): readonly number[] =>
	'options' in dimension ? [...dimension.options.keys()].filter((i) => ids.includes(dimension.options[i]!.id)) : [];

function judgeSlider({ ranges }: SliderTest, verdicts: Uint8Array): void {
	for (const { from, to } of ranges) {
		for (let step = Math.max(0, Math.ceil(from)); step <= Math.min(to, SLIDER_STEPS); step++) {
			verdicts[FIRST_VALUE + step] = PASSES;
		}
	}
}

function judgeTime({ from, until }: TimeTest, { days }: TimeColumn, verdicts: Uint8Array): void {
	for (let i = 0; i < days.length; i++) {
		const day = days[i]!;
		if ((from === null || from <= day) && (until === null || day <= until)) verdicts[FIRST_VALUE + i] = PASSES;
	}
}
