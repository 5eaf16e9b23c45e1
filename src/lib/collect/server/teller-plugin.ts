import type { Plugin } from 'vite';

const ENTRY = '/src/lib/collect/ui/teller-entry.ts';
/** The browser may keep it for ever: the address that asks for it carries the version. */
const FILE = '_app/immutable/teller.js';

/**
 * `import { tellerUrl } from 'virtual:teller'`: where a browser gets the program of the telling page.
 *
 * That page has no client routing: the router and what all other pages share would be two thirds of what a teller
 * has to load. It has one entry of its own instead, which shares chunks with the rest of the build.
 */
export function tellerPlugin(): Plugin {
	const id = 'virtual:teller';
	let isBuild = false;
	return {
		name: 'samenleren-teller',
		configResolved({ command }) {
			isBuild = command === 'build';
		},
		buildStart() {
			if (isBuild && this.environment.name === 'client')
				this.emitFile({ type: 'chunk', id: ENTRY.slice(1), fileName: FILE, preserveSignature: false });
		},
		resolveId: (source) => (source === id ? `\0${id}` : undefined),
		load(loaded) {
			if (loaded !== `\0${id}`) return undefined;
			if (!isBuild) return `export const tellerUrl = ${JSON.stringify(ENTRY)};`;
			return `import { version } from '$app/env'; export const tellerUrl = '/${FILE}?v=' + version;`;
		}
	};
}
