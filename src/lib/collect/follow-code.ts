/**
 * A follow code gives access to one story without an account: five everyday words, 50 bits.
 * Written on a note, read over a telephone, typed with a thumb.
 */
import { FOLLOW_CODE_WORDS } from './follow-code-words.ts';

const WORDS_IN_CODE = 5;
const BITS_PER_WORD = 10;

const known = new Set(FOLLOW_CODE_WORDS);
const longest = Math.max(...FOLLOW_CODE_WORDS.map((word) => word.length));

/**
 * The code that stands for the first 50 bits of something random.
 * @param random  at least 7 bytes
 */
export function followCodeFrom(random: Uint8Array): string {
	const words: string[] = [];
	let held = 0;
	let bits = 0;
	for (const byte of random) {
		held = (held << 8) | byte;
		bits += 8;
		if (bits < BITS_PER_WORD) continue;
		bits -= BITS_PER_WORD;
		words.push(FOLLOW_CODE_WORDS[held >> bits]!); // ten bits: one of 1024
		held &= (1 << bits) - 1;
		if (words.length === WORDS_IN_CODE) return words.join(' ');
	}
	throw new RangeError(`no follow code in ${random.length} bytes`);
}

/** What other keyboards have in the place of our letters: Turkish, Polish, and Cyrillic that looks the same. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
	...{ ı: 'i', ł: 'l', đ: 'd', ø: 'o', α: 'a' },
	...{ а: 'a', е: 'e', і: 'i', к: 'k', м: 'm', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x', ј: 'j', ѕ: 's' }
};

/**
 * The code somebody wrote down, however they wrote it: capitals, commas, hyphens, accents, words run together or torn
 * apart by a telephone that knows better. It does not guess at words that are not there.
 * @returns five words with single spaces; `undefined` when this is no code
 */
export function readFollowCode(written: string): string | undefined {
	const words = written
		.slice(0, 500)
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[ıłđøαаеікморстухјѕ]/g, (letter) => LOOKS_LIKE[letter] ?? letter)
		.split(/[^a-z]+/)
		.filter((word) => word !== '');
	if (words.length === WORDS_IN_CODE && words.every((word) => known.has(word))) return words.join(' ');

	const letters = words.join('');
	if (letters.length > WORDS_IN_CODE * longest) return undefined;
	const readings = splits(letters, WORDS_IN_CODE);
	return readings.length === 1 ? readings[0] : undefined;
}

/** All ways to read `letters` as `count` words of the list. */
function splits(letters: string, count: number): string[] {
	if (count === 1) return known.has(letters) ? [letters] : [];
	const found: string[] = [];
	for (let length = 3; length <= longest && length < letters.length; length++) {
		const first = letters.slice(0, length);
		if (!known.has(first)) continue;
		for (const rest of splits(letters.slice(length), count - 1)) found.push(`${first} ${rest}`);
	}
	return found;
}
