/** A teller's browser, its tabs and the house at the other end, all invented: for tests that shake them. */
import { isAt, keptFrom } from '#lib/collect/kept.ts';
import type { Reply } from '#lib/collect/outbox.ts';
import { newDraft, type Draft } from '#lib/collect/telling-draft.ts';
import type { Telling } from '#lib/collect/telling.ts';
import { Desk } from '#lib/collect/ui/desk.ts';
import { photosIn } from '#lib/signify/photos-in.ts';
import type { Tab, World } from '#lib/collect/ui/desk-world.ts';

export const point = { slug: 'lindewaard', title: 'Lindewaard' };

const isOther = (one: Telling, other: Telling) => one.key !== other.key || one.text !== other.text;

/** A house at the other end: stores by id, answers the same telling the same way. */
export class House {
	readonly stories = new Map<string, Telling>();
	/** How long a letter is under way. */
	delay: Promise<unknown> = Promise.resolve();
	letters = 0;
	/** What arrived of recordings, by their id; `whole` when nothing is missing. */
	readonly sounds = new Map<string, { key: string; sound: string; whole: boolean; story?: string }>();
	/** Photos by experience and id. */
	readonly photos = new Map<string, { key: string; photo: string; story?: string }>();
	mood: 'well' | 'away' | 'loses-reply' | 'cuts-off' | 'refuses' | 'broken' = 'well';

	take(telling: Telling): Reply {
		this.letters++;
		const trouble = TROUBLES[this.mood];
		if (trouble) return trouble;
		if (this.mood === 'refuses') return { kind: 'answer', status: 400, isProblem: true };
		const known = this.stories.get(telling.id);
		if (known && isOther(known, telling)) return { kind: 'answer', status: 409, isProblem: true };
		const refusal = known ? undefined : (this.#claimPhotos(telling) ?? this.#claimSound(telling));
		if (refusal) return refusal;
		if (!known) this.stories.set(telling.id, telling);
		if (this.mood === 'loses-reply') return { kind: 'silence' };
		const content = { id: telling.id, volgcode: `code van ${telling.id}`, ontvangenOp: '2027-03-01T09:00:00.000Z' };
		return { kind: 'answer', status: 201, content, isProblem: false };
	}

	/** Takes a recording half at a time. */
	takeSound(id: string, key: string, sound: string): Reply | undefined {
		const trouble = TROUBLES[this.mood];
		if (trouble) return trouble;
		const known = this.sounds.get(id);
		if (known?.whole) return undefined;
		const isCutOff = this.mood === 'cuts-off' && !known;
		this.sounds.set(id, { key, sound, whole: !isCutOff });
		return isCutOff || this.mood === 'loses-reply' ? { kind: 'silence' } : undefined;
	}

	takePhoto(telling: Telling, id: string, photo: string): Reply | undefined {
		const trouble = TROUBLES[this.mood];
		if (trouble) return trouble;
		const place = `${telling.id} ${id}`;
		if (!this.photos.has(place)) this.photos.set(place, { key: telling.key, photo });
		return this.mood === 'cuts-off' || this.mood === 'loses-reply' ? { kind: 'silence' } : undefined;
	}

	#claimPhotos({ id, key, answers }: Telling): Reply | undefined {
		const found = photosIn(answers).map((photo) => this.photos.get(`${id} ${photo.id}`));
		if (found.some((photo) => photo?.key !== key)) return { kind: 'answer', status: 425, isProblem: true };
		for (const photo of found) photo!.story = id;
		return undefined;
	}

	#claimSound({ id, key, recording }: Telling): Reply | undefined {
		if (!recording) return undefined;
		const sound = this.sounds.get(recording.id);
		if (!sound?.whole || sound.key !== key) return { kind: 'answer', status: 425, isProblem: true };
		if (sound.story !== undefined) return { kind: 'answer', status: 409, isProblem: true };
		sound.story = id;
		return undefined;
	}
}

const TROUBLES: Readonly<Record<string, Reply>> = {
	away: { kind: 'silence' },
	broken: { kind: 'answer', status: 500, isProblem: false }
};

/** One browser: what it keeps, seen by all its tabs. */
export class Device {
	readonly shelf = new Map<string, string>();
	readonly copies = new Map<string, string>();
	readonly claims = new Map<string, string>();
	/** Who is sending what. */
	readonly posting = new Map<string, string>();
	/** Sounds by the id under which they are kept. */
	readonly sounds = new Map<string, string>();
	/** Photos by their id. */
	readonly photos = new Map<string, string>();
	/** Takes nothing more, but what is there can be written over. */
	full = false;
	/** The page is gone before a copy is taken away. */
	isSlow = false;
	/** Takes nothing at all: a private window, a setting. */
	refuses = false;
	clock = Date.parse('2027-03-01T09:00:00Z');
	pages = 0;

	/** A browser that needed room, a cleaning program. */
	clear(): void {
		this.shelf.clear();
		this.copies.clear();
	}

	/** How many entries lie there, in whatever form; the mark that nobody emptied the shelf is none. */
	get left(): number {
		return [...this.shelf.keys()].filter((id) => id !== 'here').length + this.copies.size;
	}

	get words(): string[] {
		const kept = [...this.shelf.values(), ...this.copies.values()].flatMap((json) => keptFrom(json) ?? []);
		return kept.flatMap((one) => {
			if (isAt('told')(one)) return [one.content.draft.text];
			return 'telling' in one.content ? [one.content.telling.text] : [];
		});
	}
}

/** A page in a tab: it can be reloaded, it can crash, it can fall asleep without letting go. */
export class Page {
	readonly device: Device;
	readonly house: House;
	tab: Tab = { id: null, receipt: null };
	desk!: Desk;
	draft: Draft | undefined;
	#owner = '';

	constructor(device: Device, house: House) {
		this.device = device;
		this.house = house;
	}

	async load(): Promise<void> {
		for (const [id, owner] of this.device.claims) if (owner === this.#owner) this.device.claims.delete(id);
		for (const [id, owner] of this.device.posting) if (owner === this.#owner) this.device.posting.delete(id);
		this.#owner = `page ${this.device.pages++}`;
		this.desk = new Desk(this.#world(this.#owner), () => undefined);
		await this.desk.open(point.slug);
		await settle();
		const mine = this.desk.mine;
		this.draft = mine && isAt('told')(mine) ? mine.content.draft : undefined;
	}

	type(text: string): void {
		if (!this.draft) {
			this.desk.done();
			this.draft = newDraft(this.desk.newIdentity(), 'nl', 1);
			this.desk.begin(point, this.draft);
		}
		this.draft = this.desk.keep({ ...this.draft, text });
	}

	/** Tells something aloud; the device keeps it before the draft knows its length. */
	record(sound: string): void {
		if (!this.draft) this.type('');
		const { id } = this.desk.newIdentity();
		this.device.sounds.set(id, sound);
		this.draft = this.desk.keep({ ...this.draft!, recording: { id, mime: 'audio/webm', ms: 1000, kept: id } });
	}

	/** Chooses a photo; the device keeps it before the draft names it. A new one takes the place of the former. */
	show(photo: string): void {
		if (!this.draft) this.type('');
		const former = photosIn(this.draft!.answers)[0]?.id;
		const { id } = this.desk.newIdentity();
		this.device.photos.set(id, photo);
		this.draft = this.desk.keep({ ...this.draft!, answers: { show: { photos: [{ id }] } } });
		if (former) void this.desk.photos.remove(former);
	}

	async send(): Promise<void> {
		if (!this.draft) return;
		this.draft = this.desk.keep(this.draft);
		const { draft } = this;
		this.desk.send((now) => ({ ...draft, toldAt: now.toISOString() }));
		this.draft = undefined;
		await settle();
	}

	#world(owner: string): World {
		const { device, house } = this;
		const fits = (where: Map<string, string>, id: string) => !device.refuses && (!device.full || where.has(id));
		return {
			owner,
			shelf: {
				ids: () => [...device.shelf.keys()],
				read: (id) => device.shelf.get(id) ?? null,
				write(id, json) {
					if (!fits(device.shelf, id)) throw new DOMException('full', 'QuotaExceededError');
					device.shelf.set(id, json);
				},
				remove: (id) => void device.shelf.delete(id)
			},
			copy: {
				all: () => Promise.resolve([...device.copies.values()]),
				put(id, json) {
					if (!fits(device.copies, id)) return Promise.reject(new Error('full'));
					device.copies.set(id, json);
					return Promise.resolve();
				},
				remove: (id) => (device.isSlow ? new Promise(() => undefined) : Promise.resolve(void device.copies.delete(id)))
			},
			readTab: () => this.tab,
			writeTab: (tab) => void (this.tab = tab),
			claim(id) {
				const free = !device.claims.has(id) || device.claims.get(id) === owner;
				if (free) device.claims.set(id, owner);
				return Promise.resolve(free);
			},
			alone(id) {
				if (device.posting.has(id)) return Promise.resolve(undefined);
				device.posting.set(id, owner);
				return Promise.resolve(() => void device.posting.delete(id));
			},
			post: async (_slug, telling) => {
				await house.delay;
				return house.take(telling);
			},
			recordings: {
				deliver(_slug, { recording, key }) {
					const sound = device.sounds.get(recording.kept);
					const reply = sound === undefined ? undefined : house.takeSound(recording.id, key, sound);
					return Promise.resolve(reply);
				},
				remove: (recording) => Promise.resolve(void device.sounds.delete(recording.kept)),
				takeBack(recording, key) {
					const there = house.sounds.get(recording.id);
					if (there?.key === key && there.story === undefined) house.sounds.delete(recording.id);
				}
			},
			photos: {
				// The device of a test keeps words instead of points.
				put: async (id, photo) => device.photos.set(id, await photo.text()).has(id),
				find: (id) => Promise.resolve(new Blob([device.photos.get(id) ?? ''])),
				remove: (id) => Promise.resolve(void device.photos.delete(id)),
				deliver(_slug, telling) {
					for (const { id } of photosIn(telling.answers)) {
						const photo = device.photos.get(id);
						const lost: Reply = { kind: 'answer', status: 400, isProblem: true };
						const refusal = photo === undefined ? lost : house.takePhoto(telling, id, photo);
						if (refusal) return Promise.resolve(refusal);
					}
					return Promise.resolve(undefined);
				}
			},
			now: () => new Date(device.clock++),
			chance: () => 0.5,
			random: () => crypto.getRandomValues(new Uint8Array(16)),
			wake: () => undefined
		};
	}
}

/** Lets everything that was promised happen. */
export const settle = () => new Promise((resolve) => setImmediate(resolve));
