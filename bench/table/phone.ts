/** A phone at a table, without its screen: the document, the outbox and the stream of a browser, over real HTTP. */
import { randomInt, randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import * as board from '#lib/sensemaking/board/board-actions.ts';
import { emptyDocument, mapOf, writerOf } from '#lib/sensemaking/board/board-document.ts';
import { readBoard } from '#lib/sensemaking/board/board.ts';
import type { OpenTable } from './houses.ts';

interface Outgoing {
	readonly sleutel: string;
	readonly bytes: string;
}

interface Done {
	readonly at: number;
	/** Both ends were connected when it was done, and since. */
	readonly wasOnline: boolean;
}

type Marked = 'notes' | 'marks' | 'groups';

/** What tells one action from all others. */
function markOf(doc: Y.Doc, part: Marked, key: string): string {
	const value = mapOf(doc, part).get(key);
	if (!value) return '';
	return 'text' in value ? value.text : 'word' in value ? value.word : value.name;
}

/** How many of its own things somebody goes on changing. */
const THINGS = 20;
const WAIT_MS = 200;

export class Phone {
	readonly #addresses: readonly string[];
	readonly #table: OpenTable;
	readonly #seat: number;
	readonly #doc: Y.Doc;
	readonly #outbox: Outgoing[] = [];
	/** What was done, by the mark it carries. */
	readonly #done = new Map<string, Done>();
	/** The last mark on each thing. */
	readonly #last = new Map<string, string>();
	#others: ReadonlyMap<number, Phone> = new Map();
	#cookie = '';
	#seq = 0;
	#at: number;
	#sending = false;
	#isWanted = true;
	#stream: AbortController | undefined;
	/** Since when this phone hears the table without a break. */
	onlineSince = Infinity;
	actions = 0;
	drops = 0;
	refused = 0;

	constructor(addresses: readonly string[], table: OpenTable, seat: number) {
		this.#addresses = addresses;
		this.#table = table;
		this.#seat = seat;
		this.#at = seat;
		this.#doc = emptyDocument(writerOf(seat, randomInt(2 ** 24)));
	}

	get waits(): number {
		return this.#outbox.length;
	}

	get #address(): string {
		return this.#addresses[this.#at % this.#addresses.length]!;
	}

	get #board(): string {
		return `${this.#address}/tafel/${this.#table.code}/bord`;
	}

	async sitDown(): Promise<void> {
		const answer = await fetch(`${this.#address}/tafel/${this.#table.code}`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: this.#address, accept: 'text/html' },
			body: new URLSearchParams({ naam: `Gast ${this.#seat}` })
		});
		await answer.body?.cancel();
		if (answer.status !== 303) throw new Error(`could not sit down: ${answer.status}`);
		this.#cookie = answer.headers
			.getSetCookie()
			.map((cookie) => cookie.split(';')[0])
			.join('; ');
		void this.#listen();
		while (this.onlineSince === Infinity) await new Promise((resolve) => setTimeout(resolve, 5));
	}

	/** From now on it says how long the things of others took to come here. */
	meet(table: readonly Phone[], took: (ms: number) => void): void {
		this.#others = new Map(table.map((phone) => [phone.#seat, phone]));
		for (const part of ['notes', 'marks', 'groups'] as const)
			mapOf(this.#doc, part).observe(({ keysChanged }, { local }) => {
				if (local) return;
				for (const key of keysChanged as Set<string>) this.#arrived(part, key, took);
			});
	}

	#arrived(part: Marked, key: string, took: (ms: number) => void): void {
		const sender = this.#others.get(Number(key.split('.')[0]));
		if (!sender || sender === this) return;
		const done = sender.#done.get(markOf(this.#doc, part, key));
		if (done?.wasOnline && sender.onlineSince < done.at && this.onlineSince < done.at)
			took(performance.now() - done.at);
	}

	act(): void {
		const number = this.actions++;
		const mark = `${this.#seat}-${number}`;
		const key = `${this.#seat}.t${number % THINGS}`;
		const card = this.#table.cards[number % this.#table.cards.length]!;
		if (number % 7 === 6) return this.#send(board.lay(this.#doc, { card }, `${this.#seat}.g`));
		this.#done.set(mark, { at: performance.now(), wasOnline: this.onlineSince < performance.now() });
		if (number % 3 === 0) {
			this.#last.set(`notes/${key}`, mark);
			this.#send(board.writeNote(this.#doc, key, mark));
		} else if (number % 3 === 1) {
			this.#last.set(`marks/${key}`, mark);
			this.#send(board.mark(this.#doc, key, { card, from: 0, to: 5 + number, word: mark }));
		} else {
			this.#last.set(`groups/${this.#seat}.g`, mark);
			this.#send(board.nameGroup(this.#doc, `${this.#seat}.g`, mark));
		}
	}

	goOffline(): void {
		this.#isWanted = false;
		this.drops++;
		this.onlineSince = Infinity;
		this.#stream?.abort();
	}

	goOnline(): void {
		if (this.#isWanted) return;
		this.#isWanted = true;
		void this.#listen();
		void this.#sendAll();
	}

	/** How many of this phone's things do not stand on another one as they were left. */
	missingOn(other: Phone): number {
		let missing = 0;
		for (const [place, mark] of this.#last) {
			const [part, key] = place.split('/') as [Marked, string];
			if (markOf(other.#doc, part, key) !== mark) missing++;
		}
		return missing;
	}

	/** The whole board as it is drawn here. */
	drawn(): string {
		const drawn = readBoard(this.#doc, this.#table.cards);
		return JSON.stringify({ ...drawn, dots: [...drawn.dots] });
	}

	#send(update: Uint8Array | undefined): void {
		if (!update) return;
		this.#outbox.push({ sleutel: randomUUID(), bytes: Buffer.from(update).toString('base64') });
		void this.#sendAll();
	}

	async #sendAll(): Promise<void> {
		if (this.#sending) return;
		this.#sending = true;
		while (this.#isWanted && this.#outbox.length > 0)
			if (!(await this.#sendSome())) await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
		this.#sending = false;
	}

	async #sendSome(): Promise<boolean> {
		const wijzigingen = this.#outbox.slice(0, 50);
		const answer = await fetch(this.#board, {
			method: 'POST',
			headers: { 'content-type': 'application/json', cookie: this.#cookie },
			body: JSON.stringify({ wijzigingen })
		}).catch(() => undefined);
		if (answer?.status !== 200) {
			await answer?.body?.cancel();
			if (!answer) this.#elsewhere();
			return false;
		}
		this.refused += ((await answer.json()) as { geweigerd: unknown[] }).geweigerd.length;
		this.#outbox.splice(0, wijzigingen.length);
		return true;
	}

	#elsewhere(): void {
		this.onlineSince = Infinity;
		this.#at++;
	}

	async #listen(): Promise<void> {
		while (this.#isWanted) {
			const stream = (this.#stream = new AbortController());
			await this.#hear(stream.signal).catch(() => undefined);
			this.onlineSince = Infinity;
			if (stream !== this.#stream) return;
			this.#at++;
			if (this.#isWanted) await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
		}
	}

	async #hear(signal: AbortSignal): Promise<void> {
		const answer = await fetch(`${this.#board}/stroom?vanaf=${this.#seq}`, {
			headers: { cookie: this.#cookie, accept: 'text/event-stream' },
			signal
		});
		if (!answer.ok || !answer.body) throw new Error(`no stream: ${answer.status}`);
		let rest = '';
		for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
			const events = (rest + chunk).split('\n\n');
			rest = events.pop()!;
			for (const event of events) this.#take(event);
			if (this.onlineSince === Infinity) this.onlineSince = performance.now();
		}
	}

	#take(event: string): void {
		const [, seq, data] = /^id: (\d+)\ndata: (\S+)$/.exec(event) ?? [];
		if (!seq || !data) return;
		Y.applyUpdate(this.#doc, Buffer.from(data, 'base64'));
		this.#seq = Number(seq);
	}
}
