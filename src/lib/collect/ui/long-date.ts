import { localeOf } from '#lib/platform/language.ts';

/** `22 november 2026`, the same on the server and in the browser. */
export const longDate = (date: Date, language: string): string =>
	new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'Europe/Amsterdam' }).format(date);
