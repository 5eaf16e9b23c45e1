import { z } from 'zod';
import { OptionShape, PlainId, uniqueIds, wordsOf } from '../../words.schema.ts';

const Picture = z.strictObject({
	...OptionShape.omit({ writeIn: true }).shape,
	picture: PlainId,
	line: wordsOf(300).optional()
});

export const ArchetypesSettings = z.strictObject({
	options: uniqueIds(Picture, 2, 100),
	max: z.literal([1, 2])
});

export const ArchetypesAnswer = z.strictObject({ keuzes: z.array(PlainId).min(1).max(2) });
