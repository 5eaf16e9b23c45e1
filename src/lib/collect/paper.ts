/** The story point as a form on paper. */
import type { Id } from '#lib/platform/id.ts';

/** A form says which point and which questions it is of, so that a pile of paper can be told apart. */
export const formCode = (id: Id<'story-point'>): string => id.replaceAll('-', '').slice(-6).toUpperCase();

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ckb', 'ps', 'yi']);

/** Which way a language is written. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
	RIGHT_TO_LEFT.has(language.split('-')[0]!) ? 'rtl' : 'ltr';

/** What fits at the foot of a page. */
const SHORT_PRIVACY = 1100;

/** Whole paragraphs, as many as fit on paper; the rest stands at the address of the point. */
export function shortPrivacy(privacy: string): { readonly paragraphs: readonly string[]; readonly isWhole: boolean } {
	const all = privacy.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
	let room = SHORT_PRIVACY;
	const fitting = all.filter((paragraph, index) => {
		room -= paragraph.length;
		return index === 0 || room >= 0;
	});
	return { paragraphs: fitting, isWhole: fitting.length === all.length };
}

/** The number of the sheet after this one: its last digits counted on, as many digits as there were. */
export function nextSheet(sheet: string): string {
	const found = /^(.*?)(\d{1,9})$/.exec(sheet);
	if (!found) return '';
	const [, before, digits] = found;
	return before! + String(Number(digits) + 1).padStart(digits!.length, '0');
}
