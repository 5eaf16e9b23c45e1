import { numberIn } from '../form-fields.ts';
import { FINENESS } from './slider.ts';

/** How long the line is on paper. */
const MILLIMETRES = 100;

/** What a ruler says of a mark on the line, as the slider on the screen would have it; `undefined` beside the line. */
export function positionTyped(typed: string): number | undefined {
	const millimetres = numberIn(typed);
	if (millimetres === undefined || millimetres < 0 || millimetres > MILLIMETRES) return undefined;
	return Math.round((millimetres / MILLIMETRES) * FINENESS) / FINENESS;
}
