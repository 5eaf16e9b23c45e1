import { describe, expect, it } from 'vitest';
import { idOf, keptFrom } from './kept.ts';

/** As release 0.1 wrote them on somebody's phone, letter for letter; every later release has to read them. */
const ID = '01936a00-0000-7000-8000-000000000001';
const KEY = '0123456789abcdef0123456789abcdef';
const FRAME = `"version":1,"point":{"slug":"lindewaard","title":"Lindewaard"},"owner":"ab12","savedAt":1795600000000`;
const TELLING = `{"id":"${ID}","key":"${KEY}","questionnaireVersion":1,"language":"nl","toldAt":"2026-11-25T12:00:00.000Z","openingId":"proud","title":null,"text":"Het begon op een maandag.","answers":{"pace":{"position":0.25},"who":{"notApplicable":true}},"consents":{"keep":true}}`;

const WRITTEN = {
	told: `{${FRAME},"content":{"at":"told","draft":{"id":"${ID}","key":"${KEY}","step":"question:pace","language":"nl","questionnaireVersion":1,"openingId":"proud","title":"","text":"Het begon op een maandag.","answers":{"pace":{"position":0.25}},"consents":{}}}}`,
	waiting: `{${FRAME},"content":{"at":"waiting","telling":${TELLING},"tries":3,"dueAt":1795600002000,"because":"no-connection"}}`,
	refused: `{${FRAME},"content":{"at":"refused","telling":${TELLING},"status":400}}`,
	received: `{${FRAME},"content":{"at":"received","receipt":{"id":"${ID}","followCode":"appel boom fiets regen stoel","receivedAt":"2026-11-25T12:00:03.000Z"}}}`
} as const;

describe('what an earlier release kept on the device', () => {
	it.each(Object.entries(WRITTEN))('is read to the last letter: %s', (at, json) => {
		const kept = keptFrom(json);
		expect(kept && idOf(kept)).toBe(ID);
		expect(kept?.content.at).toBe(at);
		expect(JSON.parse(JSON.stringify(kept))).toEqual(JSON.parse(json));
	});

	it('is read also when a field is missing that came later', () => {
		const bare = `{${FRAME},"content":{"at":"told","draft":{"id":"${ID}","key":"${KEY}","text":"Alleen dit."}}}`;
		expect(keptFrom(bare)?.content).toMatchObject({ draft: { text: 'Alleen dit.', step: 'tell', answers: {} } });
	});

	it.each([null, '', 'gone', 'here', '{', '[]', WRITTEN.told.replace('"version":1', '"version":2')])(
		'is left alone when it cannot be read: %j',
		(json) => expect(keptFrom(json)).toBeUndefined()
	);
});
