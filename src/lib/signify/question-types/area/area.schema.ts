import { z } from 'zod';
import { ELSEWHERE } from '../../answer.ts';
import { OptionShape, PlainId, uniqueIds, wordsOf } from '../../words.schema.ts';

const AreaShape = z.strictObject({
	...OptionShape.omit({ writeIn: true }).shape,
	id: PlainId.refine((id) => id !== ELSEWHERE, `"${ELSEWHERE}" is kept for who lives outside all areas`),
	group: wordsOf(300).optional()
});

export const AreaSettings = z.strictObject({
	areas: uniqueIds(AreaShape, 1, 1000),
	elsewhere: z.boolean()
});

export const AreaAnswer = z.strictObject({ gebied: PlainId });
