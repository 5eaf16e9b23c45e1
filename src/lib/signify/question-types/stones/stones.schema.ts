import { z } from 'zod';
import { partAnswers, PartShape, uniqueIds, wordsOf } from '../../words.schema.ts';
import { GRID, MOST_STONES } from './stones.ts';

export const StonesSettings = z.strictObject({
	left: wordsOf(300),
	right: wordsOf(300),
	bottom: wordsOf(300),
	top: wordsOf(300),
	markers: uniqueIds(PartShape, 1, MOST_STONES)
});

const position = z.number().min(0).max(1).describe(`Een veelvoud van 1/${GRID}.`);

export const StonesAnswer = z.strictObject({ stenen: partAnswers(z.tuple([position, position]), MOST_STONES) });
