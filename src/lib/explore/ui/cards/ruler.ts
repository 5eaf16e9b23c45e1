import type { Ruler } from '../../story-card.ts';

/**
 * Measures words as the browser sets them, whole lines at a time.
 * @param elements  one a block, in order, as wide as the card lets them be; the text itself in `[data-text]`
 */
export function rulerOf(elements: readonly HTMLElement[], gap: number, room: Ruler['room']): Ruler {
	const known = new Map<number, readonly Line[]>();
	const linesOf = (block: number) => {
		const lines = known.get(block) ?? readLines(elements[block]!);
		known.set(block, lines);
		return lines;
	};
	/** A block begins above its text, where its label stands. */
	const topOf = (block: number, from: number) =>
		from === 0
			? elements[block]!.getBoundingClientRect().top
			: linesOf(block).findLast(({ start }) => start <= from)!.top;
	return {
		gap,
		room,
		height: (block, from) => elements[block]!.getBoundingClientRect().bottom - topOf(block, from),
		fitting(block, from, most) {
			const bottom = topOf(block, from) + most;
			const next = linesOf(block).find((line) => line.start >= from && line.bottom > bottom);
			return Math.max(from, next?.start ?? from);
		}
	};
}

interface Line {
	readonly start: number;
	readonly top: number;
	readonly bottom: number;
}

function readLines(element: HTMLElement): readonly Line[] {
	const words = element.querySelector('[data-text]')!.firstChild as Text;
	const height = Number.parseFloat(getComputedStyle(words.parentElement!).lineHeight);
	const lines: Line[] = [];
	const range = document.createRange();
	const add = (start: number, end: number) => {
		range.setStart(words, start);
		range.setEnd(words, end);
		const rects = range.getClientRects();
		const [first, last] = [rects[0], rects[rects.length - 1]];
		if (!first || !last) return;
		const known = lines.at(-1);
		if (!known || first.top > known.top + height / 2) {
			const middle = (first.top + first.bottom) / 2;
			lines.push({ start, top: middle - height / 2, bottom: middle + height / 2 });
		}
		// A word longer than a line goes on below: each of its letters may begin one.
		if (end - start > 1 && last.top > first.top + height / 2) for (let at = start; at < end; at++) add(at, at + 1);
	};
	for (const { index, 0: word } of words.data.matchAll(/\S+/g)) add(index, index + word.length);
	return lines;
}
