import { z } from 'zod';
import { OptionShape, PlainId, uniqueIds } from '../../words.schema.ts';
import { FIRST, MOST_RANKED } from './ranking.ts';

export const RankingSettings = z
	.strictObject({
		options: uniqueIds(z.strictObject(OptionShape.omit({ writeIn: true }).shape), 2, MOST_RANKED),
		top: z.int().min(1).max(MOST_RANKED)
	})
	.refine(({ options }) => options.every(({ id }) => id !== FIRST), {
		path: ['options'],
		message: `"${FIRST}" is no id here`
	})
	.refine(({ options, top }) => top <= options.length, {
		path: ['top'],
		message: 'asks for more places than there are options'
	});

export const RankingAnswer = z.strictObject({ volgorde: z.array(PlainId).min(1).max(MOST_RANKED) });
