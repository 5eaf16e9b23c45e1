/** Days as people here mean them: from midnight to midnight in Amsterdam, in summer and in winter. */
const DAY = 24 * 60 * 60 * 1000;

/** `YYYY-MM-DD` */
export const localDayOf = (moment: Date): string =>
	moment.toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' });

const localTimeOf = (moment: Date): string =>
	moment.toLocaleTimeString('sv-SE', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit' });

/** The first moment of a day. @param day `YYYY-MM-DD`; `undefined` when there is no such day */
export function startOfLocalDay(day: string): Date | undefined {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
	const utc = Date.parse(`${day}T00:00:00Z`);
	if (Number.isNaN(utc)) return undefined;
	// Amsterdam is one or two hours ahead.
	return [1, 2]
		.map((hours) => new Date(utc - hours * 3_600_000))
		.find((moment) => localDayOf(moment) === day && localTimeOf(moment) === '00:00');
}

/** The last moment of a day: what is open until then is open "tot en met" that day. */
export function endOfLocalDay(day: string): Date | undefined {
	const start = startOfLocalDay(day);
	if (!start) return undefined;
	const nextDay = localDayOf(new Date(start.getTime() + 1.5 * DAY));
	return new Date(startOfLocalDay(nextDay)!.getTime() - 1000);
}
