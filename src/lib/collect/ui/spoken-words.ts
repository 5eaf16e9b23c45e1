import { sayFrom, type Messages, type Say } from '#lib/platform/messages.ts';

const FILES = import.meta.glob<Messages>('/messages/*/record.json', { import: 'default' });

/** The sentences about recordings; only who tells aloud loads them. */
export async function spokenWords(language: string): Promise<Say> {
	const read = FILES[`/messages/${language}/record.json`] ?? FILES['/messages/nl/record.json']!;
	return sayFrom(await read(), language);
}
