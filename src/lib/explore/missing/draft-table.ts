/** A table as its owner is looking at it before it is kept: which question, which columns, which row is which answer. */
import type { ChoiceDimension } from '#lib/signify/dimension.ts';
import { type ChosenColumns, type CountedGroup, countPeople, guessColumns } from './count-people.ts';
import { type Aliases, matchGroups } from './match-groups.ts';
import { LONGEST_SOURCE, LONGEST_WHO, peopleByOption, type PopulationRow, type PopulationTable } from './population.ts';
import type { ReadTable, TableRow } from './read-table.ts';
import { TableRefused } from './refused.ts';

export interface Chosen extends ChosenColumns {
	/** Of one of the questions. */
	readonly dimension: string;
}

/** By question. */
export type AliasesOf = (dimension: string) => Aliases;

/** The question and the columns that are most likely meant. */
export function guess(read: ReadTable, questions: readonly ChoiceDimension[], aliasesOf: AliasesOf): Chosen {
	const known = (cells: readonly string[], { id, options }: ChoiceDimension) =>
		matchGroups(cells, options, aliasesOf(id)).filter((option) => option !== null).length / cells.length;
	const best = (cells: readonly string[]) => Math.max(0, ...questions.map((question) => known(cells, question)));
	const columns = guessColumns(read, best);
	const names = read.rows.map(({ cells }) => cells[columns.group]!);
	const scored = questions.map((question) => ({ question, score: known(names, question) }));
	const [first] = scored.toSorted((a, b) => b.score - a.score || likeliness(b.question) - likeliness(a.question));
	return { ...columns, dimension: first?.question.id ?? '' };
}

/** Where nothing is recognised, an area is the most usual. */
const likeliness = ({ shape }: ChoiceDimension) => (shape === 'areas' ? 1 : 0);

/**
 * The rows as they would be kept when nobody points anything out.
 * @throws TableRefused
 */
export function matchedRows(
	read: ReadTable,
	chosen: ChosenColumns,
	{ id, options }: ChoiceDimension,
	aliasesOf: AliasesOf
): readonly PopulationRow[] {
	const groups = countPeople(read, chosen);
	const found = matchGroups(
		groups.map(({ name }) => name),
		options,
		aliasesOf(id)
	);
	const coded = codesOf(aliasesOf(id));
	return groups.map((group, place) => ({ ...group, option: found[place] ?? coded(read.rows[place]!) }));
}

/** A line may have the code of an area in a column beside its name. */
function codesOf(aliases: Aliases): (row: TableRow) => string | null {
	const options = new Map(Object.entries(aliases).flatMap(([option, names]) => names.map((name) => [name, option])));
	return ({ cells }) => cells.map((cell) => options.get(cell)).find((option) => option !== undefined) ?? null;
}

/**
 * The rows as somebody pointed out which answer each is: the id of an option or what it is called. What is neither leaves
 * its row out, as nothing does.
 */
export function pointedRows(
	groups: readonly CountedGroup[],
	pointed: readonly string[],
	{ options }: ChoiceDimension
): readonly PopulationRow[] {
	const ids = new Set(options.map(({ id }) => id));
	const called = matchGroups(
		groups.map((_, place) => pointed[place] ?? ''),
		options
	);
	return groups.map((group, place) => {
		const said = pointed[place] ?? '';
		return { ...group, option: ids.has(said) ? said : called[place]! };
	});
}

/** @throws TableRefused when this is no question by which experiences can be divided */
export function questionOf(questions: readonly ChoiceDimension[], id: string): ChoiceDimension {
	const question = questions.find((one) => one.id === id);
	if (!question) throw new TableRefused('no-such-question');
	return question;
}

/**
 * The table as it may be kept.
 * @throws TableRefused
 */
export function checkTable(table: PopulationTable, questions: readonly ChoiceDimension[]): PopulationTable {
	const { options } = questionOf(questions, table.dimension);
	const ids = new Set(options.map(({ id }) => id));
	const rows = table.rows.map((row) => ({
		...row,
		option: row.option !== null && ids.has(row.option) ? row.option : null
	}));
	const [who, source] = [table.who.trim(), table.source.trim()];
	if (who === '' || who.length > LONGEST_WHO) throw new TableRefused('who', { most: LONGEST_WHO });
	if (source === '' || source.length > LONGEST_SOURCE) throw new TableRefused('source', { most: LONGEST_SOURCE });
	if (rows.every(({ people }) => people === 0)) throw new TableRefused('nobody');
	if (peopleByOption(rows).size < 2) throw new TableRefused('too-few-groups');
	return { ...table, who, source, rows };
}
