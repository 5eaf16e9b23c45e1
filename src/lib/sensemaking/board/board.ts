/** A live table as people see it, read from its document. */
import type * as Y from 'yjs';
import {
	DOTS_UNLESS_SAID,
	mapOf,
	placeOfCard,
	placeOfNote,
	seatIn,
	type Part,
	type ValueOf
} from './board-document.ts';

interface Made {
	readonly key: string;
	readonly seat: number;
}

export interface Person {
	readonly seat: number;
	/** Empty for who gave none. */
	readonly name: string;
}

export type MarkOnCard = Made & ValueOf<'marks'>;
export type NoteOnBoard = Made & ValueOf<'notes'>;
export type Reading = Made & Pick<ValueOf<'readings'>, 'text'>;
export type Outcome = Made & ValueOf<'insights'> & { readonly dots: number };

export interface Group extends Made {
	readonly name: string;
	readonly cards: readonly string[];
	readonly notes: readonly NoteOnBoard[];
	readonly readings: readonly Reading[];
	readonly dots: number;
}

export interface Board {
	/** Which step of the agenda, from 0. */
	readonly step: number;
	readonly still: boolean;
	/** Whether a chosen first name stands beside what somebody wrote. */
	readonly named: boolean;
	readonly dotsEach: number;
	/** When the timer is over, in ms since 1970. */
	readonly timer: number | null;
	readonly people: readonly Person[];
	readonly marks: readonly MarkOnCard[];
	readonly groups: readonly Group[];
	readonly loose: { readonly cards: readonly string[]; readonly notes: readonly NoteOnBoard[] };
	readonly insights: readonly Outcome[];
	readonly nexts: readonly Outcome[];
	/** Where the dots of each seat lie, by seat. */
	readonly dots: ReadonlyMap<number, readonly string[]>;
}

/** At least so many readings are asked of each group. */
export const READINGS_ASKED = 2;

/** @param cards  codes of the cards on the table, in their order */
export function readBoard(doc: Y.Doc, cards: readonly string[]): Board {
	const notes = made(doc, 'notes');
	const lead = leadIn(doc);
	const dots = made(doc, 'dots').filter(({ key }) => Number(key.split('.')[1]) < lead.dotsEach);
	const dotsOn = countBy(dots.map(({ on }) => on));
	const groups = groupsIn(doc, cards, notes, dotsOn);
	const grouped = new Set(groups.flatMap((group) => [...group.cards, ...group.notes.map(({ key }) => key)]));
	return {
		...lead,
		people: entries(doc, 'people').map(([key, { name }]) => ({ seat: Number(key), name })),
		marks: made(doc, 'marks'),
		groups,
		loose: {
			cards: cards.filter((code) => !grouped.has(code)),
			notes: notes.filter(({ key }) => !grouped.has(key))
		},
		insights: outcomes(doc, 'insights', dotsOn),
		nexts: outcomes(doc, 'nexts', dotsOn),
		dots: dotsBySeat(dots)
	};
}

function leadIn(doc: Y.Doc) {
	const lead = Object.assign({}, ...mapOf(doc, 'lead').values()) as Partial<
		Record<'step' | 'dots' | 'timer', number> & Record<'still' | 'named', boolean>
	>;
	return {
		step: lead.step ?? 0,
		still: lead.still ?? false,
		named: lead.named ?? false,
		dotsEach: lead.dots ?? DOTS_UNLESS_SAID,
		timer: lead.timer ?? null
	};
}

type Dot = Made & ValueOf<'dots'>;
/** How many dots lie there, by target. */
type DotsOn = ReadonlyMap<string, number>;

function groupsIn(doc: Y.Doc, cards: readonly string[], notes: readonly NoteOnBoard[], dotsOn: DotsOn): Group[] {
	const readings = made(doc, 'readings');
	const places = mapOf(doc, 'places');
	return made(doc, 'groups').map(({ key, seat, name }) => ({
		key,
		seat,
		name,
		cards: cards.filter((code) => places.get(placeOfCard(code))?.group === key),
		notes: notes.filter((note) => places.get(placeOfNote(note.key))?.group === key),
		readings: readings.filter(({ group }) => group === key).map(({ key, seat, text }) => ({ key, seat, text })),
		dots: dotsOn.get(`groups/${key}`) ?? 0
	}));
}

const outcomes = (doc: Y.Doc, part: 'insights' | 'nexts', dotsOn: DotsOn): Outcome[] =>
	made(doc, part).map((outcome) => ({ ...outcome, dots: dotsOn.get(`${part}/${outcome.key}`) ?? 0 }));

function countBy(targets: readonly string[]): DotsOn {
	const counts = new Map<string, number>();
	for (const target of targets) counts.set(target, (counts.get(target) ?? 0) + 1);
	return counts;
}

/** In the order of their keys: the same on every screen, and steady while others write. */
const entries = <P extends Part>(doc: Y.Doc, part: P): [string, ValueOf<P>][] =>
	[...mapOf(doc, part).entries()].sort(([a], [b]) => (a < b ? -1 : 1));

const made = <P extends Exclude<Part, 'lead' | 'people' | 'places'>>(doc: Y.Doc, part: P): (Made & ValueOf<P>)[] =>
	entries(doc, part).map(([key, value]) => ({ key, seat: seatIn(key)!, ...value }));

function dotsBySeat(dots: readonly Dot[]): ReadonlyMap<number, readonly string[]> {
	const bySeat = new Map<number, string[]>();
	for (const { seat, on } of dots) bySeat.set(seat, [...(bySeat.get(seat) ?? []), on]);
	return bySeat;
}
