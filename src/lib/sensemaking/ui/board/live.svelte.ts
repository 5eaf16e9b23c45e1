/** A live table on this device: what is done shows at once, is kept here until the house has it, and comes back from everybody else. */
import * as Y from 'yjs';
import { fromBase64 } from '#lib/platform/base64.ts';
import { emptyDocument, writerOf } from '../../board/board-document.ts';
import { readBoard, type Board } from '../../board/board.ts';
import type { CardOnTable } from '../../board/card.ts';
import { Outbox, type Outgoing } from './outbox.ts';

export interface Place {
	/** Where the board is: `/tafel/CODE/bord`. */
	readonly board: string;
	/** Where the words on the cards are. */
	readonly cards: string;
	readonly tableId: string;
	/** 0 for who only looks. */
	readonly seat: number;
	readonly codes: readonly string[];
}

interface Refused {
	readonly sleutel: string;
	readonly waarom: string;
}

const UNREADABLE = 400;
const NO_SEAT = 403;
const NOT_OPEN = 409;
const TOO_FAST = 429;
const BROKEN_DOWN = 500;

const AT_ONCE = 50;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;

export class LiveTable {
	board = $state.raw<Board>(readBoard(emptyDocument(), []));
	cards = $state.raw<readonly CardOnTable[]>([]);
	/** Whether this device hears the table. */
	isHeard = $state(false);
	/** Whether the house took what was last sent to it. */
	isReached = $state(true);
	/** Whether everything there was has come in once. */
	isHere = $state(false);
	isClosed = $state(false);
	/** The seat is not known any more. */
	isOut = $state(false);
	/** Too fast: the house asked to wait. */
	isSlowed = $state(false);
	/** Things that are on this device only. */
	waiting = $state(0);
	/** Something was not taken, and why. */
	refused = $state<string>();

	readonly #place: Place;
	#doc: Y.Doc;
	#outbox: Outbox | undefined;
	#seq = 0;
	#source: EventSource | undefined;
	#reading = false;
	#sending = false;
	#stopped = false;
	#wait = FIRST_WAIT_MS;
	#timers: ReturnType<typeof setTimeout>[] = [];

	constructor(place: Place) {
		this.#place = place;
		this.#doc = emptyDocument();
		this.board = readBoard(this.#doc, place.codes);
	}

	/** @returns how to stop */
	start(): () => void {
		this.#stopped = false;
		this.#outbox = new Outbox(`${this.#place.tableId}/${this.#place.seat}`);
		this.waiting = this.#outbox.size;
		this.#begin();
		this.#listen();
		void this.#readCards();
		void this.#send();
		const back = () => this.#comeBack();
		addEventListener('online', back);
		return () => {
			removeEventListener('online', back);
			this.#stop();
		};
	}

	/** The device says that it has a network again: that need not be waited for. */
	#comeBack(): void {
		this.#wait = FIRST_WAIT_MS;
		this.#listen();
		void this.#send();
	}

	/** Does something on the board: it shows at once, and is sent. */
	do(action: (doc: Y.Doc) => Uint8Array | undefined): void {
		const update = action(this.#doc);
		if (!update || !this.#outbox) return;
		this.#outbox.add(update);
		this.waiting = this.#outbox.size;
		this.refused = undefined;
		void this.#send();
	}

	/** A name for something new of this seat. */
	newKey(): string {
		const signs = crypto.getRandomValues(new Uint32Array(2));
		return `${this.#place.seat}.${[...signs]
			.map((sign) => sign.toString(36))
			.join('')
			.slice(0, 10)}`;
	}

	/** An empty document under a number of its own, with what is still waiting in it. */
	#begin(): void {
		const drawn = crypto.getRandomValues(new Uint32Array(1))[0]!;
		this.#doc = emptyDocument(writerOf(this.#place.seat, drawn));
		this.#seq = 0;
		for (const { bytes } of this.#outbox?.all() ?? []) Y.applyUpdate(this.#doc, fromBase64(bytes));
		this.#doc.on('update', () => this.#look());
		this.#look();
	}

	/** Many things at once are drawn once. */
	#look(): void {
		if (this.#reading) return;
		this.#reading = true;
		queueMicrotask(() => {
			this.#reading = false;
			this.board = readBoard(this.#doc, this.#place.codes);
		});
	}

	#listen(): void {
		if (this.#stopped) return;
		this.#source?.close();
		const source = new EventSource(`${this.#place.board}/stroom?vanaf=${this.#seq}`);
		this.#source = source;
		source.onopen = () => {
			this.isHeard = true;
			this.#wait = FIRST_WAIT_MS;
			this.isHere = true;
			void this.#send();
		};
		source.onmessage = ({ data, lastEventId }: MessageEvent<string>) => {
			Y.applyUpdate(this.#doc, fromBase64(data));
			this.#seq = Number(lastEventId);
		};
		source.addEventListener('weg', ({ data }: MessageEvent<string>) => this.#takeAway(JSON.parse(data) as string[]));
		source.addEventListener('dicht', () => (this.isClosed = true));
		source.onerror = () => {
			source.close();
			this.isHeard = false;
			this.#later(() => this.#listen());
		};
	}

	/** The words go at once; then the house says what may be read now. */
	#takeAway(codes: readonly string[]): void {
		this.cards = this.cards.map((card) => (codes.includes(card.code) ? { ...card, words: null } : card));
		void this.#readCards();
	}

	async #readCards(): Promise<void> {
		const answer = await fetch(this.#place.cards).catch(() => undefined);
		if (answer?.ok) this.cards = (await answer.json()) as readonly CardOnTable[];
		else if (answer?.status === 403) this.isOut = true;
		else this.#later(() => void this.#readCards());
	}

	async #send(): Promise<void> {
		if (this.#sending || this.#stopped || !this.#outbox) return;
		this.#sending = true;
		while (this.#outbox.size > 0 && (await this.#sendSome(this.#outbox)));
		this.#sending = false;
		this.waiting = this.#outbox.size;
	}

	/** @returns whether to go on at once */
	async #sendSome(outbox: Outbox): Promise<boolean> {
		const some = outbox.first(AT_ONCE);
		const answer = await post(
			this.#place.board,
			some.map(([, outgoing]) => outgoing)
		);
		const refused = await refusedIn(answer);
		if (!refused) return this.#waitOrStop(answer?.status);
		outbox.remove(some.map(([key]) => key));
		this.isSlowed = false;
		this.isReached = true;
		this.waiting = outbox.size;
		this.#wait = FIRST_WAIT_MS;
		if (refused[0]) this.#startAfresh(refused[0].waarom);
		return true;
	}

	/** What is on this device stays there: until later, or until somebody opens the table again. */
	#waitOrStop(status: number | undefined): false {
		this.isSlowed = status === TOO_FAST;
		this.isReached = status !== undefined && status < BROKEN_DOWN;
		if (status === NO_SEAT) this.isOut = true;
		else if (status === NOT_OPEN) this.isClosed = true;
		else this.#later(() => void this.#send());
		return false;
	}

	/** What was refused must not stay on this screen alone. */
	#startAfresh(why: string): void {
		this.refused = why;
		this.#begin();
		this.#listen();
	}

	#later(work: () => void): void {
		if (this.#stopped) return;
		const timer = setTimeout(
			() => {
				this.#timers = this.#timers.filter((other) => other !== timer);
				work();
			},
			this.#wait * (0.75 + Math.random() / 2)
		);
		this.#timers.push(timer);
		this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
	}

	#stop(): void {
		this.#stopped = true;
		this.#source?.close();
		for (const timer of this.#timers) clearTimeout(timer);
	}
}

/** What the house did not take; `undefined` when it did not answer about it. */
async function refusedIn(answer: Response | undefined): Promise<readonly Pick<Refused, 'waarom'>[] | undefined> {
	if (answer?.status === UNREADABLE) return [{ waarom: 'broken' }];
	if (answer?.status !== 200) return undefined;
	return ((await answer.json()) as { geweigerd: Refused[] }).geweigerd;
}

const post = (to: string, wijzigingen: readonly Outgoing[]): Promise<Response | undefined> =>
	fetch(to, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ wijzigingen })
	}).catch(() => undefined);
