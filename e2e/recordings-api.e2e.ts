import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished } from 'vitest';
import { listOrganisations } from '#lib/people/server/organisations.ts';
import { startSession } from '#lib/people/server/sessions.ts';
import { openAccount } from '#lib/people/server/welcome.ts';
import { HOUSE, type Role } from '#lib/platform/actor.ts';
import { forOrganisation } from '#lib/platform/server/context.ts';
import { connect, NOBODY } from '#lib/platform/server/database.ts';
import { tone, wav } from '#test/recordings.ts';
import { it } from './house.ts';
import { openHouse, pullDown } from './own-house.ts';
import { keptSound, SoundElsewhere } from './sound-elsewhere.ts';
import { houseDatabase } from './teller.ts';
import { testedHouse } from './tested-house.ts';
import { anExperience, tellTo } from './told-elsewhere.ts';

const here = () => testedHouse().folder;
const SOUND = wav(8, tone(300));
const HALF = SOUND.length / 2;

const problemIn = async (answer: Response) => {
	const { code, detail } = (await answer.json()) as { code: string; detail: string };
	return { status: answer.status, code, detail };
};

const written = (sending: ReturnType<SoundElsewhere['begin']>, bytes: Uint8Array) =>
	new Promise<void>((resolve) => sending.write(bytes, () => resolve()));

const passed = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const tell = (address: string, { id, story, key }: SoundElsewhere, tekst = '') =>
	tellTo(address, anExperience({ id: story, sleutel: key, tekst, opname: { id, soort: 'audio/webm', duur: 4000 } }));

describe('a recording on its way', () => {
	it('goes on where the line broke in the middle of a piece, byte for byte', async ({ address }) => {
		const sound = new SoundElsewhere(address);
		expect((await sound.announce(SOUND.length)).status).toBe(201);
		const sending = sound.begin(0, SOUND.length);
		await written(sending, SOUND.subarray(0, HALF));
		await passed(300);
		sending.destroy();
		await expect.poll(() => sound.offset()).toBe(HALF);
		const offset = await sound.offset();
		expect((await sound.send(offset, SOUND.subarray(offset))).status).toBe(204);
		expect((await keptSound(here(), sound.id))?.equals(SOUND)).toBe(true);
	});

	it('goes on at once when the line fell silent and another takes its place', async ({ address }) => {
		const sound = new SoundElsewhere(address);
		await sound.announce(SOUND.length);
		const silent = sound.begin(0, SOUND.length);
		onTestFinished(() => void silent.destroy());
		await written(silent, SOUND.subarray(0, HALF));
		await passed(300);
		const began = performance.now();
		const offset = await sound.offset();
		expect(performance.now() - began).toBeLessThan(10_000);
		expect(offset).toBe(HALF);
		expect((await sound.send(offset, SOUND.subarray(offset))).status).toBe(204);
		expect((await keptSound(here(), sound.id))?.equals(SOUND)).toBe(true);
	});

	it('goes on after the house fell down in the middle of a piece', { timeout: 120_000 }, async () => {
		const folder = await mkdtemp(join(tmpdir(), 'samenleren-sound-'));
		const first = await openHouse({ folder });
		let { house } = first;
		onTestFinished(async () => {
			await pullDown(house, 'SIGTERM');
			await rm(folder, { recursive: true, force: true });
		});
		const sound = new SoundElsewhere(first.address);
		const quarter = SOUND.length / 4;
		await sound.announce(SOUND.length);
		expect((await sound.send(0, SOUND.subarray(0, quarter))).status).toBe(204);
		const sending = sound.begin(quarter, SOUND.length - quarter);
		await written(sending, SOUND.subarray(quarter, HALF));
		await pullDown(house, 'SIGKILL');

		({ house } = await openHouse({ folder, port: new URL(first.address).port }));
		const offset = await sound.offset();
		expect(offset).toBeGreaterThanOrEqual(quarter);
		expect((await sound.send(offset, SOUND.subarray(offset))).status).toBe(204);
		expect((await keptSound(folder, sound.id))?.equals(SOUND)).toBe(true);
	});

	it('is not for who has another key, whatever they ask', async ({ address }) => {
		const sound = new SoundElsewhere(address);
		await sound.announce(SOUND.length);
		const other = randomBytes(16).toString('hex');
		for (const method of ['GET', 'HEAD', 'DELETE'] as const)
			expect((await sound.ask(method, other)).status, method).toBe(404);
		expect((await sound.send(0, SOUND, other)).status).toBe(404);
		expect(await problemIn(await sound.announce(SOUND.length, { key: other }))).toMatchObject({
			status: 409,
			code: 'media.recording.taken'
		});
		expect(await sound.offset()).toBe(0);
	});

	it('is refused beforehand when it would be too large or is no sound, and told too much it is not taken', async ({
		address
	}) => {
		const tooLarge = new SoundElsewhere(address);
		expect(await problemIn(await tooLarge.announce(64 * 1024 * 1024 + 1))).toMatchObject({
			status: 400,
			detail: expect.stringContaining('64 MB') as string
		});
		expect(await problemIn(await tooLarge.announce(10, { type: 'application/zip' }))).toMatchObject({ status: 400 });
		expect((await tooLarge.ask('GET')).status).toBe(404);

		const more = new SoundElsewhere(address);
		await more.announce(10);
		expect((await more.send(0, SOUND.subarray(0, 11))).status).toBe(413);
		expect(await more.offset()).toBe(0);
	});

	it('that never ends is ended by the house', async ({ address }) => {
		const sound = new SoundElsewhere(address);
		await sound.announce(60_000_000);
		const endless = sound.begin(0);
		const answered = new Promise<number | undefined>((resolve) => {
			endless.once('response', ({ statusCode }) => resolve(statusCode)).once('close', () => resolve(undefined));
		});
		const going = setInterval(() => endless.write(Buffer.alloc(64 * 1024)), 5);
		onTestFinished(() => clearInterval(going));
		expect(await answered).toBeGreaterThanOrEqual(400);
		endless.destroy();
		expect(await sound.offset()).toBeLessThanOrEqual(1_048_576);
	});

	it('that is a zip is said to be no sound, and the words that came with it are kept', async ({ address }) => {
		const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(400, 7)]);
		const sound = new SoundElsewhere(address);
		await sound.announce(zip.length);
		await sound.send(0, zip);
		await expect
			.poll(() => sound.status(), { timeout: 20_000, interval: 500 })
			.toMatchObject({ staat: 'afgekeurd', reden: 'no-sound' });
		expect((await tell(address, sound, 'Met iets dat geen geluid is.')).status).toBe(201);
	});
});

/** A cookie of somebody with this role, at the organisation of the example. */
async function cookieOf(role: Role): Promise<string> {
	const database = connect(await houseDatabase(), { max: 1 });
	try {
		const house = { actor: HOUSE, now: new Date(), organisationId: NOBODY, db: database.of(NOBODY), database };
		const [organisation] = await listOrganisations(house);
		const ctx = await forOrganisation(house, organisation!.id);
		const email = `${role}-${Date.now()}@debrug.example`;
		const { id } = await openAccount(ctx, { email, name: role, roles: [role], passwordHash: 'none' });
		return `samenleren=${await startSession(ctx, id, 'test')}`;
	} finally {
		await database.close();
	}
}

describe('the sound of somebody', () => {
	it('is played for who may read, kept by no cache, and gone for everybody else', async ({ address }) => {
		const sound = new SoundElsewhere(address);
		await sound.announce(SOUND.length);
		await sound.send(0, SOUND);
		const play = async (role?: Role, headers: Record<string, string> = {}) =>
			fetch(`${address}/werk/vertelpunten/samenleren/opnames/${sound.id}/geluid`, {
				redirect: 'manual',
				headers: { ...headers, ...(role && { cookie: await cookieOf(role) }) }
			});
		expect((await play('facilitator')).status, 'not sent yet').toBe(404);

		expect((await tell(address, sound)).status).toBe(201);
		for (const role of ['administrator', 'facilitator', 'analyst', 'reader'] as const) {
			const answer = await play(role);
			expect(answer.status, role).toBe(200);
			expect(Buffer.from(await answer.arrayBuffer()).equals(SOUND)).toBe(true);
			expect(answer.headers.get('cache-control')).toMatch(/\bno-store\b/);
			expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
			expect(answer.headers.get('etag')).toBeNull();
		}
		const part = await play('reader', { range: 'bytes=10-19' });
		expect([part.status, part.headers.get('cache-control')]).toEqual([206, expect.stringContaining('no-store')]);
		expect((await play('steward')).status).toBe(403);
		const stranger = await play();
		expect([stranger.status, stranger.headers.get('location')]).toEqual([
			303,
			expect.stringContaining('/werk/inloggen')
		]);
	});
});
