/** What the types with several answers in one question share when they are typed over: one word for each, in order. */
import type { Part } from '../questionnaire.ts';
import type { Issue } from './question-type.ts';

/** Typed for a part that was left open. */
export const isDash = (word: string): boolean => /^[-–—]$/.test(word);

/** `2 1 – 3`, or the same without spaces where every word is one sign. */
export function wordsIn(typed: string): readonly string[] {
	const words = typed.split(/[\s,;]+/).filter((word) => word !== '');
	return words.length === 1 ? [...words[0]!] : words;
}

/** A word for each part; `issue` when there are more or fewer, or when one of them cannot be read. */
export function readEach<Value>(
	parts: readonly Part[],
	words: readonly string[],
	issue: Issue,
	read: (word: string) => Value | undefined
): Readonly<Record<string, Value>> | Issue {
	if (words.length !== parts.length) return issue;
	const answered: [string, Value][] = [];
	for (const [index, { id }] of parts.entries()) {
		const word = words[index]!;
		if (isDash(word)) continue;
		const value = read(word);
		if (value === undefined) return issue;
		answered.push([id, value]);
	}
	return Object.fromEntries(answered);
}

/** A whole number from `least` to `most`; `undefined` for anything else. */
export function wholeIn(word: string, least: number, most: number): number | undefined {
	const number = /^\d{1,3}$/.test(word) ? Number(word) : NaN;
	return number >= least && number <= most ? number : undefined;
}

/** What a typist may copy, as long as what is asked; the third is left open. */
export const exampleOf = (words: readonly string[], count: number): string =>
	Array.from({ length: count }, (_, index) => (index === 2 ? '–' : words[index % words.length]!)).join(' ');
