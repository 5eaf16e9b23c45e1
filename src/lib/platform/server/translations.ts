import arAbout from '#messages/ar/about.json' with { type: 'json' };
import arRecord from '#messages/ar/record.json' with { type: 'json' };
import ar from '#messages/ar/tellers.json' with { type: 'json' };
import plAbout from '#messages/pl/about.json' with { type: 'json' };
import plRecord from '#messages/pl/record.json' with { type: 'json' };
import pl from '#messages/pl/tellers.json' with { type: 'json' };
import tiAbout from '#messages/ti/about.json' with { type: 'json' };
import tiRecord from '#messages/ti/record.json' with { type: 'json' };
import ti from '#messages/ti/tellers.json' with { type: 'json' };
import trAbout from '#messages/tr/about.json' with { type: 'json' };
import trRecord from '#messages/tr/record.json' with { type: 'json' };
import tr from '#messages/tr/tellers.json' with { type: 'json' };
import ukAbout from '#messages/uk/about.json' with { type: 'json' };
import ukRecord from '#messages/uk/record.json' with { type: 'json' };
import uk from '#messages/uk/tellers.json' with { type: 'json' };
import type { Messages } from '../messages.ts';

/** Who vouches for a translation: docs/guides/languages.md tells how to. */
interface About {
	/** Whoever reads this language as their own and went through all sentences; `null` is only the computer so far. */
	readonly checkedBy: string | null;
	/** Said to tellers of this language until somebody checked it. */
	readonly note: string;
}

/** What a teller meets in the languages that the team's own screens are not in; telling aloud apart, as only who records loads it. */
export const TRANSLATIONS = {
	tr: { messages: { ...tr, ...trRecord }, about: trAbout },
	ar: { messages: { ...ar, ...arRecord }, about: arAbout },
	pl: { messages: { ...pl, ...plRecord }, about: plAbout },
	uk: { messages: { ...uk, ...ukRecord }, about: ukAbout },
	ti: { messages: { ...ti, ...tiRecord }, about: tiAbout }
} satisfies Record<string, { messages: Messages; about: About }>;

export type Translated = keyof typeof TRANSLATIONS;

/** For a teller who reads what no person has checked yet. */
export function noteOn(language: string): string | undefined {
	const about = aboutOf(language);
	return about?.checkedBy === null ? about.note : undefined;
}

/** Whether only a computer has read the sentences in this language. */
export const isUnchecked = (language: string): boolean => noteOn(language) !== undefined;

const aboutOf = (language: string): About | undefined =>
	Object.hasOwn(TRANSLATIONS, language) ? TRANSLATIONS[language as Translated].about : undefined;
