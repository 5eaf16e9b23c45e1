/** What a cell says cannot be told for certain. Never holds what it says. */
export class Unclear extends Error {
	/** The name of the column, as we call it. */
	readonly column: string;

	constructor(column: string) {
		super('unclear');
		this.name = 'Unclear';
		this.column = column;
	}
}
