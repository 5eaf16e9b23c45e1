/** A draft as its form sends it; anything may be missing from it. */
import type { Said } from './draft.ts';
import type { Chosen } from './draft-table.ts';
import { MOST_ROWS } from './population.ts';
import { type ReadTable, readTableText } from './read-table.ts';

interface SentDraft extends Said {
	/** @throws TableRefused */
	readonly read: () => ReadTable;
	readonly chosen: Chosen;
	/** Only to look at; not to be kept yet. */
	readonly look: boolean;
}

export function readDraft(form: FormData): SentDraft {
	const whole = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value.replaceAll('\0', '') : '';
	};
	const said = (name: string) => whole(name).trim();
	const place = (name: string) => (/^\d{1,3}$/.test(said(name)) ? Number(said(name)) : -1);
	const chosen = { dimension: said('vraag'), group: place('groep'), people: place('aantal') };
	return {
		read: () => readTableText(whole('tabel')),
		chosen,
		look: form.has('kijk'),
		isChanged: said('stond') !== signatureOf(chosen),
		who: said('wie'),
		source: said('bron'),
		pointed: Array.from({ length: MOST_ROWS }, (_, row) => said(`rij.${row}`))
	};
}

/** Tells whether the rows were pointed out for this question and these columns. */
export const signatureOf = ({ dimension, group, people }: Chosen): string => `${group}/${people}/${dimension}`;
