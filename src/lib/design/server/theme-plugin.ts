import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { PALETTE } from '../theme/palette.ts';

const require = createRequire(import.meta.url);
const SOURCE = fileURLToPath(new URL('../../../', import.meta.url));
const TOKENS = require.resolve('@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css');
const CLASS = '.samenleren-theme';

/**
 * Fills `theme/theme.css` with the tokens of the NL Design System that our styles really use, with our palette.
 * The whole set is 16 KB compressed; what is used is a quarter of that.
 */
export function themePlugin(): Plugin {
	return {
		name: 'samenleren-theme',
		enforce: 'pre',
		load: async (id) => (id.split('?')[0]!.endsWith('/design/theme/theme.css') ? makeTheme() : undefined)
	};
}

/** Follows every token named in our styles through the tokens it is made of, to the colours and sizes at the end. */
async function makeTheme(): Promise<string> {
	const tokens = new Map(readTokens(await readFile(TOKENS, 'utf8')));
	for (const [name, value] of Object.entries(PALETTE)) tokens.set(name, value);

	const used = new Set<string>();
	const follow = (css: string): void => {
		for (const [, name] of css.matchAll(/var\(\s*(--[\w-]+)/g)) {
			const value = tokens.get(name!);
			if (value === undefined || used.has(name!)) continue;
			used.add(name!);
			follow(value);
		}
	};
	for (const css of await ourStyles()) follow(css);

	const lines = [...used].sort().map((name) => `${name}:${tokens.get(name)}`);
	return `${CLASS}{${lines.join(';')}}`;
}

function readTokens(css: string): [string, string][] {
	return [...css.replace(/\/\*[^]*?\*\//g, '').matchAll(/(--[\w-]+)\s*:\s*([^;}]+)[;}]/g)].map((match) => [
		match[1]!,
		match[2]!.trim()
	]);
}

/** Every style we wrote, and every stylesheet of the design system that one of them imports. */
async function ourStyles(): Promise<string[]> {
	const names = await readdir(SOURCE, { recursive: true });
	const own = await Promise.all(
		names.filter((name) => /\.(css|svelte)$/.test(name)).map((name) => readFile(`${SOURCE}/${name}`, 'utf8'))
	);
	const imported = own.flatMap((css) => [...css.matchAll(/@import '(@[^']+)'/g)].map((match) => match[1]!));
	const theirs = await Promise.all([...new Set(imported)].map((path) => readFile(require.resolve(path), 'utf8')));
	return [...own, ...theirs];
}
