import type { Say } from '#lib/platform/messages.ts';
import { inLanguage, otherLanguage } from '#lib/signify/words.ts';
import { type ChangeMark, marksOfBins } from '../change-mark.ts';
import type { ChartCounts, ChartShape, Pair } from '../chart.ts';
import { zoneWords } from '../clause-words.ts';
import { SLIDER_STEPS } from '../columns.ts';
import { ZONES } from '../triangle.ts';
import type { ZoneCounts } from '../zones.ts';
import { changeWords } from './changes/change-words.ts';
import { periodWords } from './period-words.ts';

export interface Row extends Pair {
	readonly label: string;
	/** Its language, where that is another than the page's. */
	readonly lang?: string | undefined;
}

/** A chart in words and numbers. */
export function tableRows(
	shape: ChartShape,
	counts: ChartCounts,
	zones: ZoneCounts | undefined,
	language: string,
	say: Say,
	marks: readonly ChangeMark[] = []
): readonly Row[] {
	const pair = (bin: number): Pair => ({ selected: counts.selected[bin]!, all: counts.all[bin]! });
	switch (shape.kind) {
		case 'options':
			return shape.dimension.options.map(({ label }, bin) => ({
				label: inLanguage(label, language),
				lang: otherLanguage(label, language),
				...pair(bin)
			}));
		case 'slider':
			return counts.all.map((_, bin) => ({ label: stepWords(bin, counts.all.length), ...pair(bin) }));
		case 'triad':
			return ZONES.map((zone) => ({
				label: zoneWords(zone, shape.dimension, language, say),
				...(zones?.[zone] ?? { selected: 0, all: 0 })
			}));
		case 'time': {
			const marked = marksOfBins(marks, shape.edges);
			return counts.all.map((_, bin) => ({
				label: [
					periodWords(shape.edges[bin]!, shape.unit, language),
					...marked[bin]!.map((mark) => `${mark.name} (${changeWords(mark, language, say)})`)
				].join(' · '),
				...pair(bin)
			}));
		}
	}
}

function stepWords(bin: number, bins: number): string {
	const width = SLIDER_STEPS / bins;
	return `${bin * width}–${bin === bins - 1 ? SLIDER_STEPS : (bin + 1) * width - 1}`;
}
