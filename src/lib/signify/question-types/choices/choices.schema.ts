import { z } from 'zod';
import { ONE_WRITE_IN, oneWriteIn, OptionShape, PlainId, uniqueIds } from '../../words.schema.ts';
import { OTHER_MAX_LENGTH } from '../options.ts';

export const ChoicesSettings = z
	.strictObject({
		options: uniqueIds(OptionShape, 1, 1000).refine(oneWriteIn, ONE_WRITE_IN),
		min: z.int().min(0),
		max: z.int().min(1)
	})
	.refine(({ min, max }) => min <= max, { path: ['max'], message: 'the most is less than the least' })
	.refine(({ options, min }) => min <= options.length, {
		path: ['min'],
		message: 'asks for more than there is to choose'
	});

export const ChoicesAnswer = z.strictObject({
	keuzes: z.array(PlainId).min(1).max(1000),
	anders: z.string().min(1).max(OTHER_MAX_LENGTH).optional()
});
