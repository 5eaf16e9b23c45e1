/** Where photos lie while somebody tells, and where a reader finds them. Who draws the page says so; else in this page only. */
import { getContext, setContext } from 'svelte';

/** The photos of what is being told, on this device. */
export interface KeptPhotos {
	/** @returns whether it is on the device; else it is only in this page */
	put(id: string, photo: Blob): Promise<boolean>;
	find(id: string): Promise<Blob | undefined>;
	/** Once no answer names it any more. */
	remove(id: string): Promise<void>;
}

const KEPT = Symbol('kept photos');
const ADDRESS = Symbol('address of a photo');

/** A trial or an example keeps nothing. */
export function photosInThisPage(): KeptPhotos {
	const kept = new Map<string, Blob>();
	return {
		put: (id, photo) => Promise.resolve(kept.set(id, photo).has(id)),
		find: (id) => Promise.resolve(kept.get(id)),
		remove: (id) => Promise.resolve(void kept.delete(id))
	};
}

export const providePhotos = (photos: () => KeptPhotos | undefined): void => void setContext(KEPT, photos);

export function usePhotos(): KeptPhotos {
	const given = getContext<(() => KeptPhotos | undefined) | undefined>(KEPT);
	const here = photosInThisPage();
	const now = () => given?.() ?? here;
	return {
		put: (id, photo) => now().put(id, photo),
		find: (id) => now().find(id),
		remove: (id) => now().remove(id)
	};
}

type AddressOf = (id: string) => string | undefined;

/** Where this reader may see a photo; without it a photo is said in words. */
export const providePhotoAddress = (address: AddressOf): void => void setContext(ADDRESS, address);

export const usePhotoAddress = (): AddressOf => getContext<AddressOf | undefined>(ADDRESS) ?? (() => undefined);
