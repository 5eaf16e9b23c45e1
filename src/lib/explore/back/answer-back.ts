/**
 * From the cells of a question back to its answer: what `story-table.ts` does, the other way around.
 * Shares come back as whole thousandths, as they were written. Photos do not come back.
 */
import type { Place, Shares, TypeName, Values } from '#lib/signify/answer.ts';
import type { Question, QuestionOf } from '#lib/signify/questionnaire.ts';
import type { Words } from '#lib/signify/words.ts';
import { WRITTEN_IN } from '../story-table.ts';

/** By part; '' where nothing stands. */
export type Cells = (part: string) => string;

export interface Named {
	readonly id: string;
	readonly label: Words;
}

/** @returns `undefined` when it could be two of these */
export type IdOf = (options: readonly Named[], cell: string) => string | undefined;

type Back = {
	readonly [Type in TypeName]: (
		settings: QuestionOf<Type>['settings'],
		cell: Cells,
		idOf: IdOf
	) => Values[Type] | undefined;
};

const BACK: Back = {
	text: (_, cell) => ({ text: cell('') }),
	choice: ({ options }, cell, idOf) => {
		const option = idOf(options, cell(''));
		return option === undefined ? undefined : { option, ...otherIn(cell) };
	},
	choices: ({ options }, cell) => ({ ...chosenIn(options, cell), ...otherIn(cell) }),
	archetypes: ({ options }, cell) => chosenIn(options, cell),
	pictures: ({ options }, cell) => chosenIn(options, cell),
	photo: () => undefined,
	slider: (_, cell) => ({ position: shareIn(cell('')) }),
	sliders: ({ sliders }, cell) => ({
		positions: answered(sliders, ({ id }) => (cell(id) === '' ? undefined : shareIn(cell(id))))
	}),
	ranking: ({ options }, cell) => ({
		order: options
			.filter(({ id }) => cell(id) !== '')
			.sort((one, other) => numberIn(cell(one.id)) - numberIn(cell(other.id)))
			.map(({ id }) => id)
	}),
	matrix: ({ rows, columns }, cell, idOf) => ({
		cells: answered(rows, ({ id }) => (cell(id) === '' ? undefined : idOf(columns, cell(id))))
	}),
	stones: ({ markers }, cell) => ({
		stones: answered(markers, ({ id }): Place | undefined =>
			cell(`${id}.x`) === '' ? undefined : [shareIn(cell(`${id}.x`)), shareIn(cell(`${id}.y`))]
		)
	}),
	triad: (_, cell) => {
		const shares = sharesIn([cell('top'), cell('left'), cell('right')].map((text) => 1000 * shareIn(text)));
		return shares && { shares };
	},
	area: ({ areas }, cell, idOf) => {
		const area = idOf(areas, cell(''));
		return area === undefined ? undefined : { area };
	},
	period: (_, cell) => ({ from: cell('from'), ...(cell('until') !== '' && { until: cell('until') }) }),
	section: () => undefined
};

/** @returns `undefined` when the cells are no answer to it; whether it is a right one is for `checkAnswers` to say */
export const answerBack = ({ type, settings }: Question, cell: Cells, idOf: IdOf): Values[TypeName] | undefined =>
	(BACK[type] as (settings: Question['settings'], cell: Cells, idOf: IdOf) => Values[TypeName] | undefined)(
		settings,
		cell,
		idOf
	);

/** A decimal mark of either kind; `NaN` when it is no number. */
export const numberIn = (text: string): number =>
	/^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;

/** 0–100 with one decimal as a share. */
const shareIn = (text: string): number => Math.round(numberIn(text) * 10) / 1000;

const otherIn = (cell: Cells) => (cell(WRITTEN_IN) === '' ? {} : { other: cell(WRITTEN_IN) });

const chosenIn = (options: readonly Named[], cell: Cells) => ({
	options: options.filter(({ id }) => cell(id) === '1').map(({ id }) => id)
});

function answered<Part extends { readonly id: string }, Value>(
	parts: readonly Part[],
	read: (part: Part) => Value | undefined
): Record<string, Value> {
	const values: [string, Value][] = [];
	for (const part of parts) {
		const value = read(part);
		if (value !== undefined) values.push([part.id, value]);
	}
	return Object.fromEntries(values);
}

/** So far may a share be moved and still be written as it was. */
const NEAR = 0.4999;

/**
 * Three that were rounded each by itself may come to a thousandth too many or too few: that is taken off or added in equal parts,
 * so that they sum to one and are written the same again.
 * @param thousandths  whole
 */
function sharesIn(thousandths: readonly number[]): Shares | undefined {
	const excess = thousandths.reduce((sum, part) => sum + part, -1000);
	if (!(Math.abs(excess) < 1.5)) return undefined;
	const movable = thousandths.filter((part) => excess < 0 || part > 0.5).length;
	const step = Math.sign(Math.round(excess)) * Math.min(1 / movable, NEAR);
	const [top, left, right] = thousandths.map((part) => (excess < 0 || part > 0.5 ? part - step : part) / 1000);
	return [top!, left!, right!];
}
