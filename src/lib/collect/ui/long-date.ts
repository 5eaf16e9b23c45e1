/** `22 november 2026`, the same on the server and in the browser. */
export const longDate = (date: Date, language: string): string =>
	new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Europe/Amsterdam' }).format(date);
