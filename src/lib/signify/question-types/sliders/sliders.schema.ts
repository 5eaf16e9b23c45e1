import { z } from 'zod';
import { partAnswers, PartShape, uniqueIds, wordsOf } from '../../words.schema.ts';
import { MOST_SLIDERS } from './sliders.ts';

const NamedSlider = z.strictObject({ ...PartShape.shape, left: wordsOf(300), right: wordsOf(300) });

export const SlidersSettings = z.strictObject({ sliders: uniqueIds(NamedSlider, 1, MOST_SLIDERS) });

export const SlidersAnswer = z.strictObject({ standen: partAnswers(z.number().min(0).max(1), MOST_SLIDERS) });
