import { redrawPicture } from '../../../ui/redraw-picture.ts';

/** Where the room that keeps pictures takes them in. */
const DOOR = '/werk/plaatjes';

const MOST_BYTES = 40 * 1024 * 1024;
const LONGEST_SIDE = 1600;
/** What goes over the line; the server keeps less still. */
const MOST_SENT = 900 * 1024;

export type Sent = { readonly id: string } | { readonly code: string };

/** Shrinks a picture here, so that a photo from a phone need not travel whole, and has it kept. */
export async function sendPicture(file: File): Promise<Sent> {
	if (file.size > MOST_BYTES) return { code: 'media.picture.too-large' };
	const body = await redrawPicture(file, LONGEST_SIDE, MOST_SENT);
	if (!body) return { code: 'media.picture.unreadable' };
	try {
		const response = await fetch(DOOR, { method: 'POST', body, headers: { 'content-type': body.type } });
		const answer: unknown = await response.json();
		return isSent(answer) ? answer : { code: 'media.picture.not-sent' };
	} catch {
		return { code: 'media.picture.not-sent' };
	}
}

const isSent = (answer: unknown): answer is Sent =>
	typeof answer === 'object' && answer !== null && ('id' in answer || 'code' in answer);
