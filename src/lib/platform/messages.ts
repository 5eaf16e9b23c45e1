import { directionOf, localeOf } from './language.ts';

/**
 * Sentences on the screen, by key. Each room has its own file per language in `messages/<language>/<room>.json`;
 * a page is sent only the rooms it needs.
 */

/** A sentence, or one for each plural category of `Intl.PluralRules`, chosen by the parameter `count`. */
export type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Keeps a word that runs the other way from pulling the sentence around it along: Unicode's own `bdi`. */
const isolate = (value: string): string => `\u2068${value}\u2069`;

export type Messages = Readonly<Record<string, Message>>;

/** Says the sentence of a key, with its blanks (`{name}`) filled. An unknown key is said as itself. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

export function sayFrom(messages: Messages, language: string): Say {
	const plural = new Intl.PluralRules(language);
	const number = new Intl.NumberFormat(localeOf(language));
	const isMirrored = directionOf(language) === 'rtl';
	return (key, params = {}) => {
		const message = messages[key] ?? key;
		const sentence =
			typeof message === 'string'
				? message
				: (message[typeof params.count === 'number' ? plural.select(params.count) : 'other'] ?? message.other);
		return sentence.replace(/\{(\w+)\}/g, (blank, name: string) => {
			const value = params[name];
			if (value === undefined) return blank;
			if (typeof value === 'number') return number.format(value);
			return isMirrored ? isolate(value) : value;
		});
	};
}
