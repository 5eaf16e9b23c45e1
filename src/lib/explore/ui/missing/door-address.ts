import type { ChoiceDimension } from '#lib/signify/dimension.ts';

/** The page where a way in is made, with what is known of it filled in. */
export function doorAddress(
	base: string,
	{ id, name }: { id: string; name: string },
	{ shape }: ChoiceDimension
): string {
	const query = new URLSearchParams({ naam: name });
	if (shape === 'areas') query.set('wijk', id);
	return `${base}/ingangen?${query}#nieuwe-ingang`;
}
