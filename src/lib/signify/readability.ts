/**
 * How easily a Dutch text reads: Flesch-Douma, W.H. Douma, "De leesbaarheid van landbouwbladen" (Wageningen, 1960),
 * Flesch's Reading Ease with the weights for Dutch: 206.84 − 0.93 × words a sentence − 77 × syllables a word.
 *
 * A hint and no more: it knows length, not meaning. "Recht" is short and hard, "boterham" long and easy.
 */
export interface Readability {
	/** 100 is very easy, 0 very hard; `undefined` where there is nothing to count. */
	readonly score: number | undefined;
	readonly sentences: number;
	readonly words: number;
	readonly syllables: number;
	/** Whether most people will read it with ease; of few words nothing can be said. */
	readonly level: 'easy' | 'harder' | 'hard' | 'too-short';
	/** What to shorten first, the longest at the front. */
	readonly longSentences: readonly string[];
	readonly longWords: readonly string[];
}

/** Fewer words than this say little about how a text reads. */
const FEWEST_WORDS = 8;
/** About where B1 ends, and where texts of governments usually are. */
const EASY = 65;
const HARDER = 50;
/** More than somebody reads in one breath. */
const LONG_SENTENCE = 15;
const LONG_WORD = 4;
const MOST_HINTS = 3;
/** Nobody waits for a whole book to be counted. */
const MOST_LETTERS = 100_000;

export function readabilityOf(text: string): Readability {
	const sentences = sentencesIn(text.slice(0, MOST_LETTERS));
	const words = sentences.flatMap(wordsIn);
	const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
	const score = words.length ? fleschDouma(words.length / sentences.length, syllables / words.length) : undefined;
	return {
		score,
		sentences: sentences.length,
		words: words.length,
		syllables,
		level: levelOf(score, words.length),
		longSentences: longest(sentences, (sentence) => wordsIn(sentence).length, LONG_SENTENCE),
		longWords: longest([...new Set(words.map((word) => word.toLowerCase()))], syllablesIn, LONG_WORD)
	};
}

export const fleschDouma = (wordsPerSentence: number, syllablesPerWord: number): number =>
	206.84 - 0.93 * wordsPerSentence - 77 * syllablesPerWord;

function levelOf(score: number | undefined, words: number): Readability['level'] {
	if (score === undefined || words < FEWEST_WORDS) return 'too-short';
	if (score >= EASY) return 'easy';
	return score >= HARDER ? 'harder' : 'hard';
}

function longest(all: readonly string[], sizeOf: (one: string) => number, tooLong: number): readonly string[] {
	return all
		.map((one) => ({ one, size: sizeOf(one) }))
		.filter(({ size }) => size >= tooLong)
		.sort((a, b) => b.size - a.size)
		.slice(0, MOST_HINTS)
		.map(({ one }) => one);
}

/** A line of its own is a sentence too: a heading, a point of a list. */
const sentencesIn = (text: string): readonly string[] =>
	text
		.replace(/\b(bijv|enz|nl|dhr|mevr|dr|mr|ca|m\.b\.t|o\.a|d\.w\.z|t\.a\.v)\./gi, '$1')
		.split(/\n+|(?<=[.!?…])["'”’)]*\s+/)
		.map((sentence) => sentence.trim())
		.filter((sentence) => wordsIn(sentence).length > 0);

const wordsIn = (sentence: string): readonly string[] => sentence.match(/[\p{L}\p{M}][\p{L}\p{M}'’]*/gu) ?? [];

/** Vowels that are said as one, the longest first. With a diaeresis a new syllable begins: "reünie", "zeeën". */
const NUCLEUS = /aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|ou|au|[aeiouyáàâéèêíìîóòôúùûäëïöü]/g;

/** Syllables of one Dutch word, counted by the vowels that are heard; at least one. */
export function syllablesIn(word: string): number {
	const said = word
		.toLowerCase()
		.normalize('NFC')
		.replace(/ĳ/g, 'ij')
		.replace(/qu/g, 'kw')
		// At the beginning, or between vowels, it is a consonant: "yoghurt", "royaal".
		.replace(/(^|[aeiou])y(?=[aeiou])/g, '$1j')
		// Words from French end in a silent e after a vowel with an accent.
		.replace(/éé/g, 'é');
	return Math.max(1, said.match(NUCLEUS)?.length ?? 0);
}
