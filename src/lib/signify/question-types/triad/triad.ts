import { inOneLine } from '#lib/platform/language.ts';
import type { Shares } from '../../answer.ts';
import { inLanguage } from '../../words.ts';
import type { FormFields, QuestionType } from '../question-type.ts';
import { numberIn, only } from '../form-fields.ts';

/** The corners, in the order of the anchors; also the names of the fields "hoeveel past dit?". */
export const CORNERS = ['top', 'left', 'right'] as const;

/** Hoeveel past dit? Niet, een beetje, veel. */
export const LEVELS = [0, 1, 2] as const;

type Levels = readonly [top: number, left: number, right: number];

/**
 * The dot moves over a grid of this fineness. It is a multiple of every sum of three levels,
 * so each answer to the three questions is a point of the grid: both ways give the same value.
 */
export const GRID = 120;

/** How far shares may be from summing to 1 when they come from elsewhere. */
const TOLERANCE = 1e-6;

/** Three weights as shares of 1; `undefined` when none of them weighs anything. */
export function sharesOf([top, left, right]: readonly [number, number, number]): Shares | undefined {
	const sum = top + left + right;
	return sum > 0 ? [top / sum, left / sum, right / sum] : undefined;
}

/** The shares as whole parts of `total`. What rounding leaves over goes where it was cut off most, so they still sum to it. */
function partsOf(shares: Shares, total: number): readonly [number, number, number] {
	const exact = shares.map((share) => share * total);
	const whole = exact.map((share) => Math.floor(share + 1e-9));
	const byRest = [0, 1, 2].sort((a, b) => exact[b]! - whole[b]! - (exact[a]! - whole[a]!));
	const missing = total - whole[0]! - whole[1]! - whole[2]!;
	for (const corner of byRest.slice(0, missing)) whole[corner]!++;
	return [whole[0]!, whole[1]!, whole[2]!];
}

/** The nearest point of the grid. */
export function snap(shares: Shares): Shares {
	const [top, left, right] = partsOf(shares, GRID);
	return [top / GRID, left / GRID, right / GRID];
}

/** Nobody hits an edge exactly: a share this small is none. */
const NEAR_NOTHING = 0.02;

/** The place somebody points at. */
export function aim(shares: Shares): Shares {
	const [top, left, right] = shares.map((share) => (share < NEAR_NOTHING ? 0 : share));
	return snap(sharesOf([top!, left!, right!]) ?? shares);
}

/** Whole per cents that sum to 100, for reading. */
export const percentsOf = (shares: Shares) => partsOf(shares, 100);

/** All answers to the three questions that are a place, the strongest words first where several are the same place. */
const ANSWERS: readonly { readonly levels: Levels; readonly shares: Shares }[] = LEVELS.flatMap((top) =>
	LEVELS.flatMap((left) =>
		LEVELS.flatMap((right) => {
			const shares = sharesOf([top, left, right]);
			return shares ? [{ levels: [top, left, right] as const, shares }] : [];
		})
	)
).reverse();

/** What to answer to the three questions to come nearest to the dot. */
export function levelsAt(shares: Shares): Levels {
	let nearest = ANSWERS[0]!;
	for (const answer of ANSWERS)
		if (distance(answer.shares, shares) < distance(nearest.shares, shares) - 1e-12) nearest = answer;
	return nearest.levels;
}

const distance = (a: Shares, b: Shares): number => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;

const same = (a: Shares | undefined, b: Shares | undefined): boolean =>
	a !== undefined && b !== undefined && distance(a, b) < 1e-12;

/** Whether these answers, some of them perhaps still open, put the dot where it is. */
export function agrees([top = 0, left = 0, right = 0]: readonly (number | undefined)[], shares: Shares): boolean {
	return same(sharesOf([top, left, right]), shares);
}

/** Where the dot is when the top of the triangle is at (½, 0), the left corner at (0, 1) and the right one at (1, 1). */
export const pointAt = ([top, , right]: Shares): readonly [x: number, y: number] => [right + top / 2, 1 - top];

/** The shares of a point, {@link pointAt} the other way round; a point outside goes to the nearest place inside. */
export function sharesAt(x: number, y: number): Shares {
	const top = Math.min(1, Math.max(0, 1 - y));
	const right = Math.min(1 - top, Math.max(0, x - top / 2));
	return [top, 1 - top - right, right];
}

const levelsIn = (fields: FormFields): Levels => {
	const [top, left, right] = CORNERS.map((corner) => Math.max(0, numberIn(only(fields, corner)) ?? 0));
	return [top!, left!, right!];
};

/** Never throws: what is no three shares is no answer. */
function sharesIn(text: string): Shares | undefined {
	const [top, left, right, more] = text.split(' ').map(Number);
	if (top === undefined || left === undefined || right === undefined || more !== undefined) return undefined;
	return [top, left, right].every(Number.isFinite) ? [top, left, right] : undefined;
}

export const triad: QuestionType<'triad'> = {
	name: 'triad',
	field: 'shares',

	check(_question, { shares }) {
		if (!shares.every((share) => share >= 0 && share <= 1)) return [{ code: 'out-of-range' }];
		return Math.abs(shares[0] + shares[1] + shares[2] - 1) > TOLERANCE ? [{ code: 'shares-do-not-sum' }] : [];
	},

	/**
	 * `shares` is the exact dot; `top`, `left` and `right` answer "hoeveel past dit?".
	 * They always agree on the screen. Where they do not (without JavaScript, after an earlier answer), somebody changed the words.
	 * Three times "niet" is nowhere in the triangle, so it is no answer.
	 */
	fromForm(_question, fields) {
		const exact = sharesIn(only(fields, 'shares'));
		const levels = sharesOf(levelsIn(fields));
		const untouched = exact && (!levels || same(sharesOf(levelsAt(exact)), levels));
		const shares = untouched ? exact : levels;
		return shares && { shares };
	},

	toForm: (_question, { shares }) => [
		['shares', shares.join(' ')],
		...levelsAt(shares).map((level, corner) => [CORNERS[corner]!, String(level)] as const)
	],

	summarise: ({ settings: { anchors } }, { shares }, language) =>
		inOneLine(
			anchors.map((anchor, corner) => `${inLanguage(anchor, language)} ${Math.round(shares[corner]! * 100)}%`),
			language
		),

	dimensions: ({ id, title, settings: { anchors } }) => [{ kind: 'triad', id, title, anchors }],
	cell: (_dimension, { shares }) => shares
};
