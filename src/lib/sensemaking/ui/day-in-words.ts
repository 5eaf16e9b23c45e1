import { localeOf } from '#lib/platform/language.ts';

/** `zondag 14 maart 2027`, of `2027-03-14`: a day on a calendar, the same in every zone. */
export const dayInWords = (day: string, language: string): string =>
	new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`));
