import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Storage } from '../storage.ts';
import { FileStorage } from './files.ts';
import { S3Storage } from './s3.ts';

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'samenleren-storage-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** `STORAGE_TEST_URL=http://KEY:SECRET@localhost:4568/bucket` tries a bucket of your own as well. */
const { STORAGE_TEST_URL } = process.env;

const STORES: readonly [string, () => Storage][] = [
	['files', () => new FileStorage(folder)],
	...(STORAGE_TEST_URL ? [['objects', () => new S3Storage(STORAGE_TEST_URL)] as [string, () => Storage]] : [])
];

describe.each(STORES)('storage in %s', (_name, open) => {
	it('gives back what was put, whole or in part, and the last that was put', async () => {
		const name = `${randomUUID()}/een/sound`;
		await open().put(name, Buffer.from('eerst'));
		await open().put(name, Buffer.from('geluid'));
		expect((await open().get(name))?.toString()).toBe('geluid');
		expect((await open().get(name, { start: 2, end: 4 }))?.toString()).toBe('lu');
		expect(await open().get(`${name}-niet`)).toBeUndefined();
	});

	it('lists a folder and no other, and removes it with all that is in it', async () => {
		const organisation = randomUUID();
		for (const name of ['a/sound', 'a/pieces/0', 'ab/sound'])
			await open().put(`${organisation}/${name}`, Buffer.from('x'));
		expect(await open().list(`${organisation}/a`)).toEqual([`${organisation}/a/pieces/0`, `${organisation}/a/sound`]);
		await open().remove(`${organisation}/a`);
		expect(await open().list(organisation)).toEqual([`${organisation}/ab/sound`]);
		await open().remove(`${organisation}/a`);
	});
});
