import type { Plugin } from 'vite';

/**
 * `import { <name>Url } from 'virtual:<name>'`: where a browser gets a small program of its own, for pages without the
 * client of SvelteKit. It shares chunks with the rest of the build.
 * @param entry  from the root of the project, e.g. `/src/lib/design/ui/reading.ts`
 */
export function programPlugin(name: string, entry: string): Plugin {
	const id = `virtual:${name}`;
	/** The browser may keep it for ever: the address that asks for it carries the version. */
	const file = `_app/immutable/${name}.js`;
	let isBuild = false;
	return {
		name: `samenleren-${name}`,
		configResolved({ command }) {
			isBuild = command === 'build';
		},
		buildStart() {
			if (isBuild && this.environment.name === 'client')
				this.emitFile({ type: 'chunk', id: entry.slice(1), fileName: file, preserveSignature: false });
		},
		resolveId: (source) => (source === id ? `\0${id}` : undefined),
		load(loaded) {
			if (loaded !== `\0${id}`) return undefined;
			if (!isBuild) return `export const ${name}Url = ${JSON.stringify(entry)};`;
			return `import { version } from '$app/env'; export const ${name}Url = '/${file}?v=' + version;`;
		}
	};
}
