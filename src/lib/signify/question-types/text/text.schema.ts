import { z } from 'zod';

const LONGEST = 20_000;

export const TextSettings = z.strictObject({
	lines: z.enum(['one', 'many']),
	maxLength: z.int().min(1).max(LONGEST)
});

export const TextAnswer = z.strictObject({ tekst: z.string().min(1).max(LONGEST) });
