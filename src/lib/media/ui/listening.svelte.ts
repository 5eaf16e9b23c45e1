import { after, elapsed, HEARD, hears, troubleOf, type Happening, type Recorder } from '../recorder.ts';
import { Microphone } from './microphone.ts';
import { addPiece } from './pieces.ts';

const LOOK_MS = 100;

/** What the one who keeps the telling is told, in this order. */
export interface Told {
	/** Listening begins: from here on its pieces lie under the id that is returned. */
	onbegin(mime: string): string;
	/** So much of it is kept. */
	onkept(id: string, ms: number): void;
}

/** Drives one recording: the teller presses, the microphone listens, the device keeps, the screen follows. */
export class Listening {
	state: Recorder = $state.raw({ at: 'ready' });
	now = $state(performance.now());
	level = $state(0);
	hears = $state(true);
	/** Pieces that the device did not take are only in this page. */
	isOnlyHere = $state(false);
	/** Whether the screen stays on by itself; `undefined` before listening. */
	staysAwake: boolean | undefined = $state();
	/** The page was out of sight while it listened. */
	wasAway = $state(false);

	readonly #told: Told;
	#microphone: Microphone | undefined;
	#id = '';
	#pieces = 0;
	#written: Promise<unknown> = Promise.resolve();
	#lastHeard = 0;
	#timer: ReturnType<typeof setInterval> | undefined;
	#lock: WakeLockSentinel | undefined;

	constructor(told: Told) {
		this.#told = told;
	}

	get ms(): number {
		return elapsed(this.state, this.now);
	}

	found(ms: number): void {
		this.#happen({ is: 'found', ms });
	}

	async ask(): Promise<void> {
		this.#happen({ is: 'ask' });
		try {
			const microphone = await Microphone.open({
				onpiece: (bytes) => this.#keep(bytes),
				onmute: () => this.#happen({ is: 'interrupt', now: performance.now() }),
				oncutoff: () => this.#happen({ is: 'cut-off', now: performance.now() })
			});
			// Somebody left while the device asked.
			if (this.state.at !== 'asking') return void microphone.stop();
			this.#begin(microphone);
		} catch (problem) {
			this.#happen({ is: 'denied', why: troubleOf(problem instanceof Error ? problem.name : '') });
		}
	}

	pause(): void {
		this.#happen({ is: 'pause', now: performance.now() });
	}

	resume(): void {
		this.wasAway = false;
		this.#happen({ is: 'resume', now: performance.now() });
	}

	/** Settles when all of it is kept. */
	async stop(): Promise<void> {
		this.#happen({ is: 'stop', now: performance.now() });
		await this.whole();
	}

	remove(): void {
		this.#happen({ is: 'remove' });
	}

	/** The last piece comes after the last press. */
	async whole(): Promise<void> {
		await this.#microphone?.stop();
		await this.#written;
	}

	/** Out of sight or back: the pieces so far are kept, and the screen is asked again to stay on. */
	seen(isVisible: boolean): void {
		if (this.state.at !== 'recording') return;
		this.#microphone?.flush();
		if (isVisible) void this.#stayAwake();
		else this.wasAway = true;
	}

	#begin(microphone: Microphone): void {
		this.#microphone = microphone;
		this.#pieces = 0;
		this.isOnlyHere = this.wasAway = false;
		this.#lastHeard = performance.now();
		this.#id = this.#told.onbegin(microphone.mime);
		this.#happen({ is: 'granted', now: performance.now() });
		this.#timer = setInterval(() => this.#look(), LOOK_MS);
		void this.#stayAwake();
	}

	#look(): void {
		this.now = performance.now();
		this.level = this.state.at === 'recording' ? (this.#microphone?.level() ?? 0) : 0;
		if (this.level > HEARD || this.state.at !== 'recording') this.#lastHeard = this.now;
		this.hears = hears(this.#lastHeard, this.now);
		this.#happen({ is: 'tick', now: this.now });
	}

	#keep(bytes: Blob): void {
		const [id, number, ms] = [this.#id, this.#pieces++, elapsed(this.state, performance.now())];
		this.#written = this.#written.then(async () => {
			const isKept = await addPiece(id, number, { bytes: await bytes.arrayBuffer(), ms });
			if (id !== this.#id) return;
			this.isOnlyHere ||= !isKept;
			this.#told.onkept(id, ms);
		});
	}

	#happen(what: Happening): void {
		const before = this.state.at;
		this.state = after(this.state, what);
		if (this.state.at === before) return;
		this.now = performance.now();
		if (this.state.at === 'paused') this.#microphone?.pause();
		if (this.state.at === 'recording') this.#microphone?.resume();
		if (this.state.at === 'stopped' || this.state.at === 'ready') this.#rest();
	}

	#rest(): void {
		clearInterval(this.#timer);
		void this.#microphone?.stop();
		void this.#lock?.release().catch(() => undefined);
		this.#lock = undefined;
	}

	async #stayAwake(): Promise<void> {
		if (this.#lock && !this.#lock.released) return;
		try {
			this.#lock = await navigator.wakeLock.request('screen');
			this.staysAwake = true;
			if (this.state.at !== 'recording' && this.state.at !== 'paused') this.#rest();
		} catch {
			this.staysAwake = false;
		}
	}
}
