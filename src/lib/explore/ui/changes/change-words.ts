import type { Say } from '#lib/platform/messages.ts';
import type { Change } from '../../change-mark.ts';

/** When, and whether anybody had planned it: "12 mei 2026, gepland", "12 – 20 mei 2026, niet gepland". */
export function changeWords({ first, last, isPlanned }: Change, language: string, say: Say): string {
	const format = new Intl.DateTimeFormat(language, {
		day: 'numeric',
		month: 'short',
		year: 'numeric',
		timeZone: 'UTC'
	});
	const [from, until] = [first, last].map((day) => new Date(day * 86_400_000)) as [Date, Date];
	const days = first === last ? format.format(from) : format.formatRange(from, until);
	return say(isPlanned ? 'charts.changes.planned' : 'charts.changes.unplanned', { days });
}
