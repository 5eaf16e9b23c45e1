/**
 * What a question looks like to somebody who counts. The question types describe themselves in these words;
 * the dashboard engine knows nothing else of them.
 */
import type { Shares } from './answer.ts';
import type { Option } from './questionnaire.ts';
import { inLanguage, type Words } from './words.ts';

interface Named {
	/** The id of the question (and its part, after a dot), or of a fact about the story (`told-at`, `opening`, `language`, `source`). */
	readonly id: string;
	readonly title: Words;
	/** Which part of the question this is, when it is counted in several. */
	readonly part?: string;
}

/** Exactly one option. A cell is the index of the option. */
export interface ChoiceDimension extends Named {
	readonly kind: 'choice';
	readonly shape: 'options' | 'areas';
	readonly options: readonly Option[];
}

/** Any number of options. A cell is the list of their indexes, ascending. */
export interface ChoicesDimension extends Named {
	readonly kind: 'choices';
	readonly shape: 'options' | 'archetypes';
	readonly options: readonly (Option & { readonly picture?: string })[];
}

/** A position between two poles. A cell is a number from 0 to 1. */
export interface SliderDimension extends Named {
	readonly kind: 'slider';
	readonly left: Words;
	readonly right: Words;
}

/** A dot between three anchors. A cell is its shares. */
export interface TriadDimension extends Named {
	readonly kind: 'triad';
	readonly anchors: readonly [top: Words, left: Words, right: Words];
}

/** A day. A cell is the number of days since 1970-01-01 (UTC), an integer, may be negative. */
export interface TimeDimension extends Named {
	readonly kind: 'time';
}

export type Dimension = ChoiceDimension | ChoicesDimension | SliderDimension | TriadDimension | TimeDimension;

export interface Cells {
	readonly choice: number;
	readonly choices: readonly number[];
	readonly slider: number;
	readonly triad: Shares;
	readonly time: number;
}

/** One story in one dimension; `undefined` is unanswered. */
export type Cell<Kind extends Dimension['kind'] = Dimension['kind']> = Cells[Kind] | 'not-applicable' | undefined;

/** Of the whole question, or of one of its parts. No id has a dot of its own. */
export const idOfPart = (question: string, part: string | undefined): string =>
	part === undefined ? question : `${question}.${part}`;

/** How a part reads where nobody sees the question: "Hoe was het contact? Met de gemeente". */
export const titleOfPart = (question: Words, part: Words): Words =>
	Object.fromEntries(
		Object.keys({ ...question, ...part }).map((language) => {
			const asked = inLanguage(question, language);
			const mark = /[?!.…:]$/.test(asked) ? ' ' : ': ';
			return [language, asked + mark + inLanguage(part, language)];
		})
	);
