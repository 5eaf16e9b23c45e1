import type { Say } from '#lib/platform/messages.ts';
import { type ChartCounts, share } from '../chart.ts';
import { guarded } from '../csv.ts';
import type { Row } from './table-rows.ts';

/** As every spreadsheet takes it apart into cells: tabs between them, one row a line. Shares in per cent, with the decimal sign of the language, so that a spreadsheet reads numbers. */
export function tabbed(rows: readonly Row[], counts: ChartCounts, language: string, say: Say): string {
	const percent = new Intl.NumberFormat(language, { maximumFractionDigits: 1, useGrouping: false });
	const [selected, all] = [say('explore.table.selected'), say('explore.table.all')];
	const { answered, notApplicable, unanswered, quartiles } = counts;
	const value = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
	const said = (quartile: number | undefined) => (quartile === undefined ? '' : value.format(quartile));
	const lines: readonly (readonly (string | number)[])[] = [
		[say('explore.table.answer'), selected, `${selected} %`, all, `${all} %`],
		...rows.map((row) => [
			row.label,
			row.selected,
			percent.format(100 * share(row.selected, answered.selected)),
			row.all,
			percent.format(100 * share(row.all, answered.all))
		]),
		[say('explore.not-applicable'), notApplicable.selected, '', notApplicable.all, ''],
		[say('explore.unanswered'), unanswered.selected, '', unanswered.all, ''],
		[say('explore.answered'), answered.selected, '', answered.all, ''],
		...(quartiles
			? (['lower', 'median', 'upper'] as const).map((part) => [
					say(`charts.quartiles.${part}`),
					said(quartiles.selected?.[part]),
					'',
					said(quartiles.all?.[part]),
					''
				])
			: [])
	];
	return textOf(lines);
}

export const textOf = (lines: readonly (readonly (string | number)[])[]): string =>
	lines.map((cells) => cells.map(cell).join('\t')).join('\n');

const cell = (value: string | number): string =>
	typeof value === 'number' ? String(value) : guarded(value.replace(/\s+/g, ' '));
