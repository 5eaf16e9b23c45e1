import { z } from 'zod';
import { wordsOf } from '../../words.schema.ts';

export const SectionSettings = z.strictObject({ text: wordsOf(10_000) });
