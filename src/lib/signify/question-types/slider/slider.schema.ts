import { z } from 'zod';
import { wordsOf } from '../../words.schema.ts';

export const SliderSettings = z.strictObject({ left: wordsOf(300), right: wordsOf(300) });

export const SliderAnswer = z.strictObject({ stand: z.number().min(0).max(1) });
