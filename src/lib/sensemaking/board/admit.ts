/**
 * Whether what somebody sends may be on the board. It is applied to a document that may be thrown away, and what changed there is looked at:
 * a hostile phone sends bytes, not actions. ADR 0050.
 */
import * as Y from 'yjs';
import {
	ITEM_KEY,
	LEAD_KEYS,
	mapOf,
	MOST_OF,
	PARTS,
	seatIn,
	seatOfWriter,
	VALUES,
	type Part
} from './board-document.ts';

/** Bytes: the longest text in the widest script, and room to spare. */
export const UPDATE_MAX_BYTES = 8 * 1024;
export const BOARD_MAX_BYTES = 4 * 1024 * 1024;

export interface Writer {
	readonly seat: number;
	/** Leads the table: turns the steps, and may change what others wrote. */
	readonly leads: boolean;
}

export type BoardRefusal =
	/** No update at all, or no shape we know. */
	| 'broken'
	/** Rests on something that never came in. */
	| 'gap'
	| 'too-long'
	| 'too-many'
	| 'not-yours'
	| 'no-such-card';

/**
 * Applies an update to `trial`. After a refusal `trial` holds what was refused: throw it away.
 * @param cards  codes of the cards on this table
 */
export function admit(
	trial: Y.Doc,
	update: Uint8Array,
	writer: Writer,
	cards: ReadonlySet<string>
): BoardRefusal | undefined {
	if (update.byteLength > UPDATE_MAX_BYTES) return 'too-long';
	const wrong = wrongInside(update, writer);
	if (wrong) return wrong;
	const changed = applied(trial, update);
	if (!changed) return 'broken';
	if (trial.store.pendingStructs || trial.store.pendingDs) return 'gap';
	if ([...trial.share.keys()].some((name) => !(PARTS as readonly string[]).includes(name))) return 'broken';
	for (const [part, keys] of changed) {
		const refusal = refuse(trial, part, keys, writer, cards);
		if (refusal) return refusal;
	}
	return undefined;
}

/** Only single plain values, written under a number of this seat. */
function wrongInside(update: Uint8Array, { seat }: Writer): BoardRefusal | undefined {
	try {
		for (const struct of Y.decodeUpdate(update).structs) {
			if (seatOfWriter(struct.id.client) !== seat) return 'not-yours';
			if (!(struct instanceof Y.Item)) continue;
			const { content } = struct;
			const isOne = content instanceof Y.ContentAny && content.arr.length === 1;
			if (!isOne && !(content instanceof Y.ContentDeleted)) return 'broken';
		}
		return undefined;
	} catch {
		return 'broken';
	}
}

type Changed = ReadonlyMap<Part | undefined, ReadonlySet<string | null>>;

function applied(trial: Y.Doc, update: Uint8Array): Changed | undefined {
	const changed = new Map<Part | undefined, Set<string | null>>();
	const look = (transaction: Y.Transaction) => {
		for (const [type, keys] of transaction.changed)
			changed.set(
				PARTS.find((part) => trial.share.get(part) === type),
				keys
			);
	};
	trial.on('afterTransaction', look);
	try {
		Y.applyUpdate(trial, update);
		return changed;
	} catch {
		return undefined;
	} finally {
		trial.off('afterTransaction', look);
	}
}

function refuse(
	trial: Y.Doc,
	part: Part | undefined,
	keys: ReadonlySet<string | null>,
	writer: Writer,
	cards: ReadonlySet<string>
): BoardRefusal | undefined {
	if (!part) return 'broken';
	for (const key of keys) {
		if (key === null) return 'broken';
		const refusal = mayWrite(part, key, writer, cards) ?? wrongValue(trial, part, key, cards);
		if (refusal) return refusal;
	}
	return tooMany(trial, part, writer.seat) ? 'too-many' : undefined;
}

/** Parts in which a key begins with the seat of whoever wrote it. */
const OWNED: readonly Part[] = ['people', 'marks', 'notes', 'readings', 'insights', 'nexts', 'dots'];

function mayWrite(
	part: Part,
	key: string,
	{ seat, leads }: Writer,
	cards: ReadonlySet<string>
): BoardRefusal | undefined {
	if (!isKeyOf(part, key)) return 'broken';
	if (part === 'lead') return leads ? undefined : 'not-yours';
	if (key.startsWith('card/')) return cards.has(key.slice(5)) ? undefined : 'no-such-card';
	if (!OWNED.includes(part) || seatIn(key) === seat) return undefined;
	// A vote is never somebody else's, also not the facilitator's.
	return leads && part !== 'dots' ? undefined : 'not-yours';
}

function isKeyOf(part: Part, key: string): boolean {
	if (part === 'lead') return (LEAD_KEYS as readonly string[]).includes(key);
	if (part === 'people') return /^\d{1,3}$/.test(key);
	if (part === 'places') return key.startsWith('card/') || (key.startsWith('note/') && ITEM_KEY.test(key.slice(5)));
	return part === 'dots' ? /^\d{1,3}\.\d$/.test(key) : ITEM_KEY.test(key);
}

function wrongValue(trial: Y.Doc, part: Part, key: string, cards: ReadonlySet<string>): BoardRefusal | undefined {
	const map = mapOf(trial, part);
	if (!map.has(key)) return part === 'places' || part === 'lead' ? 'broken' : undefined;
	const read = VALUES[part].safeParse(map.get(key));
	if (!read.success) return read.error.issues.some(({ code }) => code === 'too_big') ? 'too-long' : 'broken';
	if (part === 'lead') return key in read.data ? undefined : 'broken';
	return 'card' in read.data && !cards.has(read.data.card) ? 'no-such-card' : undefined;
}

function tooMany(trial: Y.Doc, part: Part, seat: number): boolean {
	const map = mapOf(trial, part);
	const { each, all } = MOST_OF[part];
	if (map.size > all) return true;
	if (map.size <= each) return false;
	let mine = 0;
	for (const key of map.keys()) if (seatIn(key) === seat) mine++;
	return mine > each;
}
