import { z } from 'zod';
import { MOST_MINUTES, STEP_TEXT_MAX_LENGTH, STEP_TITLE_MAX_LENGTH } from './agenda.ts';
import { readInvited } from './invited.ts';
import {
	FACILITATOR_MAX_LENGTH,
	MOST_CARDS,
	PLACE_MAX_LENGTH,
	QUESTION_MAX_LENGTH,
	TITLE_MAX_LENGTH,
	WAYS
} from './table.ts';
import { BANK, TEMPLATE_NAMES, type BankStep } from './templates.ts';

/** Day, place and people, as a form sends them. The issue of `invited` says what is wrong with it. */
export const DetailsForm = z.object({
	title: z.string().trim().min(1).max(TITLE_MAX_LENGTH),
	question: z.string().trim().max(QUESTION_MAX_LENGTH),
	heldOn: z.iso.date(),
	beginsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
	place: z.string().trim().max(PLACE_MAX_LENGTH),
	facilitator: z.string().trim().max(FACILITATOR_MAX_LENGTH),
	invited: z.string().transform((text, issues) => {
		const reading = readInvited(text);
		if (reading.ok) return reading.invited;
		issues.addIssue(reading.issue);
		return z.NEVER;
	}),
	way: z.enum(WAYS)
});

export const NewTableForm = DetailsForm.extend({
	cards: z.coerce.number().int().min(1).max(MOST_CARDS),
	template: z.enum(TEMPLATE_NAMES)
});

/** Which table the writer was looking at. */
export const RevisionForm = z.object({ revision: z.coerce.number().int().min(1) });

const text = z
	.string()
	.trim()
	.max(STEP_TEXT_MAX_LENGTH)
	.transform((text) => text.replaceAll('\r\n', '\n'));

export const StepForm = RevisionForm.extend({
	step: z.string(),
	title: z.string().trim().min(1).max(STEP_TITLE_MAX_LENGTH),
	minutes: z.coerce.number().int().min(1).max(MOST_MINUTES),
	aim: text,
	say: text,
	wrong: text
});

export const MoveForm = RevisionForm.extend({ step: z.string(), to: z.enum(['earlier', 'later', 'away']) });

export const AddForm = RevisionForm.extend({
	which: z.enum(Object.keys(BANK) as [BankStep, ...BankStep[]]),
	/** The step it comes behind; empty for the beginning. */
	after: z.string()
});
