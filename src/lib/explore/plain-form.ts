/**
 * The dashboard is one plain form: what a browser without JavaScript sends is turned into the address we mean.
 */
import type { Dimension } from '#lib/signify/dimension.ts';
import { SLIDER_STEPS } from './columns.ts';
import { readOrder, withOrder } from './order/order-query.ts';
import { readSelection, writeSelection } from './selection-query.ts';
import { joined, readUnits, writeUnits } from './time-units.ts';

/** The field that says a form was sent, so that its address must be tidied. */
export const SENT = 'toon';

/** The tidy query string of a form that was sent; `undefined` when the address is no such form. */
export function readPlainForm(query: URLSearchParams, dimensions: readonly Dimension[]): string | undefined {
	if (!query.has(SENT)) return undefined;
	const fields = new URLSearchParams(query);
	for (const { id, kind } of dimensions) if (kind === 'slider') dropUntouched(fields, id);
	const filters = writeSelection(readSelection(fields, dimensions).selection, dimensions);
	const listing = withOrder(filters, readOrder(query, dimensions).order);
	return joined(listing, writeUnits(readUnits(query, dimensions), dimensions));
}

/** A form cannot leave a slider out: two handles at the ends are a slider nobody touched. */
function dropUntouched(fields: URLSearchParams, id: string): void {
	for (const key of [`f.${id}`, `niet.${id}`]) {
		if (fields.get(`${key}.van`) !== '0' || fields.get(`${key}.tot`) !== String(SLIDER_STEPS)) continue;
		fields.delete(`${key}.van`);
		fields.delete(`${key}.tot`);
	}
}
