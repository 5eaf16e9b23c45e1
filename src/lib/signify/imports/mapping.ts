/**
 * What every column of a file is. A format's own description leads to one, a guess leads to one,
 * and a person can correct one by hand: it is plain JSON.
 */
import type { Geometry } from './geometry.ts';
import type { DayOrder } from './moment.ts';

/** A column by its header; by its number (`#12`, the first is 1) when the header is empty or comes more than once. */
export type ColumnRef = string;

export interface MappedOption {
	readonly id: string;
	readonly label: string;
	/** What stands in the cell; the label when absent. */
	readonly values?: readonly string[];
	/** Takes what the teller wrote in their own words. */
	readonly writeIn?: boolean;
	/** Not in the description of the file, but in the file. */
	readonly extra?: boolean;
}

interface Mapped {
	readonly id: string;
	readonly title: string;
	readonly help?: string;
	readonly required?: boolean;
	/** A column that says that the question did not apply. */
	readonly notApplicable?: ColumnRef;
	/** Somebody wrote "n.v.t." or "N/A" where an answer stands. */
	readonly notApplicableWords?: boolean;
	/** The question stands in no description; it was recognised by its columns. */
	readonly guessed?: boolean;
}

export interface MappedText extends Mapped {
	readonly type: 'text';
	readonly column: ColumnRef;
	readonly lines?: 'one' | 'many';
}

export interface MappedChoice extends Mapped {
	readonly type: 'choice';
	readonly column: ColumnRef;
	readonly options: readonly MappedOption[];
	/** Where own words stand; `same` when they stand between the options. */
	readonly writeIn?: WriteIn;
}

export type WriteIn = { readonly in: 'same' } | { readonly in: 'column'; readonly column: ColumnRef };

/** One column an option, filled when chosen (with one of `yes`, when given); values spread over columns; or a list in one. */
export type ChoicesFrom =
	| { readonly per: 'option'; readonly columns: Readonly<Record<string, ColumnRef>>; readonly yes?: readonly string[] }
	| { readonly per: 'value'; readonly columns: readonly ColumnRef[] }
	| { readonly per: 'list'; readonly column: ColumnRef; readonly separator: string };

export interface MappedChoices extends Mapped {
	readonly type: 'choices';
	readonly from: ChoicesFrom;
	readonly options: readonly MappedOption[];
	readonly max?: number;
	readonly writeIn?: WriteIn;
}

export interface MappedSlider extends Mapped {
	readonly type: 'slider';
	readonly column: ColumnRef;
	readonly min: number;
	readonly max: number;
	readonly left: string;
	readonly right: string;
	/** The share of the right pole, for rows without a position. */
	readonly rightShare?: ColumnRef;
}

export interface MappedTriad extends Mapped {
	readonly type: 'triad';
	/** What the numbers run to: 1 or 100. */
	readonly scale: number;
	readonly geometry: Geometry;
	readonly x?: ColumnRef;
	readonly y?: ColumnRef;
	/** Top, left, right. */
	readonly shares?: readonly [ColumnRef, ColumnRef, ColumnRef];
	readonly anchors: readonly [top: string, left: string, right: string];
}

export type MappedQuestion = MappedText | MappedChoice | MappedChoices | MappedSlider | MappedTriad;

export interface Mapping {
	/** Of the questions' words. */
	readonly language: string;
	readonly welcome?: string;
	readonly thanks?: string;
	/** What makes a row this row and no other, over all files of this collection. */
	readonly id?: ColumnRef;
	/** The first that is filled counts. */
	readonly toldAt: readonly ColumnRef[];
	readonly dayOrder: DayOrder;
	/** All that are filled, one after the other. */
	readonly text: readonly ColumnRef[];
	readonly title?: ColumnRef;
	/** The first that is filled counts. */
	readonly storyLanguage: readonly ColumnRef[];
	readonly opening?: { readonly column: ColumnRef; readonly options: readonly MappedOption[] };
	readonly questions: readonly MappedQuestion[];
	readonly leftOut: readonly LeftOut[];
}

export interface LeftOut {
	readonly column: ColumnRef;
	readonly why: WhyLeftOut;
	/** What its values look like; never one of them. */
	readonly shape?: Shape;
	/** In how many rows it holds something. */
	readonly filled?: number;
}

export type Shape =
	'empty' | 'numbers' | 'ids' | 'moments' | 'links' | 'addresses' | 'few-values' | 'words' | 'long-texts';

/**
 * `technical`: about the collecting, not the experience. `person`: may lead to somebody. `media`: sound, pictures, places.
 * `derived`: follows from columns that are read. `by-hand`: somebody said so. `not-understood`: ask a person.
 */
export type WhyLeftOut = 'technical' | 'person' | 'empty' | 'media' | 'derived' | 'not-understood' | 'by-hand';

/** How to refer to each column: its header when that is enough, else its number. */
export function columnRefs(header: readonly string[]): readonly ColumnRef[] {
	const names = header.map((name) => name.trim());
	const times = new Map<string, number>();
	for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
	return names.map((name, i) => (name !== '' && times.get(name) === 1 && !/^#\d+$/.test(name) ? name : `#${i + 1}`));
}

/** Every column that is read for something, with the id of its question or the name of the fact. */
export function usedColumns(mapping: Mapping): ReadonlyMap<ColumnRef, string> {
	const used = new Map<ColumnRef, string>();
	const use = (refs: readonly (ColumnRef | undefined)[], what: string) => {
		for (const ref of refs) if (ref !== undefined && !used.has(ref)) used.set(ref, what);
	};
	use([mapping.id], 'id');
	use(mapping.toldAt, 'toldAt');
	use(mapping.text, 'text');
	use([mapping.title], 'title');
	use(mapping.storyLanguage, 'storyLanguage');
	use([mapping.opening?.column], 'opening');
	for (const question of mapping.questions) use([...questionColumns(question), question.notApplicable], question.id);
	return used;
}

export function questionColumns(question: MappedQuestion): readonly (ColumnRef | undefined)[] {
	const own = 'writeIn' in question && question.writeIn?.in === 'column' ? [question.writeIn.column] : [];
	switch (question.type) {
		case 'triad':
			return [question.x, question.y, ...(question.shares ?? [])];
		case 'slider':
			return [question.column, question.rightShare];
		case 'choices':
			return [...choicesColumns(question.from), ...own];
		default:
			return [question.column, ...own];
	}
}

function choicesColumns(from: ChoicesFrom): readonly ColumnRef[] {
	if (from.per === 'option') return Object.values(from.columns);
	return from.per === 'value' ? from.columns : [from.column];
}
