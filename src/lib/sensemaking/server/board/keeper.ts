/** One live board in one process: takes what people send, keeps it, and passes on what anybody kept. */
import * as Y from 'yjs';
import { admit, BOARD_MAX_BYTES, type BoardRefusal, type Writer } from '../../board/admit.ts';
import { emptyDocument } from '../../board/board-document.ts';
import { boardTooFast } from '../../problems.ts';
import {
	AT_ONCE,
	findSnapshot,
	keepSnapshot,
	keepUpdates,
	listUpdates,
	type Drawer,
	type KeptUpdate,
	type NewUpdate
} from './kept-updates.ts';
import { Pace } from './pace.ts';

export interface SentUpdate {
	readonly key: string;
	readonly update: Uint8Array;
}

export interface RefusedUpdate {
	readonly key: string;
	readonly why: BoardRefusal;
}

interface Waiting {
	readonly writer: Writer;
	readonly sent: readonly SentUpdate[];
	readonly answer: (refused: readonly RefusedUpdate[]) => void;
	readonly fail: (error: unknown) => void;
}

/** Updates between two snapshots. */
const SNAPSHOT_EVERY = 200;
/** Updates that are remembered for who was away for a moment. */
const REMEMBERED = 1000;
/** Of one statement. */
const MOST_WAITING = 200;

export class Keeper {
	readonly #drawer: Drawer;
	readonly #cards: ReadonlySet<string>;
	readonly #clock: () => Date;
	readonly #pace = new Pace();
	readonly #kept = emptyDocument();
	/** What is kept, and what is being kept; thrown away after a refusal. */
	#trial: Y.Doc | undefined;
	#seq = 0;
	#snapshotSeq = 0;
	#recent: KeptUpdate[] = [];
	#waiting: Waiting[] = [];
	#keeping = false;
	#pulling: Promise<void> | undefined;
	#pullAgain = false;
	/** Is told of everything that was kept, by whatever process. */
	onKept: (updates: readonly KeptUpdate[]) => void = () => undefined;

	private constructor(drawer: Drawer, cards: Iterable<string>, clock: () => Date) {
		this.#drawer = drawer;
		this.#cards = new Set(cards);
		this.#clock = clock;
	}

	static async open(drawer: Drawer, cards: Iterable<string>, clock: () => Date): Promise<Keeper> {
		const keeper = new Keeper(drawer, cards, clock);
		const snapshot = await findSnapshot(drawer);
		if (snapshot) {
			Y.applyUpdate(keeper.#kept, snapshot.update);
			keeper.#seq = keeper.#snapshotSeq = snapshot.seq;
		}
		await keeper.pull();
		return keeper;
	}

	get seq(): number {
		return this.#seq;
	}

	/**
	 * What somebody who saw everything up to `seq` does not have yet: the rest, or the whole board when that is long ago.
	 * @param seq  0 for who has nothing
	 */
	since(seq: number): KeptUpdate | undefined {
		if (seq >= this.#seq) return undefined;
		const from = this.#recent[0]?.seq ?? Infinity;
		const missed = this.#recent.filter((kept) => kept.seq > seq).map(({ update }) => update);
		const knows = seq > 0 && seq >= from - 1;
		return { seq: this.#seq, update: knows ? Y.mergeUpdates(missed) : Y.encodeStateAsUpdate(this.#kept) };
	}

	/**
	 * Keeps what is allowed; when this answers, it is on disk.
	 * @returns what was not allowed
	 * @throws Problem `too-many` when somebody floods the board, `conflict` when it is not open
	 */
	async write(writer: Writer, sent: readonly SentUpdate[]): Promise<readonly RefusedUpdate[]> {
		if (!this.#pace.allows(writer.seat, sent.length, this.#clock().getTime())) throw boardTooFast();
		return new Promise((answer, fail) => {
			this.#waiting.push({ writer, sent, answer, fail });
			if (!this.#keeping) void this.#keepAll();
		});
	}

	/** Reads what other processes kept. */
	pull(): Promise<void> {
		if (this.#pulling) this.#pullAgain = true;
		return (this.#pulling ??= this.#pullAll().finally(() => (this.#pulling = undefined)));
	}

	/** Everybody who waits goes along in one statement, so that a full table costs one disk write at a time. */
	async #keepAll(): Promise<void> {
		this.#keeping = true;
		while (this.#waiting.length > 0) await this.#keep(this.#waiting.splice(0, MOST_WAITING));
		this.#keeping = false;
	}

	async #keep(batch: readonly Waiting[]): Promise<void> {
		try {
			const admitted: NewUpdate[] = [];
			const answers: (readonly RefusedUpdate[])[] = [];
			for (const waiting of batch) answers.push(await this.#judge(waiting, admitted));
			if (admitted.length > 0) await keepUpdates(this.#drawer, admitted, this.#clock());
			for (const { update } of admitted) Y.applyUpdate(this.#kept, update);
			for (const [at, { answer }] of batch.entries()) answer(answers[at]!);
			if (admitted.length > 0) void this.pull().catch(() => undefined);
		} catch (error) {
			this.#trial = undefined;
			for (const { fail } of batch) fail(error);
		}
	}

	/** @param admitted  grows by what may be kept; it holds what was sent before and is not kept yet */
	async #judge({ writer, sent }: Waiting, admitted: NewUpdate[]): Promise<readonly RefusedUpdate[]> {
		const refused: RefusedUpdate[] = [];
		for (const { key, update } of sent) {
			const why = await this.#admit(update, writer, admitted);
			if (why) refused.push({ key, why });
			else admitted.push({ key, seat: writer.seat, update });
		}
		return refused;
	}

	async #admit(update: Uint8Array, writer: Writer, before: readonly NewUpdate[]): Promise<BoardRefusal | undefined> {
		const why = admit(this.#tried(before), update, writer, this.#cards);
		if (!why) return undefined;
		this.#trial = undefined;
		if (why !== 'gap') return why;
		// It may rest on what another process kept and we did not hear of yet.
		await this.pull();
		const still = admit(this.#tried(before), update, writer, this.#cards);
		if (still) this.#trial = undefined;
		return still;
	}

	#tried(before: readonly NewUpdate[]): Y.Doc {
		if (this.#trial) return this.#trial;
		this.#trial = emptyDocument();
		Y.applyUpdate(this.#trial, Y.encodeStateAsUpdate(this.#kept));
		for (const { update } of before) Y.applyUpdate(this.#trial, update);
		return this.#trial;
	}

	async #pullAll(): Promise<void> {
		let more: boolean;
		do {
			this.#pullAgain = false;
			const rows = await listUpdates(this.#drawer, this.#seq);
			if (rows.length > 0) this.#take(rows);
			more = rows.length === AT_ONCE;
		} while (more || this.#pullAgain);
		if (this.#seq - this.#snapshotSeq >= SNAPSHOT_EVERY) await this.#snapshot();
	}

	#take(rows: readonly KeptUpdate[]): void {
		for (const { update } of rows) {
			Y.applyUpdate(this.#kept, update);
			if (this.#trial) Y.applyUpdate(this.#trial, update);
		}
		this.#seq = rows.at(-1)!.seq;
		this.#recent = [...this.#recent, ...rows].slice(-REMEMBERED);
		this.onKept(rows);
	}

	async #snapshot(): Promise<void> {
		const update = Y.encodeStateAsUpdate(this.#kept);
		if (update.byteLength > BOARD_MAX_BYTES) return;
		await keepSnapshot(this.#drawer, { seq: this.#seq, update });
		this.#snapshotSeq = this.#seq;
	}
}
