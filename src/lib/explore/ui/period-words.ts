import type { TimeUnit } from '../folding.ts';

/** A period by its first day: "12 mei 2026", "28 dec 2026 – 3 jan 2027", "mei 2026", "2e kwartaal 2026", "2026", "1990–1999". */
export function periodWords(firstDay: number, unit: TimeUnit, language: string): string {
	const date = new Date(firstDay * 86_400_000);
	const year = date.getUTCFullYear();
	const said = (options: Intl.DateTimeFormatOptions) =>
		date.toLocaleDateString(language, { ...options, timeZone: 'UTC' });
	switch (unit) {
		case 'day':
			return said({ day: 'numeric', month: 'short', year: 'numeric' });
		case 'week':
			return new Intl.DateTimeFormat(language, {
				day: 'numeric',
				month: 'short',
				year: 'numeric',
				timeZone: 'UTC'
			}).formatRange(date, new Date((firstDay + 6) * 86_400_000));
		case 'month':
			return said({ month: 'short', year: 'numeric' });
		case 'quarter':
			return `${said({ month: 'short' })} – ${new Date(Date.UTC(year, date.getUTCMonth() + 2, 1)).toLocaleDateString(language, { month: 'short', year: 'numeric', timeZone: 'UTC' })}`;
		case 'year':
			return String(year);
		case 'decade':
			return `${year}–${year + 9}`;
		case 'century':
			return `${year}–${year + 99}`;
	}
}
