import { readFile } from 'node:fs/promises';
import { describe, expect, inject } from 'vitest';
import { it, signIn } from './house.ts';
import { ADMINISTRATOR } from './setup.ts';

/** Not a word anybody else would say. */
const MARK = 'zilverreigersnaveltje';

/** A telling as other systems send it, with the marker in every text. */
const telling = (id: string) => ({
	id,
	sleutel: `${MARK}-${MARK}`,
	vragenlijstVersie: 1,
	taal: 'nl',
	verteldOp: new Date().toISOString(),
	openingsvraag: null,
	titel: MARK,
	tekst: `${MARK}\u0000 en nog iets`,
	antwoorden: { [MARK]: { tekst: MARK } },
	toestemmingen: { 'keep-and-read': true }
});

describe('the log', () => {
	it('tells that something was asked, and nothing of what', async ({ visit, address }) => {
		const json = { 'content-type': 'application/json' };
		const form = { 'content-type': 'application/x-www-form-urlencoded', origin: address };
		const send = (path: string, init: RequestInit = {}) => fetch(address + path, { redirect: 'manual', ...init });
		const fields = new URLSearchParams(
			['email', 'password', 'name', 'code', 'volgcode', 'text', 'title', 'tekst'].map((name) => [name, `${MARK}\u0000`])
		);
		const post = (path: string) => send(path, { method: 'POST', headers: form, body: fields });
		const page = await visit();
		await signIn(page);
		const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');

		const { status } = await send('/api/v1/vertelpunten/samenleren/ervaringen', {
			method: 'POST',
			headers: json,
			body: JSON.stringify(telling('0192f000-0000-7000-8000-00000000beef'))
		});
		expect([201, 400]).toContain(status);
		await send(`/api/v1/vertelpunten/${MARK}/ervaringen`, { method: 'POST', headers: json, body: `{"tekst": ${MARK}` });
		for (const path of ['/werk/inloggen', '/vertel/samenleren', '/volg', `/welkom/${MARK}`]) await post(path);
		for (const path of [
			`/?q=${MARK}`,
			`/${MARK}`,
			`/vertel/${MARK}`,
			`/volg/${MARK}`,
			`/vertel/samenleren?${MARK}=${MARK}%00`,
			`/werk/vertelpunten/samenleren/dashboard?woorden=${MARK}%00`,
			`/werk/vertelpunten/${MARK}%00/dashboard`,
			`/werk/beheer/logboek?wat=${MARK}%00&wie=${MARK}`,
			`/werk/beheer/accounts/${MARK}`,
			`/%E0%A4%A`
		])
			await send(path, {
				headers: { cookie, referer: `${address}/${MARK}`, 'user-agent': MARK, 'accept-language': MARK }
			});
		await send('/', { headers: { cookie: `samenleren=${MARK}; taal=${MARK}` } });

		const log = () => readFile(inject('log'), 'utf8');
		const doors = ['/(work)/werk/inloggen', '/(work)/welkom/[token]', '/(tell)/vertel/[punt]', 'ervaringen', 'logboek'];
		for (const door of doors) await expect.poll(log).toContain(door);
		const said = await log();
		expect(said).not.toContain(MARK);
		expect(said).not.toContain(ADMINISTRATOR.email);
		expect(said).not.toContain(ADMINISTRATOR.password);
		for (const secret of cookie.split('; ').map((pair) => pair.slice(pair.indexOf('=') + 1)))
			expect(said).not.toContain(secret);
		expect(said).toMatch(/"method":"POST","route":"[^"]+","status":\d{3},"ms":\d+/);
	});
});
