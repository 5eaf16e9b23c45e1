import { readdir } from 'node:fs/promises';

/**
 * Runs one of our performance claims.
 *
 *     npm run bench -- NAME [--json]
 *
 * A claim is a file `bench/NAME.ts` that exports `bench`; what it returns is printed, with `--json` as one object on the last line.
 */
export type Bench = (say: (progress: string) => void) => Promise<Record<string, unknown>>;

const names = (await readdir(import.meta.dirname))
	.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !['run.ts', 'tell-house.ts'].includes(file))
	.map((file) => file.slice(0, -3));
const [name, ...options] = process.argv.slice(2);

if (!name || !names.includes(name) || options.some((option) => option !== '--json')) {
	console.error(`npm run bench -- NAME [--json], where NAME is one of: ${names.join(', ')}`);
	process.exit(2);
}

const { bench } = (await import(`./${name}.ts`)) as { bench: Bench };
const figures = await bench((progress) => console.error(progress));
console.log(options.includes('--json') ? JSON.stringify(figures) : figures);
process.exit(0);
