/** What people do on a board. Each action changes the document and gives the update that tells others, or nothing when nothing changed. */
import type * as Y from 'yjs';
import { mapOf, MOST_DOTS, placeOfCard, placeOfNote, type Part, type ValueOf } from './board-document.ts';
import { readBoard } from './board.ts';

export type Lead = {
	readonly step?: number;
	readonly still?: boolean;
	readonly named?: boolean;
	readonly dots?: number;
	readonly timer?: number | null;
};

/** A card by its code, or a note by its key. */
export type Piece = { readonly card: string } | { readonly note: string };

export const takePlace = (doc: Y.Doc, seat: number, name: string) =>
	act(doc, () => put(doc, 'people', String(seat), { name: name.trim() }));

export const lead = (doc: Y.Doc, wishes: Lead) =>
	act(doc, () => {
		for (const [key, value] of Object.entries(wishes))
			put(doc, 'lead', key, { [key]: value as unknown } as ValueOf<'lead'>);
	});

/** @param key  `seat.name`, and so in all that follows */
export const mark = (doc: Y.Doc, key: string, passage: ValueOf<'marks'>) =>
	act(doc, () => put(doc, 'marks', key, { ...passage, word: passage.word.trim() }));

export const writeNote = (doc: Y.Doc, key: string, text: string) =>
	act(doc, () => put(doc, 'notes', key, { text: text.trim() }));

/** Makes a group, or gives it another name. */
export const nameGroup = (doc: Y.Doc, key: string, name: string) =>
	act(doc, () => put(doc, 'groups', key, { name: name.trim() }));

/** Lays something in a group; wherever it lay before, it lies there no more. `null` takes it out. */
export const lay = (doc: Y.Doc, piece: Piece, group: string | null) =>
	act(doc, () => put(doc, 'places', placeOf(piece), { group }));

export const writeReading = (doc: Y.Doc, key: string, group: string, text: string) =>
	act(doc, () => put(doc, 'readings', key, { group, text: text.trim() }));

export const writeOutcome = (doc: Y.Doc, part: 'insights' | 'nexts', key: string, text: string) =>
	act(doc, () => put(doc, part, key, { text: text.trim() }));

/** Puts a dot of this seat there, if there is one left. */
export const putDot = (doc: Y.Doc, seat: number, on: ValueOf<'dots'>['on']) =>
	act(doc, () => {
		const { dotsEach } = readBoard(doc, []);
		const free = dotKeys(seat)
			.slice(0, dotsEach)
			.find((key) => !mapOf(doc, 'dots').has(key));
		if (free) put(doc, 'dots', free, { on });
	});

/** Takes one dot of this seat away from there. */
export const takeDot = (doc: Y.Doc, seat: number, on: ValueOf<'dots'>['on']) =>
	act(doc, () => {
		const mine = dotKeys(seat).findLast((key) => mapOf(doc, 'dots').get(key)?.on === on);
		if (mine) mapOf(doc, 'dots').delete(mine);
	});

/** Takes back what somebody put on the board. */
export const takeBack = (
	doc: Y.Doc,
	part: 'marks' | 'notes' | 'groups' | 'readings' | 'insights' | 'nexts',
	key: string
) =>
	act(doc, () => {
		if (mapOf(doc, part).has(key)) mapOf(doc, part).delete(key);
	});

const dotKeys = (seat: number) => Array.from({ length: MOST_DOTS }, (_, number) => `${seat}.${number}`);

const placeOf = (piece: Piece) => ('card' in piece ? placeOfCard(piece.card) : placeOfNote(piece.note));

function put<P extends Part>(doc: Y.Doc, part: P, key: string, value: ValueOf<P>): void {
	const map = mapOf(doc, part);
	if (JSON.stringify(map.get(key)) !== JSON.stringify(value)) map.set(key, value);
}

function act(doc: Y.Doc, work: () => void): Uint8Array | undefined {
	let made: Uint8Array | undefined;
	const keep = (update: Uint8Array) => (made = update);
	doc.on('update', keep);
	doc.transact(work);
	doc.off('update', keep);
	return made;
}
