import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	export interface ProvidedContext {
		/** One for every test file that runs at the same time. */
		houses: readonly TestedHouse[];
	}
}

export interface TestedHouse {
	/** Where it is open, e.g. `http://localhost:49152`. */
	readonly address: string;
	/** With everything it keeps. */
	readonly folder: string;
	/** The file with everything it says. */
	readonly log: string;
}

/** The first administrator of the house that is tested. */
export const ADMINISTRATOR = { email: 'anna@debrug.example', password: 'vier gewone woorden samen' };

/** Shorter than usual: a test waits until it is over. */
export const TELLING_TIMEOUT = 8;

interface Opened {
	readonly tested: TestedHouse;
	readonly pullDown: () => Promise<void>;
}

/** Fresh houses, built and furnished as `npm start` does it, in processes of their own; pulled down afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const opened: Opened[] = [];
	// One after another: the first builds, the others find it done.
	for (let i = 0; i < project.config.maxWorkers; i++) opened.push(await openHouse());
	project.provide(
		'houses',
		opened.map(({ tested }) => tested)
	);
	return async () => {
		await Promise.all(opened.map(({ pullDown }) => pullDown()));
	};
}

async function openHouse(): Promise<Opened> {
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
			TELLING_TIMEOUT: String(TELLING_TIMEOUT),
			ADMIN_EMAIL: ADMINISTRATOR.email,
			ADMIN_PASSWORD: ADMINISTRATOR.password
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const log = join(folder, 'log');
	const write = (chunk: Buffer) => appendFileSync(log, chunk);
	house.stdout.on('data', write);
	house.stderr.on('data', write).pipe(process.stderr);
	const address = await whenOpen(house);

	return {
		tested: { address, folder, log },
		async pullDown() {
			const gone = new Promise((resolve) => house.once('exit', resolve));
			house.kill('SIGTERM');
			await gone;
			await rm(folder, { recursive: true, force: true });
		}
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
