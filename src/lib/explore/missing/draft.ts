/** What the page shows of a table before it is kept: plain data, and what is wrong with it so far. */
import type { ChoiceDimension } from '#lib/signify/dimension.ts';
import { inLanguage } from '#lib/signify/words.ts';
import { countPeople } from './count-people.ts';
import { type AliasesOf, type Chosen, matchedRows, pointedRows, questionOf } from './draft-table.ts';
import type { PopulationRow, PopulationTable } from './population.ts';
import type { ReadTable, TableColumn } from './read-table.ts';
import { TableRefused } from './refused.ts';

export interface Draft {
	readonly text: string;
	readonly columns: readonly TableColumn[];
	readonly lines: number;
	readonly questions: readonly Labelled[];
	readonly chosen: Chosen;
	/** Somebody chose another question or column than the rows were pointed out for. */
	readonly isChanged: boolean;
	readonly options: readonly Labelled[];
	/** None where something is wrong with the columns. */
	readonly rows: readonly PopulationRow[];
	/** What was typed for a row, where that is no answer. */
	readonly typed: readonly string[];
	readonly who: string;
	readonly source: string;
	/** To be kept as it is; the last checks are made by then. */
	readonly table: PopulationTable | undefined;
	readonly refused?: { readonly code: string; readonly params: TableRefused['params'] } | undefined;
}

interface Labelled {
	readonly id: string;
	readonly label: string;
}

interface Asked {
	readonly questions: readonly ChoiceDimension[];
	readonly aliasesOf: AliasesOf;
}

export interface Said {
	readonly who: string;
	readonly source: string;
	/** For every row what it was pointed out to be; without it, what is most likely. */
	readonly pointed?: readonly string[];
	readonly isChanged: boolean;
}

const NOTHING: Said = { who: '', source: '', isChanged: false };

export function draftOf(read: ReadTable, chosen: Chosen, asked: Asked, language: string, said = NOTHING): Draft {
	const { who, source, isChanged, pointed = [] } = said;
	const labelled = (list: readonly { readonly id: string; readonly label: ChoiceDimension['title'] }[]) =>
		list.map(({ id, label }) => ({ id, label: inLanguage(label, language) }));
	const known = asked.questions.find(({ id }) => id === chosen.dimension);
	const shown = {
		text: read.text,
		columns: read.columns,
		lines: read.rows.length,
		questions: labelled(asked.questions.map(({ id, title }) => ({ id, label: title }))),
		chosen,
		isChanged,
		options: labelled(known?.options ?? []),
		typed: pointed,
		who,
		source
	};
	try {
		const question = questionOf(asked.questions, chosen.dimension);
		const rows = rowsOf(read, chosen, question, asked.aliasesOf, isChanged ? undefined : said.pointed);
		const refused = isChanged ? undefined : noAnswerIn(rows, pointed);
		if (refused) return { ...shown, rows, table: undefined, refused };
		return { ...shown, rows, typed: [], table: { dimension: question.id, who, source, rows } };
	} catch (problem) {
		if (!(problem instanceof TableRefused)) throw problem;
		const refused = { code: problem.code, params: problem.params };
		return { ...shown, rows: rowsAnyway(read, chosen), table: undefined, refused };
	}
}

/** As they were pointed out, else as they are most likely. */
function rowsOf(
	read: ReadTable,
	chosen: Chosen,
	question: ChoiceDimension,
	aliasesOf: AliasesOf,
	pointed: readonly string[] | undefined
): readonly PopulationRow[] {
	return pointed
		? pointedRows(countPeople(read, chosen), pointed, question)
		: matchedRows(read, chosen, question, aliasesOf);
}

/** The first row of which somebody typed what is no answer. */
function noAnswerIn(rows: readonly PopulationRow[], pointed: readonly string[]): Draft['refused'] {
	const place = rows.findIndex(({ option }, place) => option === null && (pointed[place] ?? '') !== '');
	const row = rows[place];
	return row && { code: 'no-such-answer', params: { name: row.name, answer: pointed[place]!.slice(0, 80) } };
}

/** The rows without their answers, where they can be read at all. */
function rowsAnyway(read: ReadTable, chosen: Chosen): readonly PopulationRow[] {
	try {
		return countPeople(read, chosen).map((group) => ({ ...group, option: null }));
	} catch (problem) {
		if (!(problem instanceof TableRefused)) throw problem;
		return [];
	}
}
