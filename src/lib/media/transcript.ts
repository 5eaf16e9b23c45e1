/** Words with where they were heard. */
export interface Word {
	readonly text: string;
	readonly fromMs: number;
	readonly toMs: number;
}

/** Mono sound, 16 000 samples a second, from -1 to 1. */
export type Sound = Float32Array;

export const SAMPLE_RATE = 16_000;

/** Whatever writes down what is said. */
export interface Transcriber {
	readonly engine: string;
	readonly model: string;
	readonly modelVersion: string;
	/**
	 * @param language  what is spoken, two or three letters; it is never guessed
	 * @param onProgress  hears how far it is, from 0 to 1
	 */
	/** @returns the language that is spoken, when it is sure of it */
	readonly recognise: (sound: Sound) => Promise<string | undefined>;
	readonly transcribe: (sound: Sound, language: string, onProgress: (done: number) => void) => Promise<Word[]>;
}

/** What became of looking at a recording. `media.reason.<reason>` says why. */
export type Outcome =
	| { readonly kind: 'rejected'; readonly reason: 'no-sound' | 'too-long' }
	| {
			readonly kind: 'sound-only';
			readonly reason: 'unknown-sound' | 'no-engine' | 'language' | 'failed';
			readonly durationMs?: number;
	  }
	| ({
			readonly kind: 'written';
			readonly durationMs: number;
			readonly words: readonly Word[];
			/** What was recognised, where the teller did not say. */
			readonly language?: string;
	  } & Pick<Transcriber, 'engine' | 'model' | 'modelVersion'>);

/** A pause as long as this begins a paragraph. */
const PARAGRAPH_PAUSE_MS = 1800;

export function textOf(words: readonly Word[]): string {
	return words
		.map(({ text, fromMs }, i) => {
			const before = words[i - 1];
			if (!before) return text;
			return (fromMs - before.toMs >= PARAGRAPH_PAUSE_MS ? '\n\n' : ' ') + text;
		})
		.join('');
}

/** Nobody says the same words five times over; a machine that lost its way does. */
const MOST_REPEATS = 4;
const LONGEST_PHRASE = 12;

/** The same words, with a phrase that goes on and on said once. */
export function withoutRepetition(words: readonly Word[]): Word[] {
	const kept: Word[] = [];
	for (let i = 0; i < words.length;) {
		const loop = loopAt(words, i);
		kept.push(...words.slice(i, i + (loop?.length ?? 1)));
		i += loop ? loop.length * loop.times : 1;
	}
	return kept;
}

function loopAt(words: readonly Word[], from: number): { length: number; times: number } | undefined {
	for (let length = 1; length <= LONGEST_PHRASE; length++) {
		let times = 1;
		while (isSame(words, from, from + times * length, length)) times++;
		if (times > MOST_REPEATS) return { length, times };
	}
	return undefined;
}

const isSame = (words: readonly Word[], a: number, b: number, length: number) =>
	b + length <= words.length &&
	words.slice(a, a + length).every(({ text }, i) => bare(text) === bare(words[b + i]!.text));

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The words of a stretch of speech, spread over it by their length: for models that do not say where each word is. */
export function spread(text: string, fromMs: number, toMs: number): Word[] {
	const words = text.split(/\s+/).filter(Boolean);
	const letters = words.reduce((sum, word) => sum + word.length, 0);
	let said = 0;
	return words.map((word) => {
		const start = fromMs + ((toMs - fromMs) * said) / letters;
		said += word.length;
		return { text: word, fromMs: Math.round(start), toMs: Math.round(fromMs + ((toMs - fromMs) * said) / letters) };
	});
}

/** The languages Whisper was taught; any other it would write down as one of these. */
const WRITTEN = new Set(
	(
		'nl en de fr es it pt pl tr ar uk ru ro bg el hu cs sk sl hr sr bs mk sq sv da no nn fi is et lv lt ' +
		'zh ja ko vi th id ms tl hi ur bn pa ta te mr gu fa he hy ka az kk so sw am yo ha af cy ca gl eu mt ne si km lo my'
	).split(' ')
);

/** The language as the engine knows it, or `undefined` when it would only make something up. */
export function spokenLanguage(tag: string): string | undefined {
	const language = tag.split('-', 1)[0]!.toLowerCase();
	return WRITTEN.has(language) ? language : undefined;
}

/** What a teller says who speaks another language than those of the story point. */
export const OTHER_LANGUAGE = 'und';

/** Of Dutch, English, German, French, Polish and Spanish nothing was taken for another language above this. */
const SURE = 0.8;

/** @param chances  of every language that the engine knows how likely it is, together 1 */
export function surelySpoken(chances: Readonly<Record<string, number>>): string | undefined {
	return Object.keys(chances).find((language) => chances[language]! >= SURE && WRITTEN.has(language));
}
