import { z } from 'zod';
import { idOf } from '#lib/platform/id.ts';
import {
	HEADING_MAX_LENGTH,
	LINK_DAYS,
	PASSAGE_MAX_LENGTH,
	REPORT_TITLE_MAX_LENGTH,
	TEXT_MAX_LENGTH
} from './report.ts';

/** Which report the writer was looking at. */
export const RevisionForm = z.object({ revision: z.coerce.number().int().min(1) });

export const DetailsForm = z.object({
	title: z.string().trim().min(1).max(REPORT_TITLE_MAX_LENGTH),
	datedOn: z.iso.date()
});

const written = (most: number) =>
	z
		.string()
		.transform((text) => text.replaceAll('\r\n', '\n').trim())
		.pipe(z.string().max(most));

/** @property block  empty for a new one */
export const TextForm = RevisionForm.extend({
	block: z.string(),
	heading: written(HEADING_MAX_LENGTH),
	text: written(TEXT_MAX_LENGTH)
}).refine(({ heading, text }) => heading !== '' || text !== '', { path: ['text'] });

/** @property filter  a query of the dashboard, or the id of a selection that was found by one */
export const ChartForm = RevisionForm.extend({
	dimension: z.string().min(1).max(300),
	filter: z.string().max(20_000)
});

export const SelectionForm = RevisionForm.extend({ selection: idOf<'selection'>() });

export const QuoteForm = RevisionForm.extend({
	story: idOf<'story'>(),
	passage: written(PASSAGE_MAX_LENGTH).pipe(z.string().min(1))
});

export const BlockForm = RevisionForm.extend({ block: z.string() });
export const MoveForm = BlockForm.extend({ to: z.enum(['earlier', 'later', 'away']) });

export const ShareForm = z.object({ days: z.coerce.number().int().min(LINK_DAYS.least).max(LINK_DAYS.most) });
