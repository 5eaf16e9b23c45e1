import { glob, readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { it, signIn } from './house.ts';
import { pointLikeTheExample } from './points.ts';
import { ADMINISTRATOR } from './setup.ts';
import { testedHouse } from './tested-house.ts';

/** Not a word anybody else would say. */
const MARK = 'zilverreigersnaveltje';

interface Door {
	readonly path: string;
	readonly route: string;
	/** Of its forms; none when it has only a page, or when it is an endpoint. */
	readonly actions: readonly string[];
}

/**
 * Every address of the house, with something plausible in its blanks, as the files of the routes tell.
 * @param point  nobody else's: forms without a field do what they say, such as throwing its map away
 */
async function doors(point: string): Promise<Door[]> {
	const found: Door[] = [];
	for await (const file of glob('src/routes/**/+{page.server,server,page}.{ts,svelte}')) {
		const route = file.replace(/^src\/routes/, '').replace(/\/[^/]+$/, '');
		const path = route
			.replaceAll(/\/\([^)]+\)/g, '')
			.replaceAll('[punt]', point)
			.replaceAll(/\[\w+=\w+\]/g, '0192f000-0000-7000-8000-00000000beef')
			.replaceAll(/\[[^\]]+\]/g, MARK);
		const source = await readFile(file, 'utf8');
		const named = [...(source.split('const actions')[1] ?? '').matchAll(/^\t(?:async )?(\w+)[(:]/gm)];
		// An archived point would be closed to every door that comes after.
		const actions = named.map(([, name]) => name!).filter((name) => name !== 'default' && name !== 'archive');
		found.push({ path: path || '/', route, actions });
	}
	// What signs out comes last, so that everything before it is asked as a member.
	return found.sort((a, b) => leaves(a) - leaves(b));
}

const leaves = ({ path }: Door) => Number(/uitloggen|account$/.test(path));

/** A telling as other systems send it, with the marker in every text. */
const telling = {
	id: '0192f000-0000-7000-8000-00000000beef',
	sleutel: `${MARK}-${MARK}`,
	vragenlijstVersie: 1,
	taal: 'nl',
	verteldOp: new Date().toISOString(),
	openingsvraag: null,
	titel: MARK,
	tekst: `${MARK}\u0000 en nog iets`,
	antwoorden: { [MARK]: { tekst: MARK } },
	toestemmingen: { 'keep-and-read': true }
};

const NAMES =
	'email password name current next code words tekst text title titel naam vraag question woorden wat wie naar'.split(
		' '
	);

describe('the log', () => {
	it('tells that something was asked at whatever door, and nothing of what', async ({ visit, address }) => {
		const page = await visit();
		await signIn(page);
		const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
		const headers = { referer: `${address}/${MARK}`, 'user-agent': MARK, 'accept-language': MARK, origin: address };
		const query = new URLSearchParams(NAMES.map((name) => [name, MARK])).toString();
		const form = () => new URLSearchParams(NAMES.map((name) => [name, `${MARK}\u0000`]));
		const ask = async (path: string, init: RequestInit = {}) => {
			const who = { ...headers, cookie, ...(init.headers as Record<string, string>) };
			const answer = await fetch(address + path, { redirect: 'manual', ...init, headers: who });
			await answer.arrayBuffer();
			return answer.status;
		};

		const point = `logboek-${Date.now()}`;
		await pointLikeTheExample(point);
		const all = await doors(point);
		expect(all.length).toBeGreaterThan(20);
		const json = { 'content-type': 'application/json' };
		for (const { path, actions } of all) {
			await ask(`${path}?${query}`);
			await ask(path, { headers: { cookie: `samenleren=${MARK}; taal=${MARK}` } });
			await ask(path, { method: 'POST', headers: json, body: `{"tekst": ${MARK}` });
			await ask(path, { method: 'POST', headers: json, body: JSON.stringify(telling) });
			await ask(path, { method: 'POST', body: form() });
			for (const action of actions) await ask(`${path}?/${action}&${query}`, { method: 'POST', body: form() });
		}
		for (const path of [
			`/${MARK}`,
			`/vertel/${MARK}`,
			`/werk/vertelpunten/${MARK}/dashboard`,
			`/?q=${MARK}%00`,
			'/%E0%A4%A'
		])
			await ask(path);

		const log = () => readFile(testedHouse().log, 'utf8');
		for (const { route } of all) await expect.poll(log).toContain(`"route":${JSON.stringify(route)}`);
		const said = await log();
		expect(said).not.toContain(MARK);
		expect(said).not.toContain(ADMINISTRATOR.email);
		expect(said).not.toContain(ADMINISTRATOR.password);
		for (const secret of cookie.split('; ').map((pair) => pair.slice(pair.indexOf('=') + 1)))
			expect(said).not.toContain(secret);
		const broken = said.split('\n').filter((line) => line.includes('"msg":"failed"'));
		expect(broken, 'nothing of this should break the house').toEqual([]);
	});
});
