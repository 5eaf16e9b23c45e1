import type { ChosenPair } from '../../chosen-together.ts';

/** What can be done with a pair. */
export interface PairDeeds {
	readonly isChosen: (pair: ChosenPair) => boolean;
	readonly toggle: (pair: ChosenPair) => void;
	/** Where a pair leads while there is nobody to press it. */
	readonly href: ((pair: ChosenPair) => string) | undefined;
}
