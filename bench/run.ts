import { readdir } from 'node:fs/promises';
import { parseArgs, type ParseArgsConfig } from 'node:util';

type Said = Readonly<Record<string, string | boolean | undefined>>;

/**
 * Runs one of our performance claims.
 *
 *     npm run bench -- NAME [--json]
 *
 * A claim is a file `bench/NAME.ts` that exports `bench`; what it returns is printed, with `--json` as one object on the last line.
 * What else may be said behind its name, it exports as `options`.
 */
export type Bench = (say: (progress: string) => void, said: Said) => Promise<Record<string, unknown>>;

const names = (await readdir(import.meta.dirname))
	.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !['run.ts', 'tell-house.ts'].includes(file))
	.map((file) => file.slice(0, -3));
const [name, ...args] = process.argv.slice(2);

if (!name || !names.includes(name)) refuse(`where NAME is one of: ${names.join(', ')}`);

const { bench, options = {} } = (await import(`./${name}.ts`)) as {
	bench: Bench;
	options?: NonNullable<ParseArgsConfig['options']>;
};
const said = read();
const figures = await bench((progress) => console.error(progress), said);
console.log(said.json ? JSON.stringify(figures) : figures);
process.exit(0);

function read(): Said {
	try {
		return parseArgs({ args, options: { ...options, json: { type: 'boolean' } } }).values;
	} catch (error) {
		refuse((error as Error).message);
	}
}

function refuse(why: string): never {
	console.error(`npm run bench -- NAME [--json], ${why}`);
	process.exit(2);
}
