/** Dates as precise as somebody remembers: `2021`, `2021-05`, `2021-05-17`. */
import { localeOf } from '#lib/platform/language.ts';
import type { PartialDate } from '../../answer.ts';

const PARTIAL_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

export function isPartialDate(text: string): boolean {
	if (!PARTIAL_DATE.test(text)) return false;
	if (text.length < 10) return true;
	const date = new Date(`${text}T00:00:00Z`);
	return date.toISOString().startsWith(text); // 31 February becomes March
}

/** As far as both are known: negative when `a` is earlier, 0 when they may be the same. */
export function compareDates(a: PartialDate, b: PartialDate): number {
	const known = Math.min(a.length, b.length);
	const [x, y] = [a.slice(0, known), b.slice(0, known)];
	return x === y ? 0 : x < y ? -1 : 1;
}

/** Its first day, in days since 1970-01-01 (UTC). */
export const dayOf = (date: PartialDate): number => Date.parse(date) / 86_400_000;

/** "2021", "mei 2021", "17 mei 2021". */
export function readDate(date: PartialDate, language: string): string {
	const precision: Intl.DateTimeFormatOptions = { year: 'numeric' };
	if (date.length > 4) precision.month = 'long';
	if (date.length > 7) precision.day = 'numeric';
	return new Intl.DateTimeFormat(localeOf(language), { ...precision, timeZone: 'UTC' }).format(new Date(date));
}
