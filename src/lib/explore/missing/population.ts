/** How many people there are of each group that a question tells apart: what the experiences of a point are laid beside. */

export interface PopulationRow {
	/** As the file has it. */
	readonly name: string;
	/** A whole number, 0 or more. */
	readonly people: number;
	/** The option of the question; several rows may be one option, and `null` is left out. */
	readonly option: string | null;
}

export interface PopulationTable {
	/** The question, one option an experience. */
	readonly dimension: string;
	/** Who these people are: inhabitants, clients. */
	readonly who: string;
	/** Whose numbers these are, and of when. */
	readonly source: string;
	readonly rows: readonly PopulationRow[];
}

/** Of an uploaded file. */
export const LARGEST_TABLE_MB = 1;
export const MOST_ROWS = 500;
export const MOST_PEOPLE = 10_000_000_000;
export const LONGEST_GROUP = 500;
export const LONGEST_WHO = 60;
export const LONGEST_SOURCE = 200;

/** People by option; an option that nobody is in has no place in a comparison. */
export function peopleByOption(rows: readonly PopulationRow[]): ReadonlyMap<string, number> {
	const people = new Map<string, number>();
	for (const row of rows)
		if (row.option !== null && row.people > 0) people.set(row.option, (people.get(row.option) ?? 0) + row.people);
	return people;
}
