import type { AnswerClause } from '#lib/explore/clause.ts';
import { lassoOf } from '#lib/explore/selection.ts';
import type { Spot } from '#lib/explore/triangle.ts';

/** The clauses before a movement, and after every step of it; the last step takes its clause away again. */
export interface Gesture {
	readonly others: readonly AnswerClause[];
	readonly steps: readonly (readonly AnswerClause[])[];
}

export const GESTURES = ['toggleMs', 'brushMs', 'lassoMs'] as const;
export type GestureName = (typeof GESTURES)[number];

const OTHERS: readonly AnswerClause[] = [
	{ dimension: 'schuif-4', test: { kind: 'slider', ranges: [{ from: 30, to: 90 }], missing: [] } },
	{ dimension: 'keuze-1', test: { kind: 'choice', options: ['optie-1', 'optie-2'], missing: [] } }
];

/** Each movement with nothing else chosen, and once more with two other filters standing. */
export const gestures: Readonly<Record<GestureName, readonly Gesture[]>> = {
	toggleMs: besideOthers(toggles()),
	brushMs: besideOthers(brush()),
	lassoMs: besideOthers(lasso())
};

function besideOthers(clauses: readonly (AnswerClause | undefined)[]): readonly Gesture[] {
	return [[], OTHERS].map((others) => ({
		others,
		steps: clauses.map((clause) => (clause ? [...others, clause] : others))
	}));
}

/** Bars of one question on and off, one at a time. */
function toggles(): readonly (AnswerClause | undefined)[] {
	const order = [1, 3, 1, 5, 3, 2, 5, 8, 2, 8, 4, 1, 6, 4, 1, 6, 7, 2, 7, 3, 2, 3];
	const chosen = new Set<string>();
	return order.map((number) => {
		const id = `optie-${number}`;
		if (!chosen.delete(id)) chosen.add(id);
		const test = { kind: 'choice', options: [...chosen], missing: [] } as const;
		return chosen.size > 0 ? { dimension: 'keuze-6', test } : undefined;
	});
}

/** A range of a slider is drawn, made wider, and moved along, one hundredth at a time. */
function brush(): readonly (AnswerClause | undefined)[] {
	const range = (from: number, to: number): AnswerClause => ({
		dimension: 'schuif-2',
		test: { kind: 'slider', ranges: [{ from, to }], missing: [] }
	});
	const wider = Array.from({ length: 30 }, (_, i) => range(40, 41 + i));
	const along = Array.from({ length: 20 }, (_, i) => range(40 + i, 71 + i));
	return [...wider, ...along, undefined];
}

/** A freehand line around one corner of a triangle, longer with every step; its ends are joined by a straight line. */
function lasso(): readonly (AnswerClause | undefined)[] {
	const path = Array.from({ length: 48 }, (_, i): Spot => {
		const angle = (i / 48) * 2 * Math.PI;
		const reach = 240 + 40 * Math.sin(5 * angle);
		return [520 + reach * Math.sin(angle), 240 + reach * Math.cos(angle)];
	});
	const drawn = path.slice(3).map((_, i): AnswerClause => ({
		dimension: 'driehoek-1',
		test: { kind: 'triad', zones: [], lasso: lassoOf(path.slice(0, i + 4)), missing: [] }
	}));
	return [...drawn, undefined];
}
