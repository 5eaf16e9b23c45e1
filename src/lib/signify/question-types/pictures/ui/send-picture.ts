/** Where the room that keeps pictures takes them in. */
const DOOR = '/werk/plaatjes';

const MOST_BYTES = 40 * 1024 * 1024;
/** From the best to what the busiest picture still fits in: its longest side, and how finely it is drawn. */
const SMALLER = [
	[1600, 0.9],
	[1600, 0.7],
	[1200, 0.6],
	[900, 0.5]
] as const;
/** What goes over the line; the server keeps less still. */
const MOST_SENT = 900 * 1024;

export type Sent = { readonly id: string } | { readonly code: string };

/** Shrinks a picture here, so that a photo from a phone need not travel whole, and has it kept. */
export async function sendPicture(file: File): Promise<Sent> {
	if (file.size > MOST_BYTES) return { code: 'media.picture.too-large' };
	const body = await shrunken(file);
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

async function shrunken(file: File): Promise<Blob | undefined> {
	const picture = await createImageBitmap(file).catch(() => undefined);
	if (!picture) return undefined;
	try {
		for (const [side, quality] of SMALLER) {
			const blob = await drawn(picture, side, quality);
			if (blob && blob.size <= MOST_SENT) return blob;
		}
		return undefined;
	} finally {
		picture.close();
	}
}

function drawn(picture: ImageBitmap, longest: number, quality: number): Promise<Blob | null> {
	const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(picture.width * scale));
	canvas.height = Math.max(1, Math.round(picture.height * scale));
	canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
	return new Promise((resolve) => canvas.toBlob(resolve, 'image/webp', quality));
}
