import { describe, expect, it } from 'vitest';
import { sayFrom } from '#lib/platform/messages.ts';
import { messagesOf, TELLER_LANGUAGES } from '#lib/platform/server/message-files.ts';
import { spokenWords } from './spoken-words.ts';

describe('the words of telling aloud', () => {
	it.each(TELLER_LANGUAGES)('are all on the device of who speaks %s', async (language) => {
		const say = await spokenWords(language);
		const here = sayFrom(messagesOf(language, ['record']), language);
		for (const key of Object.keys(messagesOf('nl', ['record'])))
			expect(say(key, { count: 2 }), key).toBe(here(key, { count: 2 }));
	});
});
