/** The shape of a working copy as a browser sends it; for the server only. What is missing is for `draft.ts`. */
import { z } from 'zod';
import type { TypeName } from './answer.ts';
import { EXAMPLES } from './question-types/examples.ts';
import type { Questionnaire } from './questionnaire.ts';
import { LanguageTag, PlainId, uniqueIds } from './words.schema.ts';

const DraftWords = z.record(LanguageTag, z.string().max(10_000));

const DraftQuestion = z.strictObject({
	id: PlainId,
	type: z.enum(Object.keys(EXAMPLES) as [TypeName, ...TypeName[]]),
	title: DraftWords,
	help: DraftWords.optional(),
	required: z.boolean(),
	allowNotApplicable: z.boolean(),
	shownIf: z.strictObject({ question: PlainId, options: z.array(PlainId).max(1000).optional() }).optional(),
	settings: z.record(z.string(), z.json())
});

const DraftShape = z.strictObject({
	title: DraftWords,
	languages: z.array(LanguageTag).min(1).max(40),
	openings: uniqueIds(z.strictObject({ id: PlainId, text: DraftWords }), 0, 20),
	questions: uniqueIds(DraftQuestion, 0, 500)
});

/** @returns `undefined` when this is no working copy at all */
export function readDraft(definition: unknown): Questionnaire | undefined {
	const read = DraftShape.safeParse(definition);
	// Settings are whatever the screen of the type made of them; publishing holds them against the shape of the type.
	return read.success ? (JSON.parse(JSON.stringify(read.data)) as Questionnaire) : undefined;
}
