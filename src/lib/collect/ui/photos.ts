/** Photos of what is told on this device: they lie beside the pieces of recordings, and go before the words. */
import { addPiece, findSound, removePieces } from '#lib/media/ui/pieces.ts';
import type { KeptPhotos } from '#lib/signify/question-types/photo/ui/photos.ts';
import type { Photos } from './desk-world.ts';
import { deliverPhotos } from './photos-post.ts';

const kept: KeptPhotos = {
	put: async (id, photo) => addPiece(id, 0, { bytes: await photo.arrayBuffer(), ms: 0 }),
	find: async (id) => (await findSound(id, ''))?.sound,
	remove: removePieces
};

export const photos: Photos = { ...kept, deliver: (slug, telling) => deliverPhotos(kept, slug, telling) };
