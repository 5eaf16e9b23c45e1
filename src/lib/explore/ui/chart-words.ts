import type { Say } from '#lib/platform/messages.ts';
import { inLanguage } from '#lib/signify/words.ts';
import { type ChartCounts, type OptionsShape, share, type TimeShape } from '../chart.ts';
import { periodWords } from './period-words.ts';

/** More answers than these are not named one by one. */
const MOST_NAMED = 3;

/** Bars or periods in one sentence: which is the fullest, or that several are. */
export function fullestWords(
	shape: OptionsShape | TimeShape,
	{ selected, answered }: Pick<ChartCounts, 'selected' | 'answered'>,
	language: string,
	say: Say
): string {
	const most = Math.max(0, ...selected);
	if (most === 0) return say('charts.quartiles.nobody');
	const fullest = selected.flatMap((count, bin) => (count === most ? [bin] : []));
	const number = new Intl.NumberFormat(language);
	const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
	const counted = {
		number: number.format(most),
		answered: number.format(answered.selected),
		share: percent.format(share(most, answered.selected))
	};
	const manner = shape.kind === 'time' ? 'charts.time' : 'charts.options';
	if (fullest.length > MOST_NAMED) return say(`${manner}.level`, { ...counted, ties: number.format(fullest.length) });

	const names = fullest.map((bin) =>
		shape.kind === 'time'
			? periodWords(shape.edges[bin]!, shape.unit, language)
			: `‘${inLanguage(shape.dimension.options[bin]!.label, language)}’`
	);
	const answers = new Intl.ListFormat(language).format(names);
	return say(`${manner}.${fullest.length === 1 ? 'fullest' : 'equal'}`, { ...counted, answers });
}
