import { describe, expect } from 'vitest';
import { it } from './house.ts';
import { anExperience, tellTo, type Proof } from './told-elsewhere.ts';

interface Told {
	readonly status: number;
	readonly code: string;
	readonly detail: string;
	readonly errors?: readonly { readonly location: { readonly pointer: string } }[];
}

const problemIn = async (response: Response): Promise<Told> => {
	expect(response.headers.get('content-type')).toBe('application/problem+json');
	expect(response.headers.get('api-version')).toMatch(/^1\.\d+\.\d+$/);
	expect(response.headers.get('access-control-allow-origin')).toBe('*');
	const problem = (await response.json()) as Told;
	expect(problem.status).toBe(response.status);
	return problem;
};

describe('telling from another program', () => {
	it('keeps one experience, however often it is sent', async ({ address }) => {
		const experience = anExperience();

		const first = await tellTo(address, experience);
		expect(first.status).toBe(201);
		expect(first.headers.get('api-version')).toMatch(/^1\.\d+\.\d+$/);
		const proof = (await first.json()) as Proof;
		expect(proof.volgcode.split(' ')).toHaveLength(5);

		const again = await Promise.all(
			[1, 2, 3].map(async () => (await (await tellTo(address, experience)).json()) as Proof)
		);
		expect(again).toEqual([proof, proof, proof]);

		const stranger = await tellTo(address, { ...experience, sleutel: 'f'.repeat(32) });
		expect(await problemIn(stranger)).toMatchObject({ status: 409, code: 'collect.story.other-key' });
	});

	it('says everything that is wrong, in the language that is asked for, and quotes nothing', async ({ address }) => {
		const wrong = anExperience({ sleutel: 'geheim', antwoorden: { nope: { tekst: 'geheim' } }, toestemmingen: {} });
		const problem = await problemIn(await tellTo(address, wrong, { 'accept-language': 'en' }));
		expect(problem).toMatchObject({ status: 400, detail: 'Something about this experience is not right yet.' });
		expect(problem.errors!.map(({ location }) => location.pointer).sort()).toEqual([
			'#/antwoorden/nope',
			'#/antwoorden/perspective',
			'#/sleutel',
			'#/toestemmingen/keep-and-read'
		]);
		expect(JSON.stringify(problem)).not.toContain('geheim');
	});

	it('refuses in the same way whatever it cannot take', async ({ address }) => {
		const at = (path: string, init?: RequestInit) => fetch(`${address}/api/v1${path}`, init);
		const post = (body: BodyInit, type = 'application/json') =>
			at('/vertelpunten/samenleren/ervaringen', { method: 'POST', headers: { 'content-type': type }, body });

		expect((await problemIn(await at('/vertelpunten/nergens'))).status).toBe(404);
		expect((await problemIn(await at('/niets/hier'))).status).toBe(404);
		expect((await problemIn(await at('/vertelpunten/samenleren/'))).status).toBe(404);
		expect((await problemIn(await at('/vertelpunten/samenleren', { method: 'DELETE' }))).status).toBe(405);
		expect((await problemIn(await at('/openapi.json', { headers: { accept: 'text/html' } }))).status).toBe(406);
		expect((await problemIn(await post('{"'))).status).toBe(400);
		expect((await problemIn(await post('x'.repeat(600_000)))).status).toBe(413);
		expect((await problemIn(await post('hoi', 'text/plain'))).status).toBe(415);
	});

	it('may be done from any site, because it takes no cookies', async ({ address }) => {
		const response = await tellTo(address, anExperience(), {
			origin: 'https://elders.example',
			cookie: 'samenleren=x'
		});
		expect(response.status).toBe(201);
		const preflight = await fetch(`${address}/api/v1/vertelpunten/samenleren/ervaringen`, {
			method: 'OPTIONS',
			headers: { origin: 'https://elders.example', 'access-control-request-method': 'POST' }
		});
		expect(preflight.status).toBe(204);
		expect(preflight.headers.get('access-control-allow-methods')).toContain('POST');
		expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type');
		expect(preflight.headers.has('access-control-allow-credentials')).toBe(false);
	});

	it('begins with what is asked, and with how', async ({ address }) => {
		const point = await fetch(`${address}/api/v1/vertelpunten/samenleren`);
		expect(await point.json()).toMatchObject({ slug: 'samenleren', stand: 'open', vragenlijst: { versie: 1 } });
		const head = await fetch(`${address}/api/v1/vertelpunten/samenleren`, { method: 'HEAD' });
		expect([head.status, await head.text()]).toEqual([200, '']);

		const description = await fetch(`${address}/api/v1/openapi.json`);
		expect(description.headers.get('access-control-allow-origin')).toBe('*');
		expect(await description.json()).toMatchObject({ openapi: '3.1.1', servers: [{ url: `${address}/api/v1` }] });
	});
});
