/** A board with people looking at it: what each of their screens is told. */
import { Buffer } from 'node:buffer';
import * as Y from 'yjs';
import { HOUSE } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { log } from '#lib/platform/server/log.ts';
import type { Writer } from '../../board/admit.ts';
import { type BoardPlace, findBoard, listGone } from './board-queries.ts';
import { Keeper, type RefusedUpdate, type SentUpdate } from './keeper.ts';
import type { KeptUpdate } from './kept-updates.ts';

/** Text of a server-sent event. */
type Tell = (event: string) => void;

/** What happens within this is one event: a phone draws no faster, and forty of them are not woken forty times a second. */
const GATHER_MS = 40;
const WATCH_MS = 2000;
const HEARTBEAT_MS = 15_000;

const HEARTBEAT = ':\n\n';
const CLOSED = 'event: dicht\ndata: 1\n\n';
const goneEvent = (codes: readonly string[]) => `event: weg\ndata: ${JSON.stringify(codes)}\n\n`;
const updateEvent = ({ seq, update }: KeptUpdate) => `id: ${seq}\ndata: ${Buffer.from(update).toString('base64')}\n\n`;

export class LiveBoard {
	readonly #ctx: Context;
	readonly #place: BoardPlace;
	readonly #keeper: Keeper;
	readonly #screens = new Set<Tell>();
	#gathered: KeptUpdate[] = [];
	#gone = '[]';
	#isOpen = true;
	#usedAt = Date.now();
	#timers: NodeJS.Timeout[] = [];

	private constructor(ctx: Context, place: BoardPlace, keeper: Keeper) {
		// It outlives the request that opened it.
		this.#ctx = { ...ctx, actor: HOUSE };
		this.#place = place;
		this.#keeper = keeper;
		keeper.onKept = (updates) => this.#gather(updates);
	}

	static async open(ctx: Context, place: BoardPlace): Promise<LiveBoard> {
		const { organisationId, tableId, cards } = place;
		const keeper = await Keeper.open({ db: ctx.db, organisationId, tableId }, cards.keys(), () => new Date());
		const board = new LiveBoard(ctx, place, keeper);
		await board.hear('state');
		return board;
	}

	isIdle(since: number): boolean {
		return this.#screens.size === 0 && this.#usedAt < since;
	}

	write(writer: Writer, sent: readonly SentUpdate[]): Promise<readonly RefusedUpdate[]> {
		this.#usedAt = Date.now();
		return this.#keeper.write(writer, sent);
	}

	/**
	 * Tells a screen what it missed, and from then on everything; also which cards are gone, and that the board closed.
	 * @param seq  up to where the screen saw everything
	 * @returns how to stop
	 */
	async watch(seq: number, tell: Tell): Promise<() => void> {
		await this.#keeper.pull();
		const missed = this.#keeper.since(seq);
		tell(missed ? updateEvent(missed) : HEARTBEAT);
		if (this.#gone !== '[]') tell(goneEvent(JSON.parse(this.#gone) as string[]));
		if (!this.#isOpen) tell(CLOSED);
		this.#screens.add(tell);
		if (this.#timers.length === 0) this.#begin();
		return () => {
			this.#screens.delete(tell);
			this.#usedAt = Date.now();
			if (this.#screens.size === 0) this.#rest();
		};
	}

	/** @param what  the number of an update, or `state` */
	async hear(what: string): Promise<void> {
		if (what !== 'state') {
			if (Number(what) > this.#keeper.seq) await this.#keeper.pull();
			return;
		}
		const found = await findBoard({ ...this.#ctx, now: new Date() }, this.#place.pointId, this.#place.tableId);
		const isOpen = found?.state.isOpen ?? false;
		if (this.#isOpen && !isOpen) this.#tell(CLOSED);
		this.#isOpen = isOpen;
		await this.#lookForGone();
		await this.#keeper.pull();
	}

	#begin(): void {
		const orSay = (work: Promise<void>) =>
			void work.catch((error: unknown) => log.warn({ err: error }, 'a board was not looked after'));
		const beat = () => {
			this.#tell(HEARTBEAT);
			orSay(this.hear('state'));
		};
		this.#timers = [setInterval(() => orSay(this.#lookForGone()), WATCH_MS), setInterval(beat, HEARTBEAT_MS)];
		orSay(this.#lookForGone());
	}

	#rest(): void {
		for (const timer of this.#timers) clearInterval(timer);
		this.#timers = [];
	}

	async #lookForGone(): Promise<void> {
		const codes = await listGone({ ...this.#ctx, now: new Date() }, this.#place);
		const gone = JSON.stringify(codes);
		if (gone !== this.#gone) this.#tell(goneEvent(codes));
		this.#gone = gone;
	}

	#gather(updates: readonly KeptUpdate[]): void {
		if (this.#screens.size === 0) return;
		if (this.#gathered.length === 0) setTimeout(() => this.#pass(), GATHER_MS);
		this.#gathered.push(...updates);
	}

	#pass(): void {
		const update = Y.mergeUpdates(this.#gathered.map(({ update }) => update));
		this.#tell(updateEvent({ seq: this.#gathered.at(-1)!.seq, update }));
		this.#gathered = [];
	}

	#tell(event: string): void {
		for (const tell of this.#screens) tell(event);
	}
}
