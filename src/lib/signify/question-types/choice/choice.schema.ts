import { z } from 'zod';
import { ONE_WRITE_IN, oneWriteIn, OptionShape, PlainId, uniqueIds } from '../../words.schema.ts';
import { OTHER_MAX_LENGTH } from '../options.ts';

export const ChoiceSettings = z.strictObject({
	options: uniqueIds(OptionShape, 1, 1000).refine(oneWriteIn, ONE_WRITE_IN)
});

export const ChoiceAnswer = z.strictObject({
	keuze: PlainId,
	anders: z.string().min(1).max(OTHER_MAX_LENGTH).optional()
});
