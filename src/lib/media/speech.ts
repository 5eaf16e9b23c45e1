/** Where in a recording somebody speaks. */

export interface Span {
	/** In frames; the end is not part of it. */
	readonly from: number;
	readonly to: number;
}

/** One frame is what the voice detector hears at a time: 512 samples of 16 000 a second. */
export const FRAME = 512;
const FRAMES_A_SECOND = 16_000 / FRAME;

const BEGINS_AT = 0.5;
const ENDS_BELOW = 0.35;
const SHORTEST = Math.round(0.15 * FRAMES_A_SECOND);
const PAUSE = Math.round(0.5 * FRAMES_A_SECOND);
const MARGIN = Math.round(0.25 * FRAMES_A_SECOND);

/** A little less than the half minute the engine listens to at a time. */
export const LONGEST_CHUNK = Math.floor(28 * FRAMES_A_SECOND);

/** @param chances  for every frame how likely it is that somebody speaks */
export function findSpeech(chances: ArrayLike<number>): Span[] {
	const spans: Span[] = [];
	let from = -1;
	let heard = -1;
	const close = () => {
		if (from >= 0 && heard - from + 1 >= SHORTEST) spans.push({ from, to: heard + 1 });
		from = -1;
	};
	for (let i = 0; i < chances.length; i++) {
		const chance = chances[i]!;
		if (from < 0 && chance >= BEGINS_AT) from = i;
		if (chance >= ENDS_BELOW) heard = i;
		if (from >= 0 && i - heard > PAUSE) close();
	}
	close();
	return widen(spans, chances.length);
}

function widen(spans: readonly Span[], length: number): Span[] {
	const wide: Span[] = [];
	for (const { from, to } of spans) {
		const last = wide.at(-1);
		const begin = Math.max(0, from - MARGIN);
		const end = Math.min(length, to + MARGIN);
		if (last && begin <= last.to) wide[wide.length - 1] = { from: last.from, to: end };
		else wide.push({ from: begin, to: end });
	}
	return wide;
}

/** Stretches the engine can listen to: as few as there can be, cut in silence, or else where it is most silent. */
export function chunksOf(spans: readonly Span[], chances: ArrayLike<number>): Span[] {
	const chunks: Span[] = [];
	for (const span of spans.flatMap((span) => cut(span, chances))) {
		const last = chunks.at(-1);
		if (last && span.to - last.from <= LONGEST_CHUNK) chunks[chunks.length - 1] = { from: last.from, to: span.to };
		else chunks.push(span);
	}
	return chunks;
}

function cut({ from, to }: Span, chances: ArrayLike<number>): Span[] {
	if (to - from <= LONGEST_CHUNK) return [{ from, to }];
	let silent = from + Math.floor((LONGEST_CHUNK * 2) / 3);
	for (let i = silent; i < from + LONGEST_CHUNK; i++) if (chances[i]! < chances[silent]!) silent = i;
	return [{ from, to: silent }, ...cut({ from: silent, to }, chances)];
}
