/** The shape of a mapping file, which a person may have corrected. */
import { z } from 'zod';
import { PlainId } from '../words.schema.ts';
import type { Mapping } from './mapping.ts';
import { ImportRefused } from './refused.ts';

const Ref = z.string().min(1).max(1000);
const Label = z.string().max(20_000);

const Option = z.strictObject({
	id: PlainId,
	label: Label,
	values: z.array(z.string().max(1000)).max(1000).optional(),
	writeIn: z.boolean().optional(),
	extra: z.boolean().optional()
});
const Options = z.array(Option).min(1).max(1000);

const common = {
	id: PlainId,
	title: Label,
	help: Label.optional(),
	required: z.boolean().optional(),
	notApplicable: Ref.optional(),
	notApplicableWords: z.boolean().optional(),
	guessed: z.boolean().optional()
};

const WriteIn = z.discriminatedUnion('in', [
	z.strictObject({ in: z.literal('same') }),
	z.strictObject({ in: z.literal('column'), column: Ref })
]);

const From = z.discriminatedUnion('per', [
	z.strictObject({
		per: z.literal('option'),
		columns: z.record(PlainId, Ref),
		yes: z.array(z.string().min(1)).optional()
	}),
	z.strictObject({ per: z.literal('value'), columns: z.array(Ref).min(1) }),
	z.strictObject({ per: z.literal('list'), column: Ref, separator: z.string().min(1).max(10) })
]);

const Question = z.discriminatedUnion('type', [
	z.strictObject({ ...common, type: z.literal('text'), column: Ref, lines: z.enum(['one', 'many']).optional() }),
	z.strictObject({ ...common, type: z.literal('choice'), column: Ref, options: Options, writeIn: WriteIn.optional() }),
	z
		.strictObject({
			...common,
			type: z.literal('choices'),
			from: From,
			options: Options,
			max: z.int().min(1).optional(),
			writeIn: WriteIn.optional()
		})
		.refine(
			({ from, options }) =>
				from.per !== 'option' || Object.keys(from.columns).every((id) => options.some((option) => option.id === id)),
			'a column belongs to an option that is not listed'
		),
	z
		.strictObject({
			...common,
			type: z.literal('slider'),
			column: Ref,
			min: z.number(),
			max: z.number(),
			left: Label,
			right: Label,
			rightShare: Ref.optional()
		})
		.refine(({ min, max }) => min < max, 'min is not less than max'),
	z
		.strictObject({
			...common,
			type: z.literal('triad'),
			scale: z.number().positive(),
			geometry: z.enum(['flat', 'equilateral']),
			x: Ref.optional(),
			y: Ref.optional(),
			shares: z.tuple([Ref, Ref, Ref]).optional(),
			anchors: z.tuple([Label, Label, Label])
		})
		.refine(({ x, y, shares }) => shares ?? (x && y), 'a triad needs x and y, or shares')
]);

const MappingShape: z.ZodType<Mapping> = z.strictObject({
	language: z.string().regex(/^[a-z]{2,3}$/, 'no language, such as nl'),
	welcome: z.string().max(20_000).optional(),
	thanks: z.string().max(20_000).optional(),
	id: Ref.optional(),
	toldAt: z.array(Ref),
	dayOrder: z.enum(['day-first', 'month-first']),
	text: z.array(Ref),
	title: Ref.optional(),
	storyLanguage: z.array(Ref),
	opening: z.strictObject({ column: Ref, options: z.array(Option).max(20) }).optional(),
	questions: z
		.array(Question)
		.max(500)
		.refine((questions) => new Set(questions.map(({ id }) => id)).size === questions.length, 'an id is used twice'),
	leftOut: z.array(
		z.strictObject({
			column: Ref,
			why: z.enum(['technical', 'person', 'empty', 'media', 'derived', 'not-understood', 'by-hand']),
			shape: z
				.enum(['empty', 'numbers', 'ids', 'moments', 'links', 'addresses', 'few-values', 'words', 'long-texts'])
				.optional(),
			filled: z.number().optional()
		})
	)
});

/** @throws ImportRefused that names the first thing that is wrong and where */
export function parseMapping(source: string): Mapping {
	let json: unknown;
	try {
		json = JSON.parse(source.replace(/^\uFEFF/, ''));
	} catch (cause) {
		throw new ImportRefused('mapping-not-json', {}, { cause });
	}
	const read = MappingShape.safeParse(json);
	if (read.success) return read.data;
	const [issue] = read.error.issues;
	throw new ImportRefused('mapping-wrong', { where: issue!.path.join('.') || '–', what: issue!.message });
}
