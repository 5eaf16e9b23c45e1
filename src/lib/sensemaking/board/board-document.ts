/**
 * The shared document of a live table. It is flat on purpose: some maps by name, in each of them one plain value a key. Of two people who
 * write the same key at once, one wins, everywhere the same one; nothing else can collide. ADR 0050.
 */
import * as Y from 'yjs';
import { z } from 'zod';

export const MOST_SEATS = 200;
export const FIRST_NAME_MAX_LENGTH = 30;
export const WORD_MAX_LENGTH = 40;
export const NOTE_MAX_LENGTH = 500;
export const GROUP_NAME_MAX_LENGTH = 80;
export const READING_MAX_LENGTH = 600;
export const OUTCOME_MAX_LENGTH = 1000;
export const MOST_DOTS = 10;
export const DOTS_UNLESS_SAID = 3;

/** A seat is a number from 1; what somebody puts on the board is called `seat.name`. */
export const ITEM_KEY = /^\d{1,3}\.[a-z0-9]{1,12}$/;
const itemKey = z.string().regex(ITEM_KEY);
const cardCode = z.string().regex(/^[A-Z0-9]{4,8}$/);
const words = (most: number) => z.string().trim().min(1).max(most);

/** What may stand in each of the maps. */
export const VALUES = {
	/** What the facilitator turns. */
	lead: z.union([
		z.strictObject({ step: z.number().int().min(0).max(30) }),
		z.strictObject({ still: z.boolean() }),
		z.strictObject({ named: z.boolean() }),
		z.strictObject({ dots: z.number().int().min(0).max(MOST_DOTS) }),
		/** When it is over, in ms since 1970; `null` when no timer runs. */
		z.strictObject({ timer: z.number().int().positive().nullable() })
	]),
	people: z.strictObject({ name: z.string().trim().max(FIRST_NAME_MAX_LENGTH) }),
	marks: z.strictObject({
		card: cardCode,
		/** Characters from the beginning of the words on the card. */
		from: z.number().int().min(0).max(1_000_000),
		to: z.number().int().min(1).max(1_000_000),
		word: z.string().trim().max(WORD_MAX_LENGTH)
	}),
	notes: z.strictObject({ text: words(NOTE_MAX_LENGTH) }),
	groups: z.strictObject({ name: z.string().trim().max(GROUP_NAME_MAX_LENGTH) }),
	/** In which group a card or a note lies; a card can lie in one place only, because it is the key. */
	places: z.strictObject({ group: itemKey.nullable() }),
	readings: z.strictObject({ group: itemKey, text: words(READING_MAX_LENGTH) }),
	insights: z.strictObject({ text: words(OUTCOME_MAX_LENGTH) }),
	nexts: z.strictObject({ text: words(OUTCOME_MAX_LENGTH) }),
	/** Key: `seat.number of the dot`, so nobody has more than there are numbers. */
	dots: z.strictObject({ on: z.string().regex(/^(groups|insights|nexts)\/\d{1,3}\.[a-z0-9]{1,12}$/) })
} as const;

export type Part = keyof typeof VALUES;
export type ValueOf<P extends Part> = z.infer<(typeof VALUES)[P]>;
export const PARTS = Object.keys(VALUES) as readonly Part[];

/** How many keys a map may hold: of one seat, and of all together. */
export const MOST_OF: Readonly<Record<Part, { readonly each: number; readonly all: number }>> = {
	lead: { each: 5, all: 5 },
	people: { each: 1, all: MOST_SEATS },
	marks: { each: 60, all: 4000 },
	notes: { each: 40, all: 2000 },
	groups: { each: 60, all: 60 },
	places: { each: 2200, all: 2200 },
	readings: { each: 40, all: 1000 },
	insights: { each: 20, all: 300 },
	nexts: { each: 20, all: 300 },
	dots: { each: MOST_DOTS, all: MOST_SEATS * MOST_DOTS }
};

export const LEAD_KEYS = ['step', 'still', 'named', 'dots', 'timer'] as const;

export const mapOf = <P extends Part>(doc: Y.Doc, part: P): Y.Map<ValueOf<P>> => doc.getMap<ValueOf<P>>(part);

/** Which seat put this on the board; `undefined` when the key says no such thing. */
export function seatIn(key: string): number | undefined {
	const seat = /^(\d{1,3})(\.|$)/.exec(key)?.[1];
	return seat === undefined ? undefined : Number(seat);
}

export const placeOfCard = (code: string) => `card/${code}`;
export const placeOfNote = (key: string) => `note/${key}`;

/** Bits of a writer's number that a device draws for itself at each opening of the board; above them stands the seat. */
export const DRAWN = 2 ** 24;

/**
 * The number yjs knows a writer by. It tells the seat, so that nobody writes under the number of somebody else, which would swallow what
 * that person writes next.
 * @param drawn  from 0 up to, not including, {@link DRAWN}; another one each time a board is opened
 */
export const writerOf = (seat: number, drawn: number): number => seat * DRAWN + (drawn % DRAWN);
export const seatOfWriter = (writer: number): number => Math.floor(writer / DRAWN);

/** An empty document, written in by one device of one seat. */
export function emptyDocument(writer?: number): Y.Doc {
	const doc = new Y.Doc();
	if (writer !== undefined) doc.clientID = writer;
	for (const part of PARTS) mapOf(doc, part);
	return doc;
}
