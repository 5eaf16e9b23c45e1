import { z } from 'zod';

export type FormReading<T> =
	| { readonly ok: true; readonly value: T }
	| {
			readonly ok: false;
			readonly values: Record<string, unknown>;
			readonly issues: Record<string, string[] | undefined>;
	  };

/** Reads a submitted form; a wrong answer is a value to show, not an error to throw. */
export function readForm<T>(schema: z.ZodType<T>, data: FormData): FormReading<T> {
	const values = Object.fromEntries([...data].map(([name, value]) => [name, withoutNul(value)]));
	const result = schema.safeParse(values);
	if (result.success) return { ok: true, value: result.data };
	return {
		ok: false,
		values,
		issues: z.flattenError(result.error).fieldErrors
	};
}

/** PostgreSQL keeps every character but this one, which nobody types. */
const withoutNul = (value: FormDataEntryValue) => (typeof value === 'string' ? value.replaceAll('\0', '') : value);
