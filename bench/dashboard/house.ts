/** The house as `npm start` opens it, on a database of our own, with somebody who may sign in. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Watched } from './watch.ts';

const START = fileURLToPath(new URL('../../src/bin/start.ts', import.meta.url));
const WATCH = new URL('./watch.ts', import.meta.url).href;

export const ADMINISTRATOR = { email: 'anna@meting.example', password: 'vier gewone woorden samen' };

export interface WatchedHouse {
	readonly address: string;
	readonly watched: () => Promise<Watched>;
	readonly close: () => Promise<void>;
}

export async function openHouse(url: string): Promise<WatchedHouse> {
	const folder = await mkdtemp(join(tmpdir(), 'samenleren-dashboard-'));
	const app = spawn(process.execPath, ['--import', WATCH, START], {
		env: {
			...process.env,
			NODE_ENV: 'production',
			PORT: '0',
			HOST: 'localhost',
			DATABASE_URL: url,
			DATA_DIR: folder,
			LOG_LEVEL: 'warn',
			ADMIN_EMAIL: ADMINISTRATOR.email,
			ADMIN_PASSWORD: ADMINISTRATOR.password
		},
		stdio: ['ignore', 'pipe', 'inherit', 'ipc']
	});
	const close = async () => {
		if (app.exitCode === null) {
			const gone = once(app, 'exit');
			app.kill('SIGTERM');
			await gone;
		}
		await rm(folder, { recursive: true, force: true });
	};
	try {
		const address = await new Promise<string>((resolve, reject) => {
			let said = '';
			app.stdout!.on('data', (chunk: Buffer) => {
				said += chunk.toString();
				const found = /https?:\/\/\S+?:\d+/.exec(said)?.[0];
				if (found) resolve(found);
			});
			app.once('exit', (code) => reject(new Error(`the house did not open (exit ${code}):\n${said}`)));
		});
		const watched = async () => {
			app.send('how are you');
			const [answer] = (await once(app, 'message')) as [Watched];
			return answer;
		};
		return { address, watched, close };
	} catch (error) {
		await close();
		throw error;
	}
}
