import { MOST_PICTURE_BYTES } from '../picture.ts';
import { noPicture, pictureTooLarge } from '../picture-problems.ts';

/**
 * The bytes of a request, and never more than a picture may be: what says or turns out to be larger is not read on.
 * @throws Problem `invalid`
 */
export async function readUpload(request: Request): Promise<Uint8Array> {
	if (Number(request.headers.get('content-length') ?? 0) > MOST_PICTURE_BYTES) throw pictureTooLarge();
	const pieces: Uint8Array[] = [];
	let length = 0;
	try {
		for await (const piece of request.body ?? []) {
			length += piece.length;
			if (length > MOST_PICTURE_BYTES) break;
			pieces.push(piece);
		}
	} catch {
		// The house stops reading where its own limit is, before ours.
		throw pictureTooLarge();
	}
	if (length > MOST_PICTURE_BYTES) throw pictureTooLarge();
	if (length === 0) throw noPicture();
	return Buffer.concat(pieces);
}
