import { randomBytes } from 'node:crypto';
import { describe, expect } from 'vitest';
import { newId } from '#lib/platform/server/new-id.ts';
import { it } from './house.ts';

interface Described {
	readonly headers?: Readonly<Record<string, unknown>>;
	readonly content?: Readonly<Record<string, unknown>>;
}

interface Description {
	readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Record<string, Described> }>>>>;
}

/** Sends what a recorder sends, and holds every answer against the description that the house gives of itself. */
async function recorder(address: string) {
	const description = (await (await fetch(`${address}/api/v1/openapi.json`)).json()) as Description;
	return async (method: string, path: string, headers: Record<string, string> = {}, body?: Uint8Array<ArrayBuffer>) => {
		const response = await fetch(`${address}/api/v1${path}`, {
			method,
			headers: { 'tus-resumable': '1.0.0', ...headers },
			...(body && { body })
		});
		const said = description.paths[path.replace(/^\/opnames\/[^/]+$/, '/opnames/{id}')]?.[method.toLowerCase()];
		const described = said?.responses[response.status];
		expect(described, `${method} ${path} answered ${response.status}: ${await response.clone().text()}`).toBeDefined();
		for (const name of Object.keys(described!.headers ?? {}))
			expect(response.headers.get(name), `${method} ${response.status} ${name}`).not.toBeNull();
		const types = Object.keys(described!.content ?? {});
		if (types.length)
			expect(types, `${method} ${response.status}`).toContain(response.headers.get('content-type')?.split(';')[0]);
		return response;
	};
}

const metadata = (fields: Readonly<Record<string, string>>) =>
	Object.entries(fields)
		.map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
		.join(',');

describe('a recording from another program', () => {
	it('comes in as the description says, and is refused as it says', async ({ address }) => {
		const ask = await recorder(address);
		const sleutel = randomBytes(16).toString('hex');
		const id: string = newId(new Date());
		const fields = {
			id,
			ervaring: newId(new Date()) as string,
			vertelpunt: 'samenleren',
			soort: 'audio/webm',
			duur: '1000'
		};
		const sound = new Uint8Array(randomBytes(2000));
		const announce = (over: Record<string, string> = {}, more: Record<string, string> = {}) =>
			ask('POST', '/opnames', {
				sleutel,
				'upload-length': '2000',
				'upload-metadata': metadata({ ...fields, ...over }),
				...more
			});

		expect((await ask('OPTIONS', '/opnames')).headers.get('tus-extension')).toContain('creation');
		const announced = await announce();
		expect([announced.status, announced.headers.get('location')]).toEqual([201, `/api/v1/opnames/${id}`]);
		expect((await announce()).status, 'again is harmless').toBe(201);
		expect((await announce({}, { sleutel: 'f'.repeat(32) })).status).toBe(409);
		expect((await announce({ vertelpunt: 'nergens' })).status).toBe(404);
		expect((await announce({ soort: 'text/html' })).status).toBe(400);
		expect((await announce({ duur: '99999999' })).status).toBe(400);
		expect((await announce({}, { 'upload-length': String(65 * 1024 ** 2) })).status).toBe(400);
		expect((await announce({}, { 'tus-resumable': '0.2' })).status).toBe(400);
		expect((await announce({}, { sleutel: 'geen' })).status).toBe(404);

		const at = `/opnames/${id}`;
		const piece = (offset: number, bytes: Uint8Array<ArrayBuffer>, more: Record<string, string> = {}) =>
			ask(
				'PATCH',
				at,
				{ sleutel, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream', ...more },
				bytes
			);
		expect((await piece(0, sound.slice(0, 500))).headers.get('upload-offset')).toBe('500');
		expect((await piece(0, sound.slice(0, 500))).status, 'the same piece twice').toBe(409);
		expect((await piece(500, sound.slice(500), { 'content-type': 'audio/webm' })).status).toBe(400);
		expect((await piece(500, sound.slice(500), { sleutel: 'f'.repeat(32) })).status).toBe(404);
		expect((await ask('PATCH', at, { sleutel, 'content-type': 'application/offset+octet-stream' }, sound)).status).toBe(
			403
		);
		expect((await piece(500, new Uint8Array(1_200_000))).status).toBe(413);
		const large: string = newId(new Date());
		expect((await announce({ id: large }, { 'upload-length': '3000000' })).status).toBe(201);
		const tooMuch = await ask(
			'PATCH',
			`/opnames/${large}`,
			{ sleutel, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
			new Uint8Array(1_200_000)
		);
		expect(tooMuch.status).toBe(400);
		const head = await ask('HEAD', at, { sleutel });
		expect([head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual(['500', '2000']);
		expect((await ask('HEAD', at, { sleutel: 'f'.repeat(32) })).status).toBe(404);
		expect((await ask('HEAD', at, { sleutel, 'tus-resumable': '9' })).status).toBe(400);
		expect((await ask('DELETE', at, { sleutel, 'tus-resumable': '' })).status).toBe(412);

		expect(await (await ask('GET', at, { sleutel })).json()).toMatchObject({ id, staat: 'onderweg', taal: 'nl' });
		expect((await ask('GET', at, { sleutel: 'f'.repeat(32) })).status).toBe(404);
		expect((await ask('GET', at, { sleutel, accept: 'text/html' })).status).toBe(406);
		expect((await ask('DELETE', at, { sleutel: 'f'.repeat(32) })).status).toBe(404);
		expect((await ask('DELETE', at, { sleutel })).status).toBe(204);
		expect((await ask('GET', at, { sleutel })).status).toBe(404);
	});
});
