import type { Say } from '#lib/platform/messages.ts';

/** A deed as its own room says it; one that nobody found words for is named as it is. */
export function deedInWords(say: Say, deed: string): string {
	const key = `${deed}.done`;
	const words = say(key);
	return words === key ? deed : words;
}
