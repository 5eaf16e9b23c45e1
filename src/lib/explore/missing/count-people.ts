/** Numbers of people as they are written, and which columns of a table hold them. */
import { MOST_PEOPLE } from './population.ts';
import { readNumber } from './read-number.ts';
import type { ReadTable } from './read-table.ts';
import { TableRefused } from './refused.ts';

/** Places in the list of columns. */
export interface ChosenColumns {
	readonly group: number;
	readonly people: number;
}

export interface CountedGroup {
	readonly name: string;
	readonly people: number;
}

/** @throws TableRefused with the line that cannot be read */
export function countPeople(
	{ columns, rows }: Pick<ReadTable, 'columns' | 'rows'>,
	chosen: ChosenColumns
): readonly CountedGroup[] {
	if (!columns[chosen.group] || !columns[chosen.people]) throw new TableRefused('no-such-column');
	if (chosen.group === chosen.people) throw new TableRefused('same-column');
	const lines = new Map<string, number>();
	return rows.map(({ line, cells }) => {
		const name = cells[chosen.group]!;
		const written = cells[chosen.people]!;
		if (name === '') throw new TableRefused('nameless', { line });
		const key = name.toLowerCase();
		const before = lines.get(key);
		if (before !== undefined) throw new TableRefused('double', { name, first: String(before), second: String(line) });
		lines.set(key, line);
		return { name, people: peopleIn(written, line, name) };
	});
}

function peopleIn(written: string, line: number, name: string): number {
	const about = { line: String(line), name, written: written.slice(0, 40) };
	if (written === '') throw new TableRefused('no-number', about);
	if (/^[-−–]\s*\d/.test(written)) throw new TableRefused('negative', about);
	if (/%$/.test(written)) throw new TableRefused('percent', about);
	const people = readNumber(written);
	if (people === undefined) throw new TableRefused(/^\d+[.,]\d+$/.test(written) ? 'not-whole' : 'not-a-number', about);
	if (people > MOST_PEOPLE) throw new TableRefused('too-many-people', about);
	return people;
}

/**
 * Which columns are most likely meant: numbers under a word for people, and beside them the names of which most are known.
 *
 * @param known  how many of the cells of a column are answers to some question
 */
export function guessColumns(
	{ columns, rows }: Pick<ReadTable, 'columns' | 'rows'>,
	known: (cells: readonly string[]) => number
): ChosenColumns {
	const places = columns.map((_, place) => place);
	const cells = (place: number) => rows.map((row) => row.cells[place]!);
	const best = (of: readonly number[], score: (place: number) => number) =>
		of.reduce<number | undefined>(
			(best, one) => (best === undefined || score(one) > score(best) ? one : best),
			undefined
		);
	const people = best(places, (place) => {
		const numbers = cells(place).filter((cell) => readNumber(cell) !== undefined).length / rows.length;
		const isNamed = /inwon|bevolking|aantal|totaal|mensen|personen|cli[eë]nt|populat|people|number/i.test(
			columns[place]!.name
		);
		// A column of row numbers, of years or of codes comes first more often than the one that is meant.
		return numbers + (numbers > 0.5 ? place / 1000 : 0) + (isNamed ? (numbers > 0.5 ? 1 : 0.25) : 0);
	})!;
	const group = best(
		places.filter((place) => place !== people),
		(place) => {
			const own = cells(place);
			// A name reads better than a code, where both are known.
			const words = own.filter((cell) => /\p{Ll}{2}/u.test(cell)).length;
			return known(own) * 10 + (5 * words) / own.length + new Set(own).size / own.length;
		}
	)!;
	return { group, people };
}
