import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Where the house that the browser tests visit is open, e.g. `http://localhost:49152`. */
		address: string;
		/** The file with everything that house says. */
		log: string;
	}
}

/** The first administrator of the house that is tested. */
export const ADMINISTRATOR = { email: 'anna@debrug.example', password: 'vier gewone woorden samen' };

/** A fresh house, built and furnished as `npm start` does it, in a process of its own; pulled down afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const folder = await mkdtemp(join(tmpdir(), 'samenleren-e2e-'));
	const house = spawn(process.execPath, [fileURLToPath(new URL('../src/bin/start.ts', import.meta.url))], {
		env: {
			...process.env,
			NODE_ENV: 'production',
			PORT: '0',
			HOST: 'localhost',
			DATABASE_URL: '',
			DATA_DIR: folder,
			LOG_LEVEL: 'info',
			ADMIN_EMAIL: ADMINISTRATOR.email,
			ADMIN_PASSWORD: ADMINISTRATOR.password
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const log = join(folder, 'log');
	const write = (chunk: Buffer) => appendFileSync(log, chunk);
	house.stdout.on('data', write);
	house.stderr.on('data', write).pipe(process.stderr);
	project.provide('address', await whenOpen(house));
	project.provide('log', log);

	return async () => {
		const gone = new Promise((resolve) => house.once('exit', resolve));
		house.kill('SIGTERM');
		await gone;
		await rm(folder, { recursive: true, force: true });
	};
}

function whenOpen(house: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = '';
		house.stdout!.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			const address = /https?:\/\/\S+?:\d+/.exec(said)?.[0];
			if (address) resolve(address);
		});
		house.once('exit', (code) => reject(new Error(`the house did not open (exit ${code}):\n${said}`)));
	});
}
