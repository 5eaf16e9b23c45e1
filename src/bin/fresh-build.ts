import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isHeld, takeLock } from '#lib/platform/server/lock.ts';
import type { Handler } from '#lib/platform/server/http-server.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FINGERPRINT = join(ROOT, 'build/fingerprint');

/** All that ends up in a build. */
const INPUTS = [
	'src/**/*.{ts,svelte,css,html,svg,json}',
	'{messages,db,static}/**/*',
	'package-lock.json',
	'package.json',
	'*.{ts,js}'
];

/** Builds the application unless what stands in `build/` was built from the very same files. */
export async function buildWhenStale(say: (sentence: string) => void): Promise<void> {
	if (await isFresh()) return;
	let lock = await takeLock('build', ROOT);
	while (isHeld(lock)) {
		await new Promise((resolve) => setTimeout(resolve, 200));
		lock = await takeLock('build', ROOT);
	}
	try {
		if (await isFresh()) return;
		say('De pagina’s worden gebouwd, dat duurt even …');
		const now = await fingerprint();
		await rm(FINGERPRINT, { force: true });
		await build();
		await writeFile(FINGERPRINT, now);
	} finally {
		await lock.release();
	}
}

/** The built application. It reads the environment when it is loaded. */
export async function loadBuild(): Promise<Handler> {
	const { href } = pathToFileURL(join(ROOT, 'build/handler.js'));
	return ((await import(href)) as { handler: Handler }).handler;
}

const isFresh = async () => (await readFile(FINGERPRINT, 'utf8').catch(() => undefined)) === (await fingerprint());

async function fingerprint(): Promise<string> {
	const hash = createHash('sha256').update(process.version);
	const names = await Array.fromAsync(glob(INPUTS, { cwd: ROOT, exclude: ['**/*.test.ts'] }));
	for (const name of names.sort()) {
		const content = await readFile(join(ROOT, name)).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== 'EISDIR') throw error;
		});
		if (content) hash.update(`${name}\0${content.length}\0`).update(content);
	}
	return hash.digest('hex');
}

function build(): Promise<void> {
	const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
			cwd: ROOT,
			env: { ...process.env, NODE_ENV: 'production' },
			stdio: ['ignore', 'pipe', 'pipe']
		});
		let said = '';
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-20_000)));
		child.once('error', reject);
		child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the build failed:\n${said}`))));
	});
}
