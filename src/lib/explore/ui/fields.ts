/** What a plain form calls the choices of a chart, so that a browser without JavaScript asks for the same address. */
import type { Dimension } from '#lib/signify/dimension.ts';
import type { AnswerClause, Missing, Test } from '../clause.ts';
import { emptyTest } from '../selection.ts';
import { writeSelection } from '../selection-query.ts';
import type { Spot, Zone } from '../triangle.ts';

type Choice =
	| { readonly kind: 'option'; readonly id: string }
	| { readonly kind: 'zone'; readonly zone: Zone }
	| { readonly kind: 'lasso'; readonly lasso: readonly Spot[] }
	| { readonly kind: 'missing'; readonly missing: Missing };

export const fieldOf = (dimension: Dimension, clause: AnswerClause | undefined): string =>
	`${clause?.not ? 'niet' : 'f'}.${dimension.id}`;

/** One choice as it stands in an address. */
export function valueOf(dimension: Dimension, choice: Choice): string {
	const clause = { dimension: dimension.id, test: testOf(dimension, choice) };
	const written = new URLSearchParams(writeSelection({ clauses: [clause], words: '' }, [dimension]));
	return written.get(fieldOf(dimension, undefined)) ?? '';
}

function testOf(dimension: Dimension, choice: Choice): Test {
	const test = emptyTest(dimension);
	if (choice.kind === 'missing') return { ...test, missing: [choice.missing] };
	if (choice.kind === 'option' && 'options' in test) return { ...test, options: [choice.id] };
	if (choice.kind === 'zone' && 'zones' in test) return { ...test, zones: [choice.zone] };
	if (choice.kind === 'lasso' && 'lasso' in test) return { ...test, lasso: choice.lasso };
	return test;
}
