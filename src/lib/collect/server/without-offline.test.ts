import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { withoutOffline } from './without-offline.ts';

function ask(url: string): { said: string; passedOn: boolean } {
	const answer = { said: '', passedOn: false };
	const response = { writeHead: () => undefined, end: (said: string) => (answer.said = said) };
	const house = withoutOffline(() => (answer.passedOn = true));
	house({ url } as IncomingMessage, response as unknown as ServerResponse);
	return answer;
}

describe('a house with OFFLINE=off', () => {
	it('answers with a worker that lets go of what was kept, and touches no drafts', () => {
		const { said, passedOn } = ask('/service-worker.js');
		expect(passedOn).toBe(false);
		expect(said).toContain('registration.unregister()');
		expect(said).not.toMatch(/indexedDB|localStorage/);
	});

	it('answers everything else as ever', () => {
		expect(ask('/vertel/lindewaard')).toEqual({ said: '', passedOn: true });
	});
});
