import { saveBlob } from '#lib/collect/ui/device-files.ts';

export type PictureFormat = 'svg' | 'png';

/** Twice as many pixels as it is wide: sharp on paper and on a fine screen. */
const DENSITY = 2;

/** Gives the reader a file of their own; nothing leaves the device. */
export async function savePicture(svg: string, name: string, format: PictureFormat): Promise<void> {
	const drawing = new Blob([svg], { type: 'image/svg+xml' });
	saveBlob(`${name}.${format}`, format === 'svg' ? drawing : await painted(drawing));
}

/** @throws Error when this browser cannot paint one so large */
async function painted(drawing: Blob): Promise<Blob> {
	const url = URL.createObjectURL(drawing);
	try {
		const image = new Image();
		image.src = url;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = image.naturalWidth * DENSITY;
		canvas.height = image.naturalHeight * DENSITY;
		canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
		const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
		if (!blob) throw new Error('no picture of this size');
		return blob;
	} finally {
		URL.revokeObjectURL(url);
	}
}
