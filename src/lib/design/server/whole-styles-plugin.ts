import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest, Plugin } from 'vite';

/**
 * Names with every page all styles of what it imports at once.
 *
 * SvelteKit asks the list of built files which styles a page needs before its program runs. It walks that list once, so
 * what a page imports at once, and a part of it only later, may be met as "later" first and is then left out: a page
 * without a program of its own would show it without its style.
 */
export function wholeStylesPlugin(): Plugin {
	return {
		name: 'samenleren-whole-styles',
		apply: 'build',
		async writeBundle({ dir }) {
			if (this.environment.name !== 'client' || !dir) return;
			const file = join(dir, '.vite/manifest.json');
			const read = await readFile(file, 'utf8').catch(() => undefined);
			// The service worker is built without such a list.
			if (read !== undefined) await writeFile(file, JSON.stringify(withWholeStyles(JSON.parse(read) as Manifest)));
		}
	};
}

/** @param manifest  every file that was built, with what it imports */
export function withWholeStyles(manifest: Manifest): Manifest {
	return Object.fromEntries(
		Object.entries(manifest).map(([key, chunk]) => {
			if (!chunk.isEntry) return [key, chunk];
			const css = [...reachedFrom(key, manifest)].flatMap((name) => manifest[name]?.css ?? []);
			return [key, css.length ? { ...chunk, css: [...new Set(css)] } : chunk];
		})
	);
}

/** What is imported first comes first, as the browser would read it. */
function reachedFrom(key: string, manifest: Manifest, found = new Set<string>(), visited = new Set<string>()) {
	if (visited.has(key)) return found;
	visited.add(key);
	for (const name of manifest[key]?.imports ?? []) reachedFrom(name, manifest, found, visited);
	return found.add(key);
}
