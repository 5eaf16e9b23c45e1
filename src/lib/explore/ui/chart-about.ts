import { getContext, setContext } from 'svelte';
import type { ChangesView } from '../change-mark.ts';
import type { MapView } from '../areas/map-view.ts';
import type { Dimension } from '#lib/signify/dimension.ts';

/** What the charts of a page have in common, for those who take one with them. */
export interface ChartAbout {
	/** The name of the story point. */
	readonly point: string;
	/** Its address. */
	readonly base: string;
	/** Experiences at the point, whatever the filter. */
	readonly stories: number;
	readonly dimensions: readonly Dimension[];
	readonly map: MapView | undefined;
	readonly changes: ChangesView;
}

const KEY = Symbol('chart-about');

export const provideChartAbout = (current: () => ChartAbout): void => void setContext(KEY, current);

export const useChartAbout = (): (() => ChartAbout) => getContext<() => ChartAbout>(KEY);
