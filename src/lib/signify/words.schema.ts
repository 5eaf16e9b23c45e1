import { z } from 'zod';
import type { Option } from './questionnaire.ts';

/** BCP 47, as far as we need it: `nl`, `pt-BR`, `zh-Hant`. */
export const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'no language tag, such as nl or pt-BR');

/** A sentence in at least one language. */
export const wordsOf = (maxLength: number) =>
	z
		.record(LanguageTag, z.string().trim().min(1).max(maxLength))
		.refine((words) => Object.keys(words).length > 0, 'no sentence in any language');

/** Stands in addresses, forms and exports, so it is plain. */
export const PlainId = z
	.string()
	.regex(/^[A-Za-z0-9_-]{1,80}$/, 'an id has 1–80 letters, digits, - and _ only')
	.refine((id) => !(id in {}), 'this word means something to the language we are written in');

export const OptionShape = z.strictObject({
	id: PlainId,
	label: wordsOf(300),
	writeIn: z.boolean().optional()
});

export const PartShape = z.strictObject({ id: PlainId, label: wordsOf(300) });

/** Answers to parts, by their ids. */
export const partAnswers = <Answer extends z.ZodType>(answer: Answer, most: number) =>
	z
		.record(PlainId, answer)
		.refine((answers) => Object.keys(answers).length > 0, 'answers nothing')
		.refine((answers) => Object.keys(answers).length <= most, 'answers more than can be asked');

/** A list of things that each have an id of their own. */
export const uniqueIds = <Item extends { readonly id: string }>(item: z.ZodType<Item>, min: number, max: number) =>
	z
		.array(item)
		.min(min)
		.max(max)
		.refine((items) => new Set(items.map(({ id }) => id)).size === items.length, 'an id is used twice');

/** What a teller wrote fits in one field of the form, so at most one option may ask for it. */
export const oneWriteIn = (options: readonly Option[]): boolean =>
	options.filter(({ writeIn }) => writeIn === true).length <= 1;

export const ONE_WRITE_IN = 'only one option can invite writing';
