import type { Say } from '#lib/platform/messages.ts';

/** A deed in words; one nobody found words for yet is named as it is. */
export function deedInWords(say: Say, deed: string): string {
	const key = `people.deed.${deed}`;
	const words = say(key);
	return words === key ? deed : words;
}
