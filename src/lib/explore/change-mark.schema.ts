import { z } from 'zod';
import { type Change, LONGEST_CHANGE_NAME } from './change-mark.ts';

const DAY_MS = 86_400_000;

export const dateOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
export const dayOfDate = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** The form of a change: without a last day it happened on the first. */
export const ChangeForm = z
	.object({
		name: z.string().trim().min(1).max(LONGEST_CHANGE_NAME),
		first: z.iso.date(),
		last: z.union([z.literal(''), z.iso.date()]).default(''),
		planned: z.enum(['yes', 'no'])
	})
	.refine(({ first, last }) => last === '' || last >= first, { path: ['last'], error: 'before' })
	.transform(({ name, first, last, planned }): Change => ({
		name,
		first: dayOfDate(first),
		last: dayOfDate(last || first),
		isPlanned: planned === 'yes'
	}));
