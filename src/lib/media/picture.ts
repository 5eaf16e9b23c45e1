/** A picture that an organisation asks with. */

/** What may come in; more is refused before it is decoded. */
export const MOST_PICTURE_BYTES = 40 * 1024 * 1024;

/** A small file may claim to be a very large picture; this many points fit a camera of 50 megapixels. */
export const MOST_PICTURE_POINTS = 50_000_000;

/** What is kept of it, at most, for each size. */
export const MOST_KEPT_BYTES = 300 * 1024;

/** How many an organisation keeps: dozens of questionnaires full of them. */
export const MOST_PICTURES = 500;

/** What nobody asks with goes by itself; until then somebody may be halfway. */
export const UNUSED_PICTURE_DAYS = 30;

export type PictureSize = 'small' | 'large';

/** The longest side in points. */
export const LONGEST_SIDE: Readonly<Record<PictureSize, number>> = { small: 400, large: 1200 };

/** The kinds of picture we decode, told by their first bytes, never by what they are called. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';

export function kindOfPicture(bytes: Uint8Array): PictureKind | undefined {
	const text = String.fromCharCode(...bytes.subarray(0, 16));
	if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
	if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
	if (/^GIF8[79]a/.test(text)) return 'gif';
	if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
	return /^ftypavi[fs]/.test(text.slice(4)) ? 'avif' : undefined;
}

/** `<id>.webp` or `<id>.400.webp`, as it stands in an address. */
export function readPictureName(name: string): { readonly id: string; readonly size: PictureSize } | undefined {
	const match = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\.400)?\.webp$/.exec(name);
	return match?.[1] === undefined ? undefined : { id: match[1], size: match[2] ? 'small' : 'large' };
}
