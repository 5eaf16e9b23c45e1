/** A picture drawn anew on the device: smaller, upright, and nothing else of the file (no place, no moment, no camera). */
const QUALITIES = [0.85, 0.7, 0.5];
const SMALLER = [1, 0.75, 0.5];

/** @returns `undefined` when this browser cannot draw it, or not as small as it must be */
export async function redrawPicture(file: Blob, longestSide: number, mostBytes: number): Promise<Blob | undefined> {
	const picture = await createImageBitmap(file).catch(() => undefined);
	if (!picture) return undefined;
	try {
		for (const part of SMALLER) {
			const canvas = drawn(picture, longestSide * part);
			for (const quality of QUALITIES) {
				const blob = canvas && (await packed(canvas, quality));
				if (blob && blob.size <= mostBytes) return blob;
			}
		}
		return undefined;
	} finally {
		picture.close();
	}
}

function drawn(picture: ImageBitmap, longestSide: number): HTMLCanvasElement | undefined {
	const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(picture.width * scale));
	canvas.height = Math.max(1, Math.round(picture.height * scale));
	const pen = canvas.getContext('2d');
	pen?.drawImage(picture, 0, 0, canvas.width, canvas.height);
	return pen ? canvas : undefined;
}

/** Not every browser writes WebP; one that does not would give a PNG. */
async function packed(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
	const webp = await blobOf(canvas, 'image/webp', quality);
	if (webp?.type === 'image/webp') return webp;
	const pen = canvas.getContext('2d')!;
	// What is see-through would become black.
	pen.globalCompositeOperation = 'destination-over';
	pen.fillStyle = '#fff';
	pen.fillRect(0, 0, canvas.width, canvas.height);
	return blobOf(canvas, 'image/jpeg', quality);
}

const blobOf = (canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob | null> =>
	new Promise((resolve) => canvas.toBlob(resolve, type, quality));
