/**
 * How big and how strong somebody wants to read: kept in a cookie that says no more than that, so that the server draws
 * it at once and nothing jumps.
 */
export interface Look {
	readonly size: 1 | 2 | 3;
	readonly isStrong: boolean;
}

export const LOOK_COOKIE = 'leeshulp';

/** Reads back what {@link writeLook} wrote; anything else is the ordinary look. */
export const lookFrom = (written: string | undefined): Look => ({
	size: (Number(/^[123]/.exec(written ?? '')?.[0] ?? 1) as Look['size']) || 1,
	isStrong: /^[123]c$/.test(written ?? '')
});

export const writeLook = ({ size, isStrong }: Look): string => `${size}${isStrong ? 'c' : ''}`;

/** The look as an address asks for it: `?letters=2`, `?contrast=ja`. */
export function lookAfter(look: Look, wishes: URLSearchParams): Look {
	const size = wishes.get('letters') ?? '';
	const contrast = wishes.get('contrast');
	return {
		size: /^[123]$/.test(size) ? (Number(size) as Look['size']) : look.size,
		isStrong: contrast === null ? look.isStrong : contrast === 'ja'
	};
}

/** What the page wears on its root. */
export const classesOf = ({ size, isStrong }: Look): string =>
	[size > 1 && `letters-${size}`, isStrong && 'contrast'].filter(Boolean).join(' ');
