import { MOST_PICTURE_BYTES } from '../picture.ts';
import { noPicture, pictureTooLarge } from '../picture-problems.ts';

/**
 * The bytes of a request, and never more than a picture (or `most`) may be: what says or turns out to be larger is not read on.
 * @throws Problem `invalid`
 */
export async function readUpload(
	request: Request,
	most = MOST_PICTURE_BYTES,
	tooLarge = pictureTooLarge
): Promise<Uint8Array> {
	if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge();
	const pieces = await readPieces(request, most).catch(() => undefined);
	// The house stops reading where its own limit is, before ours.
	if (!pieces) throw tooLarge();
	if (pieces.length === 0) throw noPicture();
	return Buffer.concat(pieces);
}

/** @returns `undefined` when there is more than `most` */
async function readPieces(request: Request, most: number): Promise<Uint8Array[] | undefined> {
	const pieces: Uint8Array[] = [];
	let length = 0;
	for await (const piece of request.body ?? []) {
		length += piece.length;
		if (length > most) return undefined;
		if (piece.length > 0) pieces.push(piece);
	}
	return pieces;
}
