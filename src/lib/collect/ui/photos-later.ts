/** What does the work with photos is loaded only where there are any. */
import { photosIn } from '#lib/signify/photos-in.ts';
import type { Photos } from './desk-world.ts';

export const photosFrom = (load: () => Promise<{ readonly photos: Photos }>): Photos => ({
	async deliver(slug, telling) {
		if (photosIn(telling.answers).length === 0) return undefined;
		// Without a connection the part that sends may not be there either.
		const part = await load().catch(() => undefined);
		return part ? part.photos.deliver(slug, telling) : { kind: 'silence' };
	},
	put: async (id, photo) => (await load()).photos.put(id, photo),
	find: async (id) => (await load()).photos.find(id),
	remove: async (id) => (await load()).photos.remove(id)
});
