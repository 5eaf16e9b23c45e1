/** Photos on a screen for everybody: in the memory of the page, and sealed on the device only once they were sent. */
import { photosIn } from '#lib/signify/photos-in.ts';
import { photosInThisPage, type KeptPhotos } from '#lib/signify/question-types/photo/ui/photos.ts';
import type { Photos } from './desk-world.ts';
import { inSealedStore, openSeal, seal, type Sealed } from './kiosk-seal.ts';
import { deliverPhotos } from './photos-post.ts';

const here = photosInThisPage();

const kept: KeptPhotos = {
	...here,
	find: async (id) => (await here.find(id)) ?? findSealed(id),
	async remove(id) {
		await here.remove(id);
		await inSealedStore('fotos', 'readwrite', (store) => store.delete(id));
	}
};

export const photos: Photos = {
	...kept,
	async deliver(slug, telling) {
		for (const { id } of photosIn(telling.answers)) await keepSealed(id).catch(() => undefined);
		return deliverPhotos(kept, slug, telling);
	}
};

async function keepSealed(id: string): Promise<void> {
	const photo = await here.find(id);
	if (!photo) return;
	const sealed = await seal(await photo.arrayBuffer());
	await inSealedStore('fotos', 'readwrite', (store) => store.put(sealed, id));
}

async function findSealed(id: string): Promise<Blob | undefined> {
	const sealed = await inSealedStore<Sealed | undefined>('fotos', 'readonly', (store) => store.get(id));
	const bytes = sealed && (await openSeal(sealed));
	return bytes && new Blob([bytes]);
}
