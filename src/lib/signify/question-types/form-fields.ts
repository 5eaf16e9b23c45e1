import type { FormFields } from './question-type.ts';

/** The one value of a field, without the space around it; empty when it is not there. */
export const only = (fields: FormFields, name: string): string => (fields[name]?.at(-1) ?? '').trim();

/** A number somebody typed or a control sent; `undefined` when it is none. */
export function numberIn(text: string): number | undefined {
	const number = Number(text.replace(',', '.'));
	return text === '' || !Number.isFinite(number) ? undefined : number;
}
