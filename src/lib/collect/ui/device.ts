/** The teller's browser as the desk's world: its two storages, its locks between tabs, its clock and its network. */
import { keyFrom } from '../telling-draft.ts';
import { replyOf, type Reply } from '../outbox.ts';
import { wireOf } from '../telling-wire.ts';
import type { Telling } from '../telling.ts';
import type { Tab, World } from './desk-world.ts';
import type { Copy, Shelf } from './drawer.ts';
import type { LoadAloud } from './conversation.ts';
import { photosFrom } from './photos-later.ts';
import { recordingsFrom } from './recordings.ts';

export const PREFIX = 'samenleren.ervaring.';
const TAB = 'samenleren.tab';
/** A browser that cannot open its database says nothing at all; the teller should not wait for it. */
const PATIENCE_MS = 1_500;
const LONGEST_LOCK_MS = 300;
const LONGEST_POST_MS = 45_000;
/** Above this a browser refuses to finish a request after the page was closed. */
const KEEPALIVE_BYTES = 60_000;

export function browserWorld(loadAloud: LoadAloud): World {
	const held = new Set<string>();
	let alarm: ReturnType<typeof setTimeout> | undefined;
	const random = () => crypto.getRandomValues(new Uint8Array(16));
	return {
		owner: keyFrom(random()),
		shelf,
		copy: copyInDatabase(),
		readTab,
		writeTab(tab) {
			try {
				sessionStorage.setItem(TAB, JSON.stringify(tab));
			} catch {
				// Without it a reload finds the words back on the device; only the receipt is then gone.
			}
		},
		async claim(id) {
			if (held.has(id)) return true;
			const got = await lock(`${PREFIX}${id}`);
			if (got) held.add(id);
			return got;
		},
		post,
		alone,
		recordings: recordingsFrom(loadAloud),
		photos: photosFrom(() => import('./photos.ts')),
		now: () => new Date(),
		chance: () => Math.random(),
		random,
		wake(afterMs, callback) {
			clearTimeout(alarm);
			alarm = setTimeout(callback, afterMs);
		}
	};
}

const shelf: Shelf = {
	ids: () =>
		Object.keys(localStorage)
			.filter((key) => key.startsWith(PREFIX))
			.map((key) => key.slice(PREFIX.length)),
	read: (id) => localStorage.getItem(PREFIX + id),
	write: (id, json) => localStorage.setItem(PREFIX + id, json),
	remove: (id) => localStorage.removeItem(PREFIX + id)
};

/** Calls back when another tab changed something on the shelf; returns how to stop. */
export function whenOthersWrite(callback: () => void): () => void {
	const listen = ({ key }: StorageEvent) => {
		if (key === null || key.startsWith(PREFIX)) callback();
	};
	addEventListener('storage', listen);
	return () => removeEventListener('storage', listen);
}

function readTab(): Tab {
	try {
		return { id: null, receipt: null, ...(JSON.parse(sessionStorage.getItem(TAB) ?? '{}') as Partial<Tab>) };
	} catch {
		return { id: null, receipt: null };
	}
}

/**
 * Held until the page is gone; after a reload the old page may need a moment to let go. Where locks do not exist
 * the desk still sees, at each keystroke, who wrote last.
 */
function lock(name: string): Promise<boolean> {
	if (!('locks' in navigator)) return Promise.resolve(true);
	return new Promise((resolve) => {
		navigator.locks
			.request(name, { signal: AbortSignal.timeout?.(LONGEST_LOCK_MS) }, () => {
				resolve(true);
				return new Promise(() => undefined);
			})
			.catch((error: DOMException) => resolve(error.name !== 'TimeoutError'));
	});
}

export const ON_ITS_WAY = 'samenleren.onderweg.';
const LEASE_MS = LONGEST_POST_MS + 15_000;

/** One page at a time sends a telling; where locks do not exist (plain http) a note in the storage says who. */
function alone(id: string): Promise<(() => void) | undefined> {
	if (!('locks' in navigator)) return Promise.resolve(lease(ON_ITS_WAY + id));
	return new Promise((resolve) => {
		navigator.locks
			.request(ON_ITS_WAY + id, { ifAvailable: true }, (got) =>
				got ? new Promise<void>((release) => resolve(release)) : resolve(undefined)
			)
			.catch(() => resolve(() => undefined));
	});
}

/** A page that was killed lets go by itself; twice the same is no harm at the house, so a doubtful note is no obstacle. */
function lease(name: string): (() => void) | undefined {
	try {
		const left = Number(localStorage.getItem(name)) - Date.now();
		if (left > 0 && left <= LEASE_MS) return undefined;
		localStorage.setItem(name, String(Date.now() + LEASE_MS));
	} catch {
		// Nothing can be noted here; then nobody else can read it either.
	}
	return () => {
		try {
			localStorage.removeItem(name);
		} catch {
			// It lets go by itself.
		}
	};
}

async function post(slug: string, telling: Telling): Promise<Reply> {
	const body = JSON.stringify(wireOf(telling));
	try {
		const response = await fetch(`/api/v1/vertelpunten/${encodeURIComponent(slug)}/ervaringen`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', accept: 'application/json' },
			body,
			credentials: 'omit',
			cache: 'no-store',
			keepalive: body.length < KEEPALIVE_BYTES,
			signal: AbortSignal.timeout?.(LONGEST_POST_MS)
		});
		return replyOf(response, await response.json().catch(() => undefined));
	} catch {
		// From here on something waits: the browser should not clean it up when it needs room.
		void navigator.storage?.persist?.().catch(() => undefined);
		return { kind: 'silence' };
	}
}

/** IndexedDB, opened anew for every deed: a browser that slept may have closed it behind our back. */
function copyInDatabase(): Copy {
	let queue: Promise<unknown> = Promise.resolve();
	const newest = new Map<string, string>();
	const inTurn = <T>(deed: () => Promise<T>): Promise<T> => {
		const next = queue.then(deed, deed);
		queue = next.catch(() => undefined);
		return next;
	};
	return {
		all: () =>
			within(
				PATIENCE_MS,
				inTurn(() => inStore('readonly', (store) => store.getAll() as IDBRequest<string[]>))
			),
		put(id, json) {
			newest.set(id, json);
			return inTurn(async () => {
				// Typing is faster than some disks: of many writes that wait, only the last matters.
				const latest = newest.get(id);
				if (latest === undefined) return;
				newest.delete(id);
				await inStore('readwrite', (store) => store.put(latest, id)).catch((error: unknown) => {
					if (!newest.has(id)) newest.set(id, latest);
					throw error;
				});
			});
		},
		remove(id) {
			newest.delete(id);
			return inTurn(async () => {
				await inStore('readwrite', (store) => store.delete(id));
			});
		}
	};
}

type Ask<T> = (store: IDBObjectStore) => IDBRequest<T>;

/** Once more when it failed: a phone closes the database of a page in the background, and opens it at the second knock. */
async function inStore<T>(mode: IDBTransactionMode, ask: Ask<T>): Promise<T> {
	try {
		return await inStoreOnce(mode, ask);
	} catch (error) {
		if (error instanceof DOMException && error.name === 'QuotaExceededError') throw error;
		return inStoreOnce(mode, ask);
	}
}

async function inStoreOnce<T>(mode: IDBTransactionMode, ask: Ask<T>): Promise<T> {
	const database = await opened();
	try {
		return await new Promise<T>((resolve, reject) => {
			const transaction = database.transaction('ervaringen', mode);
			const request = ask(transaction.objectStore('ervaringen'));
			transaction.oncomplete = () => resolve(request.result);
			transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('not stored'));
		});
	} finally {
		database.close();
	}
}

function opened(): Promise<IDBDatabase> {
	return within(
		PATIENCE_MS,
		new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('samenleren', 1);
			request.onupgradeneeded = () => request.result.createObjectStore('ervaringen');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error ?? new Error('not opened'));
		})
	);
}

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
	return Promise.race([
		promise,
		new Promise<T>((_, reject) => setTimeout(() => reject(new Error('it took too long')), ms))
	]);
}
