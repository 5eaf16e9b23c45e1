/**
 * The pieces of recordings on this device, written as they are made. What the device does not take stays in this page,
 * and is asked for as if it were kept.
 */
const DATABASE = 'samenleren-opnamen';
const STORE = 'opnamen';
/** A browser that cannot open its database says nothing at all. */
const PATIENCE_MS = 3_000;

interface Piece {
	readonly bytes: ArrayBuffer;
	/** How long the recording is with this piece. */
	readonly ms: number;
}

export interface Found {
	readonly sound: Blob;
	readonly ms: number;
}

const inThisPage = new Map<string, Map<number, Piece>>();

/** @returns whether it is on the device; else it is only in this page */
export async function addPiece(id: string, number: number, piece: Piece): Promise<boolean> {
	try {
		await inStore('readwrite', (store) => store.put(piece, [id, number]));
		return true;
	} catch {
		const pieces = inThisPage.get(id) ?? new Map<number, Piece>();
		inThisPage.set(id, pieces.set(number, piece));
		return false;
	}
}

/** Everything that is kept of a recording, in order; `undefined` when there is nothing. */
export async function findSound(id: string, mime: string): Promise<Found | undefined> {
	const kept = new Map(inThisPage.get(id));
	const [numbers, pieces] = await Promise.all([
		inStore('readonly', (store) => store.getAllKeys(allOf(id))),
		inStore('readonly', (store) => store.getAll(allOf(id)) as IDBRequest<Piece[]>)
	]).catch((problem: unknown) => {
		if (kept.size) return [[], []] as [IDBValidKey[], Piece[]];
		throw problem;
	});
	for (const [index, key] of numbers.entries()) kept.set((key as [string, number])[1], pieces[index]!);
	const all = [...kept].sort(([one], [other]) => one - other).map(([, piece]) => piece);
	if (!all.length) return undefined;
	return {
		sound: new Blob(
			all.map(({ bytes }) => bytes),
			{ type: mime }
		),
		ms: all.at(-1)!.ms
	};
}

export async function removePieces(id: string): Promise<void> {
	inThisPage.delete(id);
	await inStore('readwrite', (store) => store.delete(allOf(id)));
}

const allOf = (id: string) => IDBKeyRange.bound([id], [id, []]);

/** Opened anew for every deed, and once more when a browser that slept closed it behind our back. */
async function inStore<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
	return once(mode, ask).catch((problem: unknown) => {
		if (problem instanceof DOMException && problem.name === 'QuotaExceededError') throw problem;
		return once(mode, ask);
	});
}

async function once<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
	const database = await opened();
	try {
		return await new Promise<T>((resolve, reject) => {
			// Strict: on the disk itself, so that an empty battery takes nothing with it.
			const transaction = database.transaction(STORE, mode, { durability: 'strict' });
			const request = ask(transaction.objectStore(STORE));
			transaction.oncomplete = () => resolve(request.result);
			transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('not stored'));
		});
	} finally {
		database.close();
	}
}

function opened(): Promise<IDBDatabase> {
	return new Promise<IDBDatabase>((resolve, reject) => {
		const request = indexedDB.open(DATABASE, 1);
		request.onupgradeneeded = () => request.result.createObjectStore(STORE);
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('not opened'));
		setTimeout(() => reject(new Error('it took too long')), PATIENCE_MS);
	});
}
