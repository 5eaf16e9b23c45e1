/** Whether `3-4-2026` is the third of April (as in Dutch) or the fourth of March. */
export type DayOrder = 'day-first' | 'month-first';

const FIRST_YEAR = 1970;
const ISO =
	/^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;
const WRITTEN = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const EPOCH_SECONDS = /^\d{9,10}$/;
const EPOCH_MILLISECONDS = /^\d{11,14}(?:\.0+)?$/;

/**
 * A moment as exports write it: ISO 8601, `31-12-2026 14:05`, seconds or milliseconds since 1970.
 * Without a time it is noon, without a zone UTC, so that the day stays the day.
 * @param latest  nothing is told after this
 */
export function momentIn(cell: string, order: DayOrder, latest: Date): Date | undefined {
	const moment = readMoment(cell.trim(), order);
	if (!moment || Number.isNaN(moment.getTime())) return undefined;
	return moment.getUTCFullYear() < FIRST_YEAR || moment > latest ? undefined : moment;
}

function readMoment(text: string, order: DayOrder): Date | undefined {
	if (EPOCH_MILLISECONDS.test(text)) return new Date(Number(text));
	if (EPOCH_SECONDS.test(text)) return new Date(Number(text) * 1000);
	const iso = ISO.exec(text);
	if (iso) {
		const [, year, month, day, hour, minute, second, fraction, zone] = iso;
		const local = moment([year, month, day], [hour, minute, second]);
		if (!local) return undefined;
		const ms = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
		return new Date(local.getTime() + ms - minutesOf(zone) * 60_000);
	}
	const written = WRITTEN.exec(text);
	if (!written) return undefined;
	const [, first, second, year, hour, minute, seconds] = written;
	const [day, month] = order === 'day-first' ? [first, second] : [second, first];
	return moment([year, month, day], [hour, minute, seconds]);
}

function moment(date: readonly (string | undefined)[], time: readonly (string | undefined)[]): Date | undefined {
	const [year, month, day] = date.map(Number) as [number, number, number];
	const [hour, minute, second] = time[0] === undefined ? [12, 0, 0] : time.map((part) => Number(part ?? 0));
	const made = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
	// The calendar would turn 31 April into 1 May.
	const exists =
		made.getUTCMonth() === month - 1 && made.getUTCDate() === day && (hour ?? 0) < 24 && (minute ?? 0) < 60;
	return exists ? made : undefined;
}

function minutesOf(zone: string | undefined): number {
	const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
	if (!parts) return 0;
	return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]));
}

/** What a date with two small numbers says about the order; nothing when both orders would do. */
export function orderSeenIn(cell: string): DayOrder | undefined {
	const written = WRITTEN.exec(cell.trim());
	if (!written) return undefined;
	const [first, second] = [Number(written[1]), Number(written[2])];
	if (first > 12 && second <= 12) return 'day-first';
	if (second > 12 && first <= 12) return 'month-first';
	return undefined;
}

export const looksLikeMoment = (cell: string): boolean => ISO.test(cell.trim()) || WRITTEN.test(cell.trim());
