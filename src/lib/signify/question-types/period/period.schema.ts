import { z } from 'zod';
import { isPartialDate } from './partial-date.ts';

const PartialDateShape = z
	.string()
	.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
	.refine(isPartialDate, 'no such date');

export const PeriodSettings = z.strictObject({
	asks: z.enum(['moment', 'since', 'period']),
	earliest: PartialDateShape
});

export const PeriodAnswer = z.strictObject({
	van: PartialDateShape,
	tot: z.union([z.literal('nu'), PartialDateShape]).optional()
});
