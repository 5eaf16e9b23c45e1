/** What is being typed over, on this device and only until it is kept: a reload, a closed lid. */
import type { PaperEntry } from '../paper-entry.ts';

/** @param sheets  which sheets: of which point, printed from which version */
const nameOf = (sheets: string) => `samenleren-papier:${sheets}`;

const isEmpty = (entry: PaperEntry): boolean =>
	entry.text === '' && entry.title === '' && Object.values(entry.typed).every((typed) => typed === '');

/** Nothing lies on the device as long as nothing was typed. */
export function keepEntry(sheets: string, entry: PaperEntry, first: PaperEntry): void {
	try {
		if (!isEmpty(entry)) localStorage.setItem(nameOf(sheets), JSON.stringify(entry));
		else if (isEmpty(first)) localStorage.removeItem(nameOf(sheets));
	} catch {
		// Without storage the page itself still holds it.
	}
}

export function keptEntry(sheets: string): PaperEntry | undefined {
	try {
		const kept = JSON.parse(localStorage.getItem(nameOf(sheets)) ?? 'null') as PaperEntry | null;
		return kept && typeof kept.id === 'string' && typeof kept.typed === 'object' ? kept : undefined;
	} catch {
		return undefined;
	}
}

/** Only that one: another window may be at another sheet. */
export function forgetEntry(sheets: string, id: string): void {
	if (keptEntry(sheets)?.id === id) localStorage.removeItem(nameOf(sheets));
}
