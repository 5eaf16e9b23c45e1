import { untrack } from 'svelte';
import type { Say } from '#lib/platform/messages.ts';
import type { Kept } from '../kept.ts';
import { isAt } from '../kept.ts';
import type { Receipt } from '../telling.ts';
import { newDraft, tellingOf, type Draft, type Step } from '../telling-draft.ts';
import { nearestStep, takeTurn, type Problems, type Way } from '../telling-steps.ts';
import type * as AskingPart from './asking.ts';
import type HelperPart from './HelperStep.svelte';
import type { Conversation, LoadAloud, Posted, TellingPoint } from './conversation.ts';
import { Desk } from './desk.ts';
import type { World } from './desk-world.ts';
import { forgetInvitation } from './campaign/invited.ts';
import { browserWorld, whenOthersWrite } from './device.ts';
import type { Saved } from './drawer.ts';

export type Asking = typeof AskingPart;
export type Helper = typeof HelperPart;

/** What is there before the browser takes over. */
export interface Start {
	readonly posted: Posted | null;
	readonly parts: Parts;
	/** Another device than the browser itself. */
	readonly world?: () => World;
}

/** Of the program, as far as they are there. */
export interface Parts {
	readonly asking?: Asking;
	readonly helper?: Helper;
	/** Absent where nothing is recorded: on the server, and on a screen for everybody. */
	readonly loadAloud?: LoadAloud;
}

/** Drives the conversation: the teller presses, the desk keeps and sends, the screen follows. */
export class Journey implements Conversation {
	point: TellingPoint = $state.raw()!;
	readonly loadAloud: LoadAloud | undefined;
	draft: Draft = $state.raw(newDraft({ id: '', key: '' }, 'nl', 1));
	problems: Problems = $state.raw({});
	receipt: Receipt | null = $state.raw(null);
	mine: Kept | undefined = $state.raw();
	others: readonly Kept[] = $state.raw([]);
	saved: Saved = $state('saved');
	live = $state(false);
	/** Whether the words were found back on the device. */
	resumed = $state(false);
	/** The part of the program that asks questions and sends; it comes after the welcome is on the screen. */
	asking: Asking | undefined = $state.raw();
	stuck = $state(false);
	/** The step of who writes it down for somebody else; hardly anybody needs it. */
	helper: Helper | undefined = $state.raw();

	readonly #say: Say;
	readonly #world: () => World;
	/** What is asked of who begins now. */
	#current: TellingPoint;
	#desk: Desk | undefined;
	told: Draft | undefined = $state.raw();
	#onstep: (step: Step, isFirst: boolean) => void = () => undefined;

	constructor(point: TellingPoint, language: string, say: Say, { posted, parts, world }: Start) {
		const { asking, helper, loadAloud } = parts;
		this.#world = world ?? (() => browserWorld(loadAloud!));
		this.helper = helper;
		this.point = this.#current = point;
		this.#say = say;
		this.asking = asking;
		this.loadAloud = loadAloud;
		this.draft = { ...this.draft, language, questionnaireVersion: point.questionnaireVersion, ...posted?.draft };
		this.problems = posted?.problems ?? {};
		this.receipt = posted?.receipt ?? null;
	}

	get step(): Step {
		return nearestStep(this.point, this.draft, this.draft.step);
	}

	get photos() {
		return this.#desk?.photos;
	}

	/** The browser takes over from the server. @returns how to let go */
	start(onstep: (step: Step, isFirst: boolean) => void): () => void {
		this.#onstep = onstep;
		const desk = new Desk(this.#world(), () => this.#mirror());
		this.#desk = desk;
		const posted = untrack(() => ({ draft: this.draft, receipt: this.receipt }));
		void desk.open(this.point.slug).then(async () => {
			await this.#askWhatWasBegun(desk.mine);
			this.#takeOver(desk, posted);
		});
		const hurry = () => desk.hurry();
		const look = () => document.visibilityState === 'visible' && desk.post();
		const deaf = whenOthersWrite(() => desk.look());
		const warn = (event: BeforeUnloadEvent) => {
			if (this.saved === 'unsaved') event.preventDefault();
		};
		addEventListener('online', hurry);
		addEventListener('beforeunload', warn);
		document.addEventListener('visibilitychange', look);
		return () => {
			deaf();
			removeEventListener('online', hurry);
			removeEventListener('beforeunload', warn);
			document.removeEventListener('visibilitychange', look);
		};
	}

	async loadAsking(): Promise<void> {
		if (this.asking) return;
		try {
			const asking = await import('./asking.ts');
			const types = this.point.questionnaire.questions.map(({ type }) => type);
			await asking.loadAsks(types);
			// What keeps photos comes now, for who is out of reach by then.
			if (types.includes('photo')) void this.photos?.find('').catch(() => undefined);
			this.asking = asking;
			this.stuck = false;
		} catch {
			this.stuck = true;
			addEventListener('online', () => void this.loadAsking(), { once: true });
		}
	}

	async #loadHelper(): Promise<void> {
		this.helper ??= (await import('./HelperStep.svelte').catch(() => undefined))?.default;
	}

	/** Goes on with what is on the device, or with what was posted before this page could work by itself. */
	#takeOver(desk: Desk, posted: { draft: Draft; receipt: Receipt | null }): void {
		if (posted.receipt) desk.keepReceipt(posted.receipt);
		else if (posted.draft.id) desk.adopt(this.#name, posted.draft);
		this.#mirror();
		this.draft = draftOf(this.mine) ?? { ...this.draft, step: this.receipt || this.mine ? 'sent' : this.draft.step };
		// These are the questions that will be answered from here on.
		this.draft = { ...this.draft, questionnaireVersion: this.point.questionnaireVersion };
		if (this.step === 'helper' || this.draft.toldTo) void this.#loadHelper();
		this.resumed = this.draft.id !== '' && !posted.draft.id && !['welcome', 'sent'].includes(this.step);
		this.live = true;
		this.#moveTo(this.step, true);
	}

	/** The welcome needs little; what comes after it is fetched while the teller chooses and tells. */
	#moveTo(step: Step, isFirst: boolean): void {
		if (step !== 'welcome') void this.loadAsking();
		this.#onstep(step, isFirst);
	}

	/** Who is halfway keeps the questions they began with; out of reach, those of the page will do. */
	async #askWhatWasBegun(mine: Kept | undefined): Promise<void> {
		this.point = (await this.#pointBegun(mine)) ?? this.#current;
	}

	/** In the language of now, also when that changed while we were asking; `undefined` when it cannot be had. */
	async #pointBegun(mine: Kept | undefined): Promise<TellingPoint | undefined> {
		const current = this.#current;
		const version = draftOf(mine)?.questionnaireVersion ?? current.questionnaireVersion;
		if (version === current.questionnaireVersion) return current;
		await this.loadAsking();
		const begun = await this.asking?.pointAsItWas(version);
		return current === this.#current ? begun : this.#pointBegun(mine);
	}

	begin(way: Way): void {
		if (!this.#desk) return;
		if (way !== 'verder') void this.#loadHelper();
		if (draftOf(this.mine)) return this.go(way);
		this.point = this.#current;
		const { questionnaire, questionnaireVersion, arrival } = this.point;
		const identity = this.#desk.newIdentity();
		this.draft = newDraft(identity, this.draft.language, questionnaireVersion, questionnaire.openings, arrival);
		this.#desk.begin(this.#name, this.draft);
		this.told = undefined;
		this.go(way);
	}

	change(part: Partial<Draft>): void {
		this.draft = { ...this.draft, ...part };
		if (this.#desk && this.draft.id) this.draft = this.#desk.keep(this.draft);
	}

	/** The same questions in another language; who is halfway never gets others, but keeps those they see. */
	hear(point: TellingPoint): void {
		this.#current = point;
		const { questionnaireVersion } = this.draft;
		if (!this.live || questionnaireVersion === point.questionnaireVersion) this.point = point;
		else
			void this.#pointBegun(this.mine).then((begun) => {
				if (begun && begun.questionnaireVersion === this.draft.questionnaireVersion) this.point = begun;
			});
	}

	record(mime?: string): string {
		const { recording: former, key } = this.draft;
		const { id } = this.#desk!.newIdentity();
		this.change({ recording: mime === undefined ? undefined : { id, mime, ms: 0, kept: id } });
		if (former) void this.#desk?.letGo(former, key);
		return id;
	}

	/** One button: on, back, to a step, or away with it. */
	go(way: Way): void {
		const needsAsking = way === 'verder' && (this.step === 'consent' || this.step.startsWith('question:'));
		if (needsAsking && !this.asking) return void this.loadAsking();
		const turn = takeTurn(this.point, this.draft, way, (question, answer) =>
			this.asking!.checkAnswer(question, answer)
		);
		this.problems = turn.problems;
		this.resumed = false;
		if (turn.send) return this.#send();
		const moved = turn.draft.step !== this.draft.step;
		this.change({ step: turn.draft.step, toldTo: turn.draft.toldTo });
		if (moved) this.#moveTo(this.step, false);
	}

	/** The browser's own back and forward. */
	goTo(step: Step): void {
		if (step === this.step || this.step === 'sent' || step === 'sent') return;
		this.problems = {};
		this.change({ step: nearestStep(this.point, this.draft, step) });
	}

	#send(): void {
		if (!this.#desk) return;
		this.draft = this.#desk.keep(this.draft);
		this.told = this.draft;
		const consents = this.point.consents.map(({ id }) => id);
		this.#desk.send((toldAt) => tellingOf(this.draft, this.point.questionnaire, consents, toldAt));
		this.draft = { ...this.draft, step: 'sent' };
		this.#moveTo('sent', false);
	}

	async wipe(id = this.draft.id): Promise<void> {
		await this.#desk?.wipe(id);
		if (id === this.draft.id) this.done();
	}

	/** The welcome again, for whoever comes next; what was told and not sent stays in the list there. */
	done(): void {
		this.#desk?.done();
		forgetInvitation(this.point.slug);
		this.told = undefined;
		this.problems = {};
		this.resumed = false;
		this.draft = newDraft({ id: '', key: '' }, this.draft.language, this.point.questionnaireVersion);
		this.#moveTo('welcome', false);
	}

	async takeUp(kept: Kept): Promise<void> {
		await this.#desk?.takeUp(kept);
		const draft = draftOf(this.#desk?.mine);
		if (!draft) return;
		await this.#askWhatWasBegun(this.#desk?.mine);
		this.draft = { ...draft, questionnaireVersion: this.point.questionnaireVersion };
		this.told = undefined;
		this.#moveTo(this.step, false);
	}

	showReceipt(id: string): void {
		this.#desk?.show(id);
		this.draft = { ...this.draft, step: 'sent' };
		this.#moveTo('sent', false);
	}

	sendNow(): void {
		this.#desk?.hurry({ refusedToo: true });
	}

	/** A file of everything that has not arrived yet. */
	async saveWaiting(): Promise<void> {
		await this.loadAsking();
		this.asking?.saveWaiting(
			this.mine,
			this.others,
			this.point,
			this.draft.language,
			this.#say,
			this.loadAloud,
			this.photos
		);
	}

	get #name(): Kept['point'] {
		return { slug: this.point.slug, title: this.point.title };
	}

	#mirror(): void {
		const desk = this.#desk;
		if (!desk) return;
		this.mine = desk.mine;
		this.others = desk.others;
		this.saved = desk.saved;
		this.receipt = desk.receipt;
	}
}

const draftOf = (kept: Kept | undefined): Draft | undefined =>
	kept && isAt('told')(kept) ? kept.content.draft : undefined;
