/** What is being typed over, on this device and only until it is kept: a reload, a closed lid. */
import type { PaperEntry } from '../paper-entry.ts';

const nameOf = (slug: string) => `samenleren-papier:${slug}`;

const isEmpty = (entry: PaperEntry): boolean =>
	entry.text === '' && entry.title === '' && Object.values(entry.typed).every((typed) => typed === '');

/** Nothing lies on the device as long as nothing was typed. */
export function keepEntry(slug: string, entry: PaperEntry, first: PaperEntry): void {
	try {
		if (!isEmpty(entry)) localStorage.setItem(nameOf(slug), JSON.stringify(entry));
		else if (isEmpty(first)) localStorage.removeItem(nameOf(slug));
	} catch {
		// Without storage the page itself still holds it.
	}
}

export function keptEntry(slug: string): PaperEntry | undefined {
	try {
		const kept = JSON.parse(localStorage.getItem(nameOf(slug)) ?? 'null') as PaperEntry | null;
		return kept && typeof kept.id === 'string' && typeof kept.typed === 'object' ? kept : undefined;
	} catch {
		return undefined;
	}
}

/** Only that one: another window may be at another sheet. */
export function forgetEntry(slug: string, id: string): void {
	if (keptEntry(slug)?.id === id) localStorage.removeItem(nameOf(slug));
}
