/** What waits on a screen for everybody, locked with a key that no script can read out. */

export interface Sealed {
	/** Absent where the browser gives no cryptography: a house without https. */
	readonly iv?: Uint8Array<ArrayBuffer>;
	/** Words that could not be locked stand here as they are. */
	readonly content: ArrayBuffer | string;
}

export async function seal(bytes: BufferSource): Promise<Sealed | { readonly content: BufferSource }> {
	const key = await ownKey();
	if (!key) return { content: bytes };
	const iv = crypto.getRandomValues(new Uint8Array(12));
	return { iv, content: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes) };
}

/** @returns `undefined` when it cannot be opened any more */
export async function openSeal({ iv, content }: Sealed): Promise<ArrayBuffer | undefined> {
	if (typeof content === 'string') return new TextEncoder().encode(content).buffer;
	if (!iv) return content;
	const key = await ownKey();
	return key && crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, content);
}

/** Made once on this device; the browser uses it and gives it to nobody. */
async function ownKey(): Promise<CryptoKey | undefined> {
	if (!globalThis.crypto?.subtle) return undefined;
	const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
	// Of two pages that make one at the same time the first wins, and both use that one.
	await inSealedStore('sleutel', 'readwrite', (store) => store.add(fresh, 'eigen')).catch(() => undefined);
	return inSealedStore<CryptoKey>('sleutel', 'readonly', (store) => store.get('eigen'));
}

const STORES = ['wachtend', 'sleutel', 'fotos'] as const;
type StoreName = (typeof STORES)[number];

export async function inSealedStore<T>(
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
		const request = indexedDB.open('samenleren-kiosk', 2);
		request.onupgradeneeded = () => {
			for (const name of STORES)
				if (!request.result.objectStoreNames.contains(name)) request.result.createObjectStore(name);
		};
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('not opened'));
	});
