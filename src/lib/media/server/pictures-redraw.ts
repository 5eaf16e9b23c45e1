import sharp from 'sharp';
import { kindOfPicture, LONGEST_SIDE, MOST_KEPT_BYTES, MOST_PICTURE_BYTES, MOST_PICTURE_POINTS } from '../picture.ts';
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
export async function redraw(bytes: Uint8Array): Promise<Redrawn> {
	if (bytes.length > MOST_PICTURE_BYTES) throw pictureTooLarge();
	if (!kindOfPicture(bytes)) throw noPicture();
	try {
		const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
		if (width * height > MOST_PICTURE_POINTS) throw pictureTooManyPoints();
		return { large: await drawn(bytes, LONGEST_SIDE.large), small: await drawn(bytes, LONGEST_SIDE.small) };
	} catch (cause) {
		if (cause instanceof Error && cause.name === 'Problem') throw cause;
		throw noPicture(cause);
	}
}

async function drawn(bytes: Uint8Array, longest: number): Promise<Buffer> {
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
		if (webp.length <= MOST_KEPT_BYTES) return webp;
	}
	throw noPicture();
}
