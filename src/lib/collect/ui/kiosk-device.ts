/**
 * The device of a screen for everybody: what is being told lives in the memory of the page and nowhere else. Only what
 * was sent and waits for a connection is kept, locked with a key that no script can read out, until it arrived.
 */
import { isAt, keptFrom } from '../kept.ts';
import type { World } from './desk-world.ts';
import { browserWorld, ON_ITS_WAY, PREFIX } from './device.ts';
import { HERE, type Copy, type Shelf } from './drawer.ts';
import { inSealedStore, openSeal, seal, type Sealed } from './kiosk-seal.ts';
import { photosFrom } from './photos-later.ts';

export const kioskWorld = (): World => ({
	...browserWorld(nothingAloud),
	shelf: shelfInMemory(),
	copy: sealedCopy(),
	photos: photosFrom(() => import('./kiosk-photos.ts')),
	// A reload is what the next teller does.
	readTab: () => ({ id: null, receipt: null }),
	writeTab: () => undefined
});

/** As in `design/look.ts`; to import it here would split the first view of every teller in one file more. */
const LOOK_COOKIE = 'leeshulp';
const LOOK_CLASSES = ['letters-2', 'letters-3', 'contrast'];

/**
 * What the ordinary page of the same browser, or somebody's reading help, left behind: how large somebody reads, that they were
 * here, that they were sending. Words that somebody told at the ordinary address are theirs, and stay.
 */
export function wipeTraces(): void {
	document.cookie = `${LOOK_COOKIE}=; Path=/; Max-Age=0`;
	document.documentElement.classList.remove(...LOOK_CLASSES);
	try {
		localStorage.removeItem(PREFIX + HERE);
		for (const key of Object.keys(localStorage)) if (key.startsWith(ON_ITS_WAY)) localStorage.removeItem(key);
		for (const key of Object.keys(sessionStorage)) if (key.startsWith('samenleren.')) sessionStorage.removeItem(key);
	} catch {
		// A browser that gives no storage has kept nothing.
	}
}

/** Nobody is recorded here: sound would lie on the device for the next teller. */
const nothingAloud = () => Promise.reject(new Error('a screen for everybody records nothing'));

function shelfInMemory(): Shelf {
	const kept = new Map<string, string>();
	return {
		ids: () => [...kept.keys()],
		read: (id) => kept.get(id) ?? null,
		write: (id, json) => void kept.set(id, json),
		remove: (id) => void kept.delete(id)
	};
}

function sealedCopy(): Copy {
	let queue: Promise<unknown> = Promise.resolve();
	const inTurn = <T>(deed: () => Promise<T>): Promise<T> => {
		const next = queue.then(deed, deed);
		queue = next.catch(() => undefined);
		return next;
	};
	const remove = (id: string) => inSealedStore('wachtend', 'readwrite', (store) => store.delete(id));
	return {
		all: () =>
			inTurn(async () => {
				const sealed = await inSealedStore<Sealed[]>('wachtend', 'readonly', (store) => store.getAll());
				const read = await Promise.all(sealed.map((one) => openSeal(one).catch(() => undefined)));
				return read.flatMap((bytes) => (bytes ? new TextDecoder().decode(bytes) : []));
			}),
		put: (id, json) =>
			inTurn(async () => {
				const kept = keptFrom(json);
				const waits = kept && (isAt('waiting')(kept) || isAt('refused')(kept));
				if (!waits) return void (await remove(id));
				const sealed = await seal(new TextEncoder().encode(json));
				await inSealedStore('wachtend', 'readwrite', (store) => store.put(sealed, id));
			}),
		remove: (id) => inTurn(async () => void (await remove(id)))
	};
}
