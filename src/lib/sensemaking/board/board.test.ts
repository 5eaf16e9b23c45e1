import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { admit, type Writer } from './admit.ts';
import * as act from './board-actions.ts';
import { emptyDocument, mapOf, writerOf } from './board-document.ts';
import { readBoard } from './board.ts';

const CARDS = ['F2K3', 'H4M5', 'R6T7'];
const ON_TABLE = new Set(CARDS);
const guest = (seat: number): Writer => ({ seat, leads: false });
const LEADER: Writer = { seat: 1, leads: true };

/** A board of one device; `sent` is what it made. */
function device(seat: number, drawn = seat) {
	const doc = emptyDocument(writerOf(seat, drawn));
	return { doc, board: () => readBoard(doc, CARDS) };
}

const after = (updates: readonly (Uint8Array | undefined)[]) => {
	const doc = emptyDocument();
	for (const update of updates) if (update) Y.applyUpdate(doc, update);
	return readBoard(doc, CARDS);
};

describe('a board', () => {
	it('begins at the first step, with every card loose', () => {
		const { board } = device(2);
		expect(board()).toMatchObject({ step: 0, still: false, named: false, timer: null, dotsEach: 3 });
		expect(board().loose.cards).toEqual(CARDS);
	});

	it('knows who sits there, by a chosen first name or none', () => {
		const { doc, board } = device(2);
		act.takePlace(doc, 2, ' Sam ');
		act.takePlace(doc, 3, '');
		expect(board().people).toEqual([
			{ seat: 2, name: 'Sam' },
			{ seat: 3, name: '' }
		]);
	});

	it('has a card in one group only, also when two people lay it at once', () => {
		const a = device(2);
		const b = device(3);
		const made = [act.nameGroup(a.doc, '2.a', 'Samen'), act.nameGroup(b.doc, '3.b', 'Alleen')];
		const laid = [act.lay(a.doc, { card: 'F2K3' }, '2.a'), act.lay(b.doc, { card: 'F2K3' }, '3.b')];
		const boards = [after([...made, ...laid]), after([...made, ...laid.toReversed()])];
		expect(boards[0]).toEqual(boards[1]);
		expect(boards[0]!.groups.flatMap(({ cards }) => cards)).toEqual(['F2K3']);
	});

	it('lets what lay in a group lie loose again when the group is taken away', () => {
		const { doc, board } = device(2);
		act.nameGroup(doc, '2.a', 'Samen');
		act.lay(doc, { card: 'H4M5' }, '2.a');
		act.writeNote(doc, '2.n', 'Dit horen we vaker.');
		act.lay(doc, { note: '2.n' }, '2.a');
		expect(board().groups[0]).toMatchObject({ cards: ['H4M5'], notes: [{ text: 'Dit horen we vaker.' }] });
		act.takeBack(doc, 'groups', '2.a');
		expect(board().loose).toMatchObject({ cards: CARDS, notes: [{ key: '2.n' }] });
	});

	it('gives everybody as many dots as the facilitator says, and takes one back', () => {
		const { doc, board } = device(2);
		act.lead(doc, { dots: 2 });
		act.nameGroup(doc, '2.a', 'Samen');
		for (let more = 0; more < 4; more++) act.putDot(doc, 2, 'groups/2.a');
		expect(board().groups[0]!.dots).toBe(2);
		act.takeDot(doc, 2, 'groups/2.a');
		expect(board().groups[0]!.dots).toBe(1);
		expect(board().dots.get(2)).toEqual(['groups/2.a']);
	});

	it('holds what was learned and what is next, and whose it is', () => {
		const { doc, board } = device(2);
		act.writeOutcome(doc, 'insights', '2.a', ' Buren horen het eerst. ');
		act.writeOutcome(doc, 'nexts', '2.b', 'We bellen de huisarts.');
		act.putDot(doc, 2, 'insights/2.a');
		expect(board().insights).toEqual([{ key: '2.a', seat: 2, text: 'Buren horen het eerst.', dots: 1 }]);
		expect(board().nexts).toEqual([{ key: '2.b', seat: 2, text: 'We bellen de huisarts.', dots: 0 }]);
	});

	it('tells nothing when nothing changes', () => {
		const { doc } = device(2);
		expect(act.writeNote(doc, '2.n', 'Ja')).toBeDefined();
		expect(act.writeNote(doc, '2.n', 'Ja')).toBeUndefined();
	});
});

/** What somebody may do, as numbers that are made into an action. */
const deed = fc.record({ who: fc.integer({ min: 2, max: 5 }), what: fc.nat(7), which: fc.nat(2), other: fc.nat(3) });
const shuffle = fc.array(fc.nat(999), { maxLength: 60 });

function perform(doc: Y.Doc, seat: number, what: number, which: number, other: number): Uint8Array | undefined {
	const mine = `${seat}.i${which}`;
	const group = `${2 + other}.i${which}`;
	const deeds = [
		() => act.mark(doc, mine, { card: CARDS[which]!, from: other, to: other + 5, word: 'raak' }),
		() => act.writeNote(doc, mine, `n${other}`),
		() => act.nameGroup(doc, mine, `g${other}`),
		() => act.lay(doc, { card: CARDS[which]! }, group),
		() => act.writeReading(doc, mine, group, `het kan ook zijn dat ${other}`),
		() => act.putDot(doc, seat, `groups/${group}`),
		() => act.takeDot(doc, seat, `groups/${group}`),
		() => act.takeBack(doc, 'notes', mine)
	];
	return deeds[what]!();
}

interface Deed {
	readonly who: number;
	readonly what: number;
	readonly which: number;
	readonly other: number;
}

/** Everybody works on what they heard so far, which is all but the last few things; in the end all have heard all. */
function together(deeds: readonly Deed[], order: readonly number[]) {
	const devices = new Map([2, 3, 4, 5].map((seat) => [seat, device(seat).doc]));
	const house: Uint8Array[] = [];
	const heard = new Map([...devices.keys()].map((seat) => [seat, 0]));
	const hear = (seat: number, upTo: number) => {
		for (const update of house.slice(heard.get(seat), upTo)) Y.applyUpdate(devices.get(seat)!, update);
		heard.set(seat, upTo);
	};
	for (const [at, { who, what, which, other }] of deeds.entries()) {
		const behind = house.length - heard.get(who)! + 1;
		hear(who, heard.get(who)! + ((order[at] ?? 0) % behind));
		const update = perform(devices.get(who)!, who, what, which, other);
		if (update) house.push(update);
	}
	for (const seat of devices.keys()) hear(seat, house.length);
	return { house, boards: [...devices.values()].map((doc) => readBoard(doc, CARDS)) };
}

const WRITES = 1;
const TAKES_BACK = 7;

/** What the last of each person's own deeds to a note left there. */
function notesAfter(deeds: readonly Deed[]): ReadonlyMap<string, string> {
	const notes = new Map<string, string>();
	for (const { who, what, which, other } of deeds) {
		if (what === WRITES) notes.set(`${who}.i${which}`, `n${other}`);
		if (what === TAKES_BACK) notes.delete(`${who}.i${which}`);
	}
	return notes;
}

describe('people who work at once', () => {
	it('end with the same board in whatever order things reach them, and nothing is doubled or lost', () => {
		fc.assert(
			fc.property(fc.array(deed, { maxLength: 40 }), shuffle, (deeds, order) => {
				const { house, boards } = together(deeds, order);
				// Twice, and from the end to the beginning: yjs keeps what came too early until it fits.
				const late = after([...house.toReversed(), ...house]);
				for (const board of [...boards, late]) expect(board).toEqual(boards[0]);

				const { groups, loose, dots } = boards[0]!;
				expect([...groups.flatMap(({ cards }) => cards), ...loose.cards].sort()).toEqual(CARDS.toSorted());
				for (const mine of dots.values()) expect(mine.length).toBeLessThanOrEqual(3);
				expect(new Map(loose.notes.map(({ key, text }) => [key, text]))).toEqual(notesAfter(deeds));
			}),
			{ numRuns: 150 }
		);
	});

	it('are let in by the house with everything an honest device makes', () => {
		fc.assert(
			fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
				const trial = emptyDocument();
				const docs = new Map([2, 3, 4, 5].map((seat) => [seat, device(seat).doc]));
				for (const { who, what, which, other } of deeds) {
					const update = perform(docs.get(who)!, who, what, which, other);
					if (update) expect(admit(trial, update, guest(who), ON_TABLE)).toBeUndefined();
				}
			})
		);
	});
});

describe('the house refuses', () => {
	const trialOf = (seat: number, work: (doc: Y.Doc) => unknown, writer: Writer = guest(seat)) => {
		const { doc } = device(seat);
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		work(doc);
		return admit(emptyDocument(), Y.mergeUpdates(updates), writer, ON_TABLE);
	};

	it('a card that does not lie on this table', () => {
		expect(trialOf(2, (doc) => act.mark(doc, '2.a', { card: 'Y9Y9', from: 0, to: 4, word: '' }))).toBe('no-such-card');
		expect(trialOf(2, (doc) => act.lay(doc, { card: 'Y9Y9' }, '2.a'))).toBe('no-such-card');
	});

	it('a note of ten thousand characters, and one of nothing', () => {
		expect(trialOf(2, (doc) => act.writeNote(doc, '2.a', 'a'.repeat(10_000)))).toBe('too-long');
		expect(trialOf(2, (doc) => act.writeNote(doc, '2.a', 'a'.repeat(501)))).toBe('too-long');
		expect(trialOf(2, (doc) => act.writeNote(doc, '2.a', '  '))).toBe('broken');
	});

	it('another step from a participant, but not from the facilitator', () => {
		const turn = (doc: Y.Doc) => act.lead(doc, { step: 3, still: true });
		expect(trialOf(2, turn)).toBe('not-yours');
		expect(trialOf(1, turn, LEADER)).toBeUndefined();
	});

	it('what is put in the mouth, or taken from the hand, of somebody else', () => {
		expect(trialOf(2, (doc) => act.writeNote(doc, '3.a', 'Van mij'))).toBe('not-yours');
		expect(trialOf(2, (doc) => act.takePlace(doc, 3, 'Piet'))).toBe('not-yours');
		expect(trialOf(1, (doc) => mapOf(doc, 'dots').set('3.0', { on: 'groups/2.a' }), LEADER)).toBe('not-yours');

		const { doc } = device(3);
		const trial = emptyDocument();
		const written = act.writeNote(doc, '3.a', 'Van Sam')!;
		expect(admit(trial, written, guest(3), ON_TABLE)).toBeUndefined();
		const thief = emptyDocument(writerOf(2, 9));
		Y.applyUpdate(thief, written);
		expect(admit(trial, act.takeBack(thief, 'notes', '3.a')!, guest(2), ON_TABLE)).toBe('not-yours');
	});

	it('what was written under the number of another device', () => {
		const { doc } = device(3);
		expect(admit(emptyDocument(), act.writeNote(doc, '2.a', 'Hoi')!, guest(2), ON_TABLE)).toBe('not-yours');
	});

	it('an eleventh dot, and one note too many', () => {
		expect(trialOf(2, (doc) => mapOf(doc, 'dots').set('2.10', { on: 'groups/2.a' }))).toBe('broken');
		const notes = (count: number) => (doc: Y.Doc) => {
			for (let at = 0; at < count; at++) act.writeNote(doc, `2.n${at}`, 'x');
		};
		expect(trialOf(2, notes(40))).toBeUndefined();
		expect(trialOf(2, notes(41))).toBe('too-many');
	});

	it('bytes that are no update, other shapes, and what hangs in the air', () => {
		const trial = emptyDocument();
		expect(admit(trial, new Uint8Array([9, 9, 9, 9]), guest(2), ON_TABLE)).toBe('broken');
		expect(trialOf(2, (doc) => doc.getMap('elsewhere').set('2.a', 1))).toBe('broken');
		expect(trialOf(2, (doc) => doc.getText('t').insert(0, 'hallo'))).toBe('broken');
		expect(trialOf(2, (doc) => doc.getMap('notes').set('2.a', new Y.Map()))).toBe('broken');
		expect(trialOf(2, (doc) => doc.getMap('notes').set('2.a', { text: 'x', more: 1 }))).toBe('broken');
		expect(trialOf(2, (doc) => doc.getMap('notes').set('__proto__', { text: 'x' }))).toBe('broken');

		const { doc } = device(2);
		act.writeNote(doc, '2.a', 'een');
		expect(admit(emptyDocument(), act.writeNote(doc, '2.a', 'twee')!, guest(2), ON_TABLE)).toBe('gap');
	});

	it('never throws, and never lets anything in that it cannot read, whatever bytes come', () => {
		const honest = act.writeNote(device(2).doc, '2.a', 'Gewoon')!;
		fc.assert(
			fc.property(fc.nat(honest.length - 1), fc.nat(255), fc.uint8Array({ maxLength: 60 }), (at, byte, noise) => {
				const bent = honest.with(at, byte);
				for (const bytes of [bent, noise]) {
					const trial = emptyDocument();
					if (admit(trial, bytes, guest(2), ON_TABLE) === undefined)
						expect(() => readBoard(trial, CARDS)).not.toThrow();
				}
			}),
			{ numRuns: 400 }
		);
	});
});
