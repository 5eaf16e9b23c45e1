import type { Id } from '#lib/platform/id.ts';
import type { FrozenChart } from './frozen-chart.ts';
import type { OutsideChart, StaysInside } from './outside-chart.ts';
import type { SelectionBlock, TextBlock } from './report.ts';

/** Why the words of a quote are not there. */
export type QuoteGone = 'withdrawn' | 'refused' | 'changed';

/** A block as the team sees it. */
export type TeamBlock =
	| TextBlock
	| SelectionBlock
	| {
			readonly kind: 'chart';
			readonly id: string;
			readonly frozen: FrozenChart;
			/** Why readers by a link do not see it. */
			readonly inside: StaysInside | undefined;
	  }
	| {
			readonly kind: 'quote';
			readonly id: string;
			readonly storyId: Id<'story'>;
			readonly quote: Quote | QuoteGone;
	  };

export interface Quote {
	readonly text: string;
	/** Of the story. */
	readonly language: string;
}

/** A block as who has the link sees it: no exact number, no name of the team, no id of a story or selection. */
export type OutsideBlock =
	| Omit<TextBlock, 'id'>
	| (Extract<OutsideChart, { at: 'outside' }> & {
			readonly kind: 'chart';
			readonly filters: Pick<FrozenChart, 'selection' | 'dimensions'>;
	  })
	| { readonly kind: 'selection'; readonly name: string; readonly question: string }
	| { readonly kind: 'quote'; readonly quote: Quote };
