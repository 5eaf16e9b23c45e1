/** What the page "who is missing" shows: plain data. */
import { type ChoiceDimension, type Dimension, idOfPart } from '#lib/signify/dimension.ts';
import { dimensionsOf } from '#lib/signify/question-types/registry.ts';
import type { Question } from '#lib/signify/questionnaire.ts';
import { type Columns, FIRST_VALUE } from '../columns.ts';
import { type Balance, balanceOf } from './balance.ts';
import { peopleByOption, type PopulationTable } from './population.ts';

export interface MissingView {
	/** Questions that a table was brought for, in the order of the questions. */
	readonly compared: readonly ChoiceDimension[];
	readonly shown: ShownBalance | undefined;
}

export interface ShownBalance {
	readonly dimension: ChoiceDimension;
	readonly who: string;
	readonly source: string;
	/** `undefined` where there is nothing to lay beside each other yet. */
	readonly balance: Balance | undefined;
	/** Experiences with an answer that is not in the table. */
	readonly elsewhere: number;
	/** Experiences without an answer to this question, or to whom it does not apply. */
	readonly unanswered: number;
	/** Rows that were added up to one answer: its name in the file, by option. */
	readonly rows: Readonly<Record<string, readonly string[]>>;
}

/**
 * Questions that divide experiences in groups: one answer each. Those that were answered, with the options that are asked now,
 * and those that nobody answered yet.
 */
export function dividing(answered: readonly Dimension[], asked: readonly Question[]): readonly ChoiceDimension[] {
	const now = asked.flatMap((question) =>
		question.type === 'section'
			? []
			: dimensionsOf(question).map((dimension) => ({ ...dimension, id: idOfPart(question.id, dimension.part) }))
	);
	const choices = (dimensions: readonly Dimension[]) =>
		dimensions.filter(({ kind }) => kind === 'choice') as ChoiceDimension[];
	const known = choices(answered).map((dimension) => {
		const fresh = choices(now).find(({ id }) => id === dimension.id)?.options ?? [];
		const ids = new Set(dimension.options.map(({ id }) => id));
		return { ...dimension, options: [...dimension.options, ...fresh.filter(({ id }) => !ids.has(id))] };
	});
	const ids = new Set(answered.map(({ id }) => id));
	return [...known, ...choices(now).filter(({ id }) => !ids.has(id))];
}

export function viewOf(
	columns: Columns,
	questions: readonly ChoiceDimension[],
	tables: readonly PopulationTable[],
	wanted: string | null
): MissingView {
	const compared = questions.filter(({ id }) => tables.some(({ dimension }) => dimension === id));
	const dimension = compared.find(({ id }) => id === wanted) ?? compared[0];
	const table = tables.find((one) => one.dimension === dimension?.id);
	return { compared, shown: dimension && table ? shownOf(columns, dimension, table) : undefined };
}

function shownOf(columns: Columns, dimension: ChoiceDimension, { who, source, rows }: PopulationTable): ShownBalance {
	const { stories, answered } = countsOf(columns, dimension.id);
	const people = peopleByOption(rows);
	const groups = dimension.options.flatMap(({ id }) => {
		const here = people.get(id);
		return here === undefined ? [] : [{ option: id, count: stories.get(id) ?? 0, people: here }];
	});
	return {
		dimension,
		who,
		source,
		balance: balanceOf(groups),
		elsewhere: answered - groups.reduce((sum, { count }) => sum + count, 0),
		unanswered: columns.rows - answered,
		rows: Object.fromEntries(
			groups.map(({ option }) => [option, rows.filter((row) => row.option === option).map(({ name }) => name)])
		)
	};
}

/** Experiences by option. */
function countsOf({ columns }: Columns, dimension: string) {
	const column = columns.find((one) => one.dimension.id === dimension);
	if (column?.kind !== 'choice') return { stories: new Map<string, number>(), answered: 0 };
	const counts = new Float64Array(column.codeCount);
	for (const code of column.codes) counts[code]! += 1;
	const stories = new Map(column.dimension.options.map(({ id }, place) => [id, counts[FIRST_VALUE + place]!]));
	return { stories, answered: [...stories.values()].reduce((sum, count) => sum + count, 0) };
}
