/**
 * The teller's desk: everything this device keeps of what is told here, and the post that goes out.
 * It draws nothing. Clock, dice, storage and network are the world's, so that a test can shake them.
 */
import type { Recording } from '#lib/media/kept-recording.ts';
import type { KeptPhotos } from '#lib/signify/question-types/photo/ui/photos.ts';
import { uuidV7 } from '#lib/platform/uuid.ts';
import { draftAgain, idOf, isAt, shownIn, spokenIn, type Content, type Kept } from '../kept.ts';
import { afterReply, hurry, isDue, putInOutbox, tryAgain, type Reply, type Waiting } from '../outbox.ts';
import { anew, keyFrom, type Draft } from '../telling-draft.ts';
import type { Receipt, Telling } from '../telling.ts';
import type { World } from './desk-world.ts';
import { Drawer, type Saved } from './drawer.ts';

/** How long after another page began to send, this one looks whether it arrived. */
const ELSEWHERE_MS = 5_000;
const SOON_MS = 60 * 60_000;

export class Desk {
	readonly #world: World;
	readonly #drawer: Drawer;
	readonly #changed: () => void;
	readonly #flying = new Set<string>();
	#mine: string | null = null;
	/** Of what is told here. */
	readonly photos: KeptPhotos;
	/** Of the telling this tab has sent, once it arrived. */
	receipt: Receipt | null = null;

	constructor(world: World, changed: () => void) {
		this.#world = world;
		this.#drawer = new Drawer(world.shelf, world.copy, () => world.now(), world.owner);
		this.#changed = changed;
		this.photos = { ...world.photos, remove: (id) => this.#letGoPhotos([id]) };
	}

	/** What this page is busy with. */
	get mine(): Kept | undefined {
		return this.#mine === null ? undefined : this.#drawer.get(this.#mine);
	}

	/** Everything else on the device, the latest first. */
	get others(): readonly Kept[] {
		return this.#drawer.entries
			.filter((kept) => idOf(kept) !== this.#mine)
			.sort((one, other) => other.savedAt - one.savedAt);
	}

	/** Whether the words on the screen are also on the device. */
	get saved(): Saved {
		return this.#mine === null ? 'saved' : this.#drawer.savedAs(this.#mine);
	}

	/** Finds back what was left here, and takes up what this tab, or nobody any more, was telling at `slug`. */
	async open(slug: string): Promise<void> {
		const tab = this.#world.readTab();
		this.receipt = tab.receipt;
		await this.#drawer.open();
		if (!this.receipt) await this.#resume(slug, tab.id);
		this.post();
	}

	/** Looks again: another tab changed something. */
	look(): void {
		this.#restore();
		this.#drawer.look((id, there) => id !== this.#mine || (there !== undefined && !this.#isTaken(there)));
		this.#arrive();
		this.#changed();
	}

	newIdentity(): { readonly id: string; readonly key: string } {
		return { id: uuidV7(this.#world.now(), this.#world.random()), key: keyFrom(this.#world.random()) };
	}

	/** From here on every change of `draft` is kept. */
	begin(point: Kept['point'], draft: Draft): void {
		this.#turnTo(draft.id);
		this.#write(point, { at: 'told', draft });
	}

	/**
	 * Keeps the draft as it is now.
	 * @returns the draft under the id it has from now on: another page may have gone off with the old one,
	 * or even have sent it, and the same id again would be taken for the same words
	 */
	keep(draft: Draft): Draft {
		const mine = this.mine;
		if (!mine || !isAt('told')(mine)) return draft;
		this.#restore();
		const there = this.#drawer.read(draft.id);
		const taken = there ? this.#isTaken(there) : this.#drawer.wasOnShelf(draft.id);
		const own = taken ? anew(draft, () => this.newIdentity()) : draft;
		if (own !== draft) this.#turnTo(own.id);
		this.#write(mine.point, { at: 'told', draft: own });
		if (own !== draft) this.look();
		return own;
	}

	/** What came by way of an ordinary form, before this page could keep anything: it is kept from here on, unless it was already. */
	adopt(point: Kept['point'], draft: Draft): void {
		if (!this.#drawer.get(draft.id)) this.begin(point, draft);
	}

	/** From a draft to something that waits for the post, in one write. */
	send(tellingAt: (now: Date) => Telling): void {
		const mine = this.mine;
		if (!mine || !isAt('told')(mine)) return;
		const now = this.#world.now();
		this.#write(mine.point, putInOutbox(tellingAt(now), now));
		void this.#letGoPhotos(shownIn(mine)); // of questions that were not asked in the end
		this.post();
	}

	/** Takes up a draft that nobody is busy with, or one that was refused; what was refused gets a new identity. */
	async takeUp(kept: Kept): Promise<void> {
		if (isAt('told')(kept) && (await this.#world.claim(idOf(kept)))) this.begin(kept.point, kept.content.draft);
		if (isAt('refused')(kept)) {
			this.begin(
				kept.point,
				anew(draftAgain(kept.content.telling), () => this.newIdentity())
			);
			await this.#erase(kept);
		}
		this.#changed();
	}

	/** Off the device, both copies; not while it is on its way, because then nobody knows whether it arrived. */
	async wipe(id: string): Promise<void> {
		if (this.#flying.has(id)) return;
		const kept = this.#drawer.get(id);
		const gone = kept ? this.#erase(kept) : this.#drawer.erase(id);
		if (this.#mine === id) this.done();
		this.#changed();
		await gone;
	}

	/** The teller is ready with this page; the next one must find nothing of theirs. */
	done(): void {
		this.receipt = null;
		this.#turnTo(null);
		this.#changed();
	}

	/** A receipt that came by way of an ordinary form: what was sent so needs to be kept no longer. */
	keepReceipt(receipt: Receipt): void {
		this.receipt = receipt;
		this.#turnTo(null);
		void this.#drawer.erase(receipt.id);
		this.#changed();
	}

	/** A receipt that came while its teller was away; from here on only this tab knows it. */
	show(id: string): void {
		this.#turnTo(id);
		this.#arrive();
		this.#changed();
	}

	/** Sends what waits now: the connection is back, or the teller asked; then also what was refused before. */
	hurry({ refusedToo = false } = {}): void {
		for (const kept of this.#drawer.entries) {
			if (isAt('waiting')(kept)) this.#rewrite(kept, hurry(kept.content, this.#world.now()));
			if (refusedToo && isAt('refused')(kept)) this.#rewrite(kept, tryAgain(kept.content, this.#world.now()));
		}
		this.post();
	}

	/** Sends what is due, and sets the alarm for what is not. */
	post(): void {
		this.#restore();
		const now = this.#world.now();
		const waiting = this.#drawer.entries.filter(isAt('waiting'));
		for (const kept of waiting) if (isDue(kept.content, now)) void this.#try(kept);
		const due = waiting.filter((kept) => !this.#flying.has(idOf(kept))).map(({ content }) => content.dueAt);
		if (due.length) this.#world.wake(Math.max(0, Math.min(...due) - now.getTime()), () => this.post());
		this.#changed();
	}

	async #try(kept: Kept<Waiting>): Promise<void> {
		const id = idOf(kept);
		if (this.#flying.has(id)) return;
		this.#flying.add(id);
		const release = await this.#world.alone(id);
		if (!release) {
			this.#flying.delete(id);
			return this.#world.wake(ELSEWHERE_MS, () => this.post());
		}
		const reply = await this.#deliver(kept.point.slug, kept.content.telling);
		release();
		this.#flying.delete(id);

		this.look();
		const current = this.#drawer.get(id);
		// Gone, or further on its way: another tab was first and showed what there was to show.
		if (!current || !isAt('waiting')(current)) return;
		const sent = afterReply(current.content, reply, this.#world.now(), this.#world.chance());
		this.#rewrite(current, sent);
		if (sent.at === 'received') void this.#letGoOf(current);
		this.#arrive();
		this.post();
	}

	/** First what was told aloud and shown, then the experience it belongs to. */
	async #deliver(slug: string, telling: Telling): Promise<Reply> {
		const { recording } = telling;
		const refusal =
			(recording && (await this.#world.recordings.deliver(slug, { ...telling, recording }))) ??
			(await this.#world.photos.deliver(slug, telling));
		if (refusal?.kind === 'silence') return refusal;
		const reply = await this.#world.post(slug, telling);
		// A house that has it all already gives its receipt, also when it kept the sound no longer.
		const isReceived = reply.kind === 'answer' && (reply.status === 200 || reply.status === 201);
		return refusal && !isReceived ? refusal : reply;
	}

	/** Both copies of the words, the photos, the sound, and what of it was on its way. */
	async #erase(kept: Kept): Promise<void> {
		await Promise.all([this.#drawer.erase(idOf(kept)), this.#letGoOf(kept, !isAt('waiting')(kept))]);
	}

	async #letGoOf(kept: Kept, takesBack = false): Promise<void> {
		const [recording, key] = spokenIn(kept);
		const sound = recording && this.letGo(recording, takesBack ? key : undefined);
		await Promise.all([sound, this.#letGoPhotos(shownIn(kept))]);
	}

	/**
	 * The sound leaves the device, unless another telling rests on it.
	 * @param key  of the telling it was told for; without it, what was sent of it stays where it is
	 */
	async letGo(recording: Recording, key?: string): Promise<void> {
		if (key !== undefined) this.#world.recordings.takeBack(recording, key);
		if (this.#drawer.entries.some((one) => spokenIn(one)[0]?.kept === recording.kept)) return;
		await this.#world.recordings.remove(recording).catch(() => undefined);
	}

	/** These photos leave the device, unless another telling names them. */
	async #letGoPhotos(ids: readonly string[]): Promise<void> {
		const named = new Set(this.#drawer.entries.flatMap(shownIn));
		const gone = ids.filter((id) => !named.has(id)).map((id) => this.#world.photos.remove(id));
		await Promise.all(gone).catch(() => undefined);
	}

	/** The receipt of what this tab sent leaves the device: on the screen and in the tab it is safe from who comes next. */
	#arrive(): void {
		const mine = this.mine;
		if (!mine || !isAt('received')(mine)) return;
		this.keepReceipt(mine.content.receipt);
	}

	/** What this page tells, and whatever waits to be sent, it still has when the storage was emptied; the rest was not its own. */
	#restore(): void {
		this.#drawer.restore((kept) => idOf(kept) === this.#mine || isAt('waiting')(kept) || isAt('refused')(kept));
	}

	async #resume(slug: string, remembered: string | null): Promise<void> {
		const own = remembered === null ? undefined : this.#drawer.get(remembered);
		if (own && !isAt('told')(own)) {
			this.#turnTo(idOf(own));
			return this.#arrive();
		}
		for (const kept of own ? [own] : this.#leftLately(slug)) {
			if (!isAt('told')(kept) || !(await this.#world.claim(idOf(kept)))) continue;
			return this.begin(kept.point, kept.content.draft);
		}
	}

	/**
	 * Somebody whose page was killed comes back soon, and goes on. Later, or where several were telling, they say themselves
	 * which words are theirs.
	 */
	#leftLately(slug: string): readonly Kept[] {
		const left = this.others.filter((kept) => kept.point.slug === slug && isAt('told')(kept));
		const since = this.#world.now().getTime() - SOON_MS;
		return left.length === 1 ? left.filter(({ savedAt }) => savedAt > since) : [];
	}

	/** Whether another page wrote over what this page is telling. Nothing newer is there when this page could not write. */
	#isTaken(there: Kept): boolean {
		const mine = this.mine;
		if (!mine || !isAt('told')(mine)) return false;
		return there.owner !== this.#world.owner && there.savedAt > mine.savedAt;
	}

	#turnTo(id: string | null): void {
		this.#mine = id;
		this.#world.writeTab({ id, receipt: id === null ? this.receipt : (this.receipt = null) });
		if (id !== null) void this.#world.claim(id);
	}

	#rewrite(kept: Kept, content: Content): void {
		this.#write(kept.point, content, kept.owner);
	}

	#write(point: Kept['point'], content: Content, owner = this.#world.owner): void {
		this.#drawer.write(point, owner, content, this.#changed);
		this.#changed();
	}
}
