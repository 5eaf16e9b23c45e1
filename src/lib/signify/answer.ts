/**
 * What a teller answers. Every answer is an object, so that a type may grow.
 * "Niet van toepassing" is an answer; no answer at all is the absence of the key.
 */
export interface NotApplicable {
	readonly notApplicable: true;
}

export interface TextValue {
	readonly text: string;
}

/** `other` is what the teller wrote beside an option that invites writing. */
export interface ChoiceValue {
	readonly option: string;
	readonly other?: string;
}

export interface ChoicesValue {
	readonly options: readonly string[];
	readonly other?: string;
}

/** From 0 (the left pole) to 1 (the right pole). */
export interface SliderValue {
	readonly position: number;
}

/** As of one slider, by the id of each slider that was touched. */
export interface SlidersValue {
	readonly positions: Readonly<Record<string, number>>;
}

/** The options that were given a place, the first place first; perhaps not all. */
export interface RankingValue {
	readonly order: readonly string[];
	/** On its way from a form that gave one place twice; never stored. */
	readonly sharedPlace?: true;
}

/** The column chosen in each row that was answered. */
export interface MatrixValue {
	readonly cells: Readonly<Record<string, string>>;
}

/** How far to the right and how far up, each 0..1, on a grid. */
export type Place = readonly [x: number, y: number];

/** Where each stone lies that was put down. */
export interface StonesValue {
	readonly stones: Readonly<Record<string, Place>>;
}

/** Three shares, each 0..1, that sum to 1; in the order of the anchors: top, left, right. */
export type Shares = readonly [top: number, left: number, right: number];

export interface TriadValue {
	readonly shares: Shares;
}

/** The pictures that resemble how it felt; like all options in the order in which they were offered. */
export interface ArchetypesValue {
	readonly options: readonly string[];
}

/** The chosen pictures, in the order in which they were offered. */
export interface PicturesValue {
	readonly options: readonly string[];
}

/** A photo that came with the telling; `media` keeps it under this id. */
export interface Photo {
	/** A UUID, made on the device. */
	readonly id: string;
	/** What can be seen, as the teller says it. */
	readonly about?: string;
}

/** `without`: somebody was asked for a photo, and their device could give none. */
export interface PhotoValue {
	readonly photos: readonly Photo[];
	readonly without?: true;
}

/** The id of one of the areas offered; a CBS code where there is one. */
export interface AreaValue {
	readonly area: string;
}

/** The area of who lives outside all areas offered, where the question offers that. */
export const ELSEWHERE = 'elsewhere';

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: as precise as the teller remembers. */
export type PartialDate = string;

/** `until` is absent for one moment, `now` for what still lasts. */
export interface PeriodValue {
	readonly from: PartialDate;
	readonly until?: PartialDate;
}

export interface Values {
	readonly text: TextValue;
	readonly choice: ChoiceValue;
	readonly choices: ChoicesValue;
	readonly slider: SliderValue;
	readonly sliders: SlidersValue;
	readonly ranking: RankingValue;
	readonly matrix: MatrixValue;
	readonly stones: StonesValue;
	readonly triad: TriadValue;
	readonly archetypes: ArchetypesValue;
	readonly pictures: PicturesValue;
	readonly photo: PhotoValue;
	readonly area: AreaValue;
	readonly period: PeriodValue;
	/** A section asks nothing. */
	readonly section: never;
}

export type TypeName = keyof Values;
export type Value = Values[TypeName];
export type Answer<Of extends Value = Value> = Of | NotApplicable;

/** By question id. */
export type Answers = Readonly<Record<string, Answer>>;

export const NOT_APPLICABLE: NotApplicable = { notApplicable: true };

export const isNotApplicable = (answer: Answer | undefined): answer is NotApplicable =>
	answer !== undefined && 'notApplicable' in answer;
