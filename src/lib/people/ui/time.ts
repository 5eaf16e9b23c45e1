/** Where a language is spoken, for days and times: English as in Europe. */
const PLACES: Readonly<Record<string, string>> = { nl: 'nl-NL', en: 'en-GB' };

/** Days and times as the house shows them: of the Netherlands, wherever the machine stands. */
export const timeFormat = (language: unknown, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
	new Intl.DateTimeFormat(PLACES[String(language)], { ...options, timeZone: 'Europe/Amsterdam' });
