import { describe, expect, it } from 'vitest';
import { LANGUAGES, messagesOf } from './server/message-files.ts';
import { sayFrom } from './messages.ts';

const ROOMS = ['platform', 'design', 'people', 'signify', 'tell', 'collect', 'explore', 'import', 'gallery'] as const;

describe('the sentences on the screen', () => {
	it.each(LANGUAGES)('are complete in %s', (language) => {
		expect(Object.keys(messagesOf(language, ROOMS)).sort()).toEqual(Object.keys(messagesOf('nl', ROOMS)).sort());
	});

	it('fill in their blanks and follow the number', () => {
		const say = sayFrom({ told: { one: '{count} ervaring van {who}', other: '{count} ervaringen van {who}' } }, 'nl');
		expect(say('told', { count: 1, who: 'Ria' })).toBe('1 ervaring van Ria');
		expect(say('told', { count: 1200, who: 'Ria' })).toBe('1.200 ervaringen van Ria');
	});
});
