import sharp from 'sharp';
import { kindOfPicture, LONGEST_SIDE, MOST_KEPT_BYTES, MOST_PICTURE_BYTES, MOST_PICTURE_POINTS } from '../picture.ts';
import { LONGEST_PHOTO_SIDE, MOST_PHOTO_BYTES } from '../photo.ts';
import { noPicture, pictureTooLarge, pictureTooManyPoints } from '../picture-problems.ts';

// One picture at a time on one core: an upload must not make tellers wait.
sharp.concurrency(1);
sharp.cache(false);

const SECONDS = 20;

/** First as it should be; a picture that will not become small enough loses detail, and then size. */
const ATTEMPTS = [
	{ side: 1, quality: 80 },
	{ side: 1, quality: 60 },
	{ side: 1, quality: 40 },
	{ side: 0.75, quality: 40 },
	{ side: 0.5, quality: 40 },
	{ side: 0.25, quality: 30 }
] as const;

export interface Redrawn {
	readonly large: Buffer;
	readonly small: Buffer;
}

/**
 * The picture drawn anew, upright, and nothing else of the file: no place, no moment, no camera, nothing hidden behind it.
 * @throws Problem `invalid`
 */
export const redraw = (bytes: Uint8Array): Promise<Redrawn> =>
	ofPicture(bytes, async () => ({
		large: await drawn(bytes, LONGEST_SIDE.large, MOST_KEPT_BYTES),
		small: await drawn(bytes, LONGEST_SIDE.small, MOST_KEPT_BYTES)
	}));

/**
 * The same of a photo that a teller gave.
 * @throws Problem `invalid`
 */
export const redrawPhoto = (bytes: Uint8Array): Promise<Buffer> =>
	ofPicture(bytes, () => drawn(bytes, LONGEST_PHOTO_SIDE, MOST_PHOTO_BYTES));

/** Only of what is a picture, and not too large a one. */
async function ofPicture<Drawn>(bytes: Uint8Array, draw: () => Promise<Drawn>): Promise<Drawn> {
	if (bytes.length > MOST_PICTURE_BYTES) throw pictureTooLarge();
	if (!kindOfPicture(bytes)) throw noPicture();
	try {
		const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
		if (width * height > MOST_PICTURE_POINTS) throw pictureTooManyPoints();
		return await draw();
	} catch (cause) {
		if (cause instanceof Error && cause.name === 'Problem') throw cause;
		throw noPicture(cause);
	}
}

async function drawn(bytes: Uint8Array, longest: number, mostBytes: number): Promise<Buffer> {
	const pixels = await sharp(bytes, { limitInputPixels: MOST_PICTURE_POINTS, failOn: 'error' })
		.autoOrient()
		.resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
		.timeout({ seconds: SECONDS })
		.png({ compressionLevel: 1 })
		.toBuffer();
	for (const { side, quality } of ATTEMPTS) {
		const width = Math.round(longest * side);
		const webp = await sharp(pixels)
			.resize({ width, height: width, fit: 'inside', withoutEnlargement: true })
			.webp({ quality })
			.toBuffer();
		if (webp.length <= mostBytes) return webp;
	}
	throw noPicture();
}
