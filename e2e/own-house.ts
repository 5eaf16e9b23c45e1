import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the program is. */
export const PROGRAM = fileURLToPath(new URL('..', import.meta.url));

interface Place {
	/** With what it keeps. */
	readonly folder: string;
	readonly port?: string;
	/** A copy of the program, which makes a build of its own. */
	readonly program?: string;
}

interface OwnHouse {
	readonly house: ChildProcess;
	readonly address: string;
}

/** A house of this test's own, that can be pulled down in the middle of a sentence. */
export async function openHouse({ folder, port = '0', program = PROGRAM }: Place): Promise<OwnHouse> {
	const settings = { NODE_ENV: 'production', PORT: port, HOST: 'localhost', DATABASE_URL: '', DATA_DIR: folder };
	const house = spawn(process.execPath, [join(program, 'src/bin/start.ts')], {
		env: { ...process.env, ...settings },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const address = await new Promise<string>((resolve, reject) => {
		let said = '';
		house.stdout.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			const found = /(https?:\/\/\S+?:\d+)\/vertel/.exec(said)?.[1];
			if (found) resolve(found);
		});
		house.once('exit', (code) => reject(new Error(`the house did not open (exit ${code}):\n${said}`)));
	});
	return { house, address };
}

export async function pullDown(house: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	const gone = new Promise((resolve) => house.once('exit', resolve));
	if (house.kill(signal)) await gone;
}
