import { uuidV7 } from '#lib/platform/uuid.ts';
import { redrawPicture } from '../../../ui/redraw-picture.ts';
import type { KeptPhotos } from './photos.ts';

const MOST_BYTES = 40 * 1024 * 1024;
const LONGEST_SIDE = 1600;
/** What waits here and goes over the line. */
const MOST_SENT = 600 * 1024;

export type Taken =
	| {
			readonly id: string;
			/** Whether it is on the device; else it is only in this page. */
			readonly isKept: boolean;
	  }
	| { readonly trouble: 'too-large' | 'unreadable' | 'not-kept' };

/** Draws a photo anew on this device and keeps it here; of the file itself nothing stays. */
export async function takePhoto(file: File, photos: KeptPhotos): Promise<Taken> {
	if (file.size > MOST_BYTES) return { trouble: 'too-large' };
	const photo = await redrawPicture(file, LONGEST_SIDE, MOST_SENT);
	if (!photo) return { trouble: 'unreadable' };
	const id = uuidV7(new Date(), crypto.getRandomValues(new Uint8Array(16)));
	try {
		return { id, isKept: await photos.put(id, photo) };
	} catch {
		return { trouble: 'not-kept' };
	}
}
