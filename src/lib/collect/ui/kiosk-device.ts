/**
 * The device of a screen for everybody: what is being told lives in the memory of the page and nowhere else. Only what
 * was sent and waits for a connection is kept, locked with a key that no script can read out, until it arrived.
 */
import { classesOf, LOOK_COOKIE, lookFrom } from '#lib/design/look.ts';
import { isAt, keptFrom } from '../kept.ts';
import type { World } from './desk-world.ts';
import { browserWorld, ON_ITS_WAY, PREFIX } from './device.ts';
import { HERE, type Copy, type Shelf } from './drawer.ts';

export const kioskWorld = (): World => ({
	...browserWorld(nothingAloud),
	shelf: shelfInMemory(),
	copy: sealedCopy(),
	// A reload is what the next teller does.
	readTab: () => ({ id: null, receipt: null }),
	writeTab: () => undefined
});

/**
 * What the ordinary page of the same browser, or somebody's reading help, left behind: how large somebody reads, that they were
 * here, that they were sending. Words that somebody told at the ordinary address are theirs, and stay.
 */
export function wipeTraces(): void {
	document.cookie = `${LOOK_COOKIE}=; Path=/; Max-Age=0`;
	document.documentElement.classList.remove(...classesOf(lookFrom('2c')).split(' '), classesOf(lookFrom('3')));
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

interface Sealed {
	/** Absent where the browser gives no cryptography: a house without https. */
	readonly iv?: Uint8Array<ArrayBuffer>;
	readonly content: ArrayBuffer | string;
}

function sealedCopy(): Copy {
	let queue: Promise<unknown> = Promise.resolve();
	const inTurn = <T>(deed: () => Promise<T>): Promise<T> => {
		const next = queue.then(deed, deed);
		queue = next.catch(() => undefined);
		return next;
	};
	const remove = (id: string) => inStore('wachtend', 'readwrite', (store) => store.delete(id));
	return {
		all: () =>
			inTurn(async () => {
				const sealed = await inStore<Sealed[]>('wachtend', 'readonly', (store) => store.getAll());
				const read = await Promise.all(sealed.map((one) => open(one).catch(() => undefined)));
				return read.filter((json) => json !== undefined);
			}),
		put: (id, json) =>
			inTurn(async () => {
				const kept = keptFrom(json);
				const waits = kept && (isAt('waiting')(kept) || isAt('refused')(kept));
				if (!waits) return void (await remove(id));
				const sealed = await seal(json);
				await inStore('wachtend', 'readwrite', (store) => store.put(sealed, id));
			}),
		remove: (id) => inTurn(async () => void (await remove(id)))
	};
}

async function seal(json: string): Promise<Sealed> {
	const key = await ownKey();
	if (!key) return { content: json };
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const content = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(json));
	return { iv, content };
}

async function open({ iv, content }: Sealed): Promise<string | undefined> {
	if (typeof content === 'string') return content;
	const key = await ownKey();
	if (!key || !iv) return undefined;
	return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, content));
}

/** Made once on this device; the browser uses it and gives it to nobody. */
async function ownKey(): Promise<CryptoKey | undefined> {
	if (!globalThis.crypto?.subtle) return undefined;
	const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
	// Of two pages that make one at the same time the first wins, and both use that one.
	await inStore('sleutel', 'readwrite', (store) => store.add(fresh, 'eigen')).catch(() => undefined);
	return inStore<CryptoKey>('sleutel', 'readonly', (store) => store.get('eigen'));
}

type StoreName = 'wachtend' | 'sleutel';

async function inStore<T>(
	name: StoreName,
	mode: IDBTransactionMode,
	ask: (store: IDBObjectStore) => IDBRequest
): Promise<T> {
	const database = await opened();
	try {
		return await new Promise<T>((resolve, reject) => {
			const transaction = database.transaction(name, mode);
			const request = ask(transaction.objectStore(name));
			transaction.oncomplete = () => resolve(request.result as T);
			transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('not stored'));
		});
	} finally {
		database.close();
	}
}

const opened = (): Promise<IDBDatabase> =>
	new Promise((resolve, reject) => {
		const request = indexedDB.open('samenleren-kiosk', 1);
		request.onupgradeneeded = () => {
			request.result.createObjectStore('wachtend' satisfies StoreName);
			request.result.createObjectStore('sleutel' satisfies StoreName);
		};
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('not opened'));
	});
