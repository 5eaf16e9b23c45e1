import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../src/bin/start.ts', import.meta.url));

/** A house of a test's own, that can be pulled down in the middle of a sentence. */
export async function openHouse(folder: string, port = '0'): Promise<{ house: ChildProcess; address: string }> {
	const settings = { NODE_ENV: 'production', PORT: port, HOST: 'localhost', DATABASE_URL: '', DATA_DIR: folder };
	const house = spawn(process.execPath, [START], {
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
