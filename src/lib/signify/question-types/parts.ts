/** What the types with several named parts share: an answer to each part, by its id, and parts may stay open. */
import type { Part } from '../questionnaire.ts';
import { inLanguage } from '../words.ts';
import { only } from './form-fields.ts';
import type { FormFields, Issue } from './question-type.ts';

/** Takes the answer to one part back, in a form without JavaScript. */
export const clearOf = (part: string): string => `clear.${part}`;

/** The parts that the form answers, in the order in which they are asked; `undefined` when it answers none. */
export function partsIn<Value>(
	parts: readonly Part[],
	fields: FormFields,
	read: (part: string) => Value | undefined
): Readonly<Record<string, Value>> | undefined {
	const answered = parts.flatMap(({ id }) => {
		const value = only(fields, clearOf(id)) ? undefined : read(id);
		return value === undefined ? [] : [[id, value] as const];
	});
	return answered.length === 0 ? undefined : Object.fromEntries(answered);
}

/** Every part exists, at least one is answered, and `check` finds nothing wrong with any of them. */
export function checkParts<Value>(
	parts: readonly Part[],
	answered: Readonly<Record<string, Value>>,
	check: (value: Value) => readonly Issue[]
): readonly Issue[] {
	const ids = Object.keys(answered);
	if (ids.length === 0) return [{ code: 'no-part' }];
	if (ids.some((id) => !parts.some((part) => part.id === id))) return [{ code: 'unknown-part' }];
	const found = Object.values(answered).flatMap(check);
	return found.filter(({ code }, index) => found.findIndex((issue) => issue.code === code) === index);
}

/** `Met de gemeente: …; Met de huisarts: …` */
export function readParts<Value>(
	parts: readonly Part[],
	answered: Readonly<Record<string, Value>>,
	language: string,
	read: (value: Value, part: string) => string
): string {
	return parts
		.flatMap(({ id, label }) => {
			const value = answered[id];
			return value === undefined ? [] : [`${inLanguage(label, language)}: ${read(value, id)}`];
		})
		.join('; ');
}

/** Without one part; `undefined` when it was the last. */
export function withoutPart<Value>(
	answered: Readonly<Record<string, Value>>,
	part: string
): Readonly<Record<string, Value>> | undefined {
	const rest = Object.entries(answered).filter(([id]) => id !== part);
	return rest.length === 0 ? undefined : Object.fromEntries(rest);
}
