import type { Plugin, Rolldown } from 'vite';

const ENTRY = '/src/lib/collect/ui/teller-entry.ts';
/** What a teller needs once they begin. */
const LATER = '/src/lib/collect/ui/asking.ts';
/** What only a screen for everybody, or somebody who speaks, loads besides. */
const BESIDES = ['/src/lib/collect/ui/kiosk-entry.ts', '/src/lib/collect/ui/aloud.ts'];
/** The browser may keep it for ever: the address that asks for it carries the version. */
const FILE = '_app/immutable/teller.js';
/** What that entry is made of; every build has its own. */
const partOf = (name: string, version: string) => `_app/immutable/${name}-${version}.js`;
const FIRST_PARTS = ['teller', 'shared'];
/** All that the service worker keeps with it. */
const LIST = '_app/immutable/teller-files.json';

/**
 * `import { tellerUrl, tellerParts } from 'virtual:teller'`: where a browser gets the program of the telling page, and
 * what it may as well ask for at the same time.
 *
 * That page has no client routing: the router and what all other pages share would be two thirds of what a teller
 * has to load. It has one entry of its own instead, in as few files as can be: on a slow line each costs a journey.
 */
/** @param version  the name of this build */
export function tellerPlugin(version: string): Plugin {
	const id = 'virtual:teller';
	let isBuild = false;
	return {
		name: 'samenleren-teller',
		config: () => ({
			environments: {
				client: {
					build: {
						rolldownOptions: { output: { codeSplitting: { groups: GROUPS } } }
					}
				}
			}
		}),
		configResolved({ command, root: folder }) {
			isBuild = command === 'build';
			root = folder;
		},
		outputOptions(options) {
			const names = options.chunkFileNames;
			if (this.environment.name !== 'client' || typeof names !== 'function') return;
			options.chunkFileNames = (chunk) =>
				FIRST_PARTS.includes(chunk.name) ? partOf(chunk.name, version) : names(chunk);
		},
		buildStart() {
			reached.clear();
			if (isBuild && this.environment.name === 'client')
				this.emitFile({ type: 'chunk', id: ENTRY.slice(1), fileName: FILE, preserveSignature: false });
		},
		generateBundle(_, bundle) {
			if (this.environment.name !== 'client' || !bundle[FILE]) return;
			// The page asks for them by name, and the service worker keeps them.
			for (const name of FIRST_PARTS)
				if (!bundle[partOf(name, version)]) this.error(`nothing is left for ${name} of the telling page`);
			this.emitFile({ type: 'asset', fileName: LIST, source: JSON.stringify(filesOf(bundle)) });
		},
		resolveId: (source) => (source === id ? `\0${id}` : undefined),
		load(loaded) {
			if (loaded !== `\0${id}`) return undefined;
			const url = isBuild ? `/${FILE}?v=${version}` : ENTRY;
			const parts = isBuild ? FIRST_PARTS.map((name) => `/${partOf(name, version)}`) : [];
			return `export const tellerUrl = ${JSON.stringify(url)}, tellerParts = ${JSON.stringify(parts)};`;
		}
	};
}

type Graph = Pick<Rolldown.PluginContext, 'getModuleInfo'>;

let root = '';
/** By the module where it begins: everything that is loaded with it at once. */
const reached = new Map<string, ReadonlySet<string>>();

/** One file for what only the first view needs, one for what comes after it, and one for what other pages use too. */
function chunkOf(id: string, graph: Graph): string | null {
	// The entry itself stays apart: whoever loads one of these files must not start the telling page.
	if (id === `${root}${ENTRY}`) return null;
	const first = reach(ENTRY, graph);
	if (!first.has(id)) return reach(LATER, graph).has(id) && isOurs(id, graph) ? 'asking' : null;
	return isOurs(id, graph) ? 'teller' : 'shared';
}

/** A group takes along what it needs, so what is shared goes first. */
const GROUPS = (['shared', 'teller', 'asking'] as const).map((group, index) => ({
	debugName: group,
	priority: 3 - index,
	name: (id: string, graph: Graph) => (chunkOf(id, graph) === group ? group : null)
}));

/** Whether no page but the teller's asks for it. */
function isOurs(id: string, graph: Graph): boolean {
	const ours = [ENTRY, LATER, ...BESIDES].map((from) => reach(from, graph));
	const importers = graph.getModuleInfo(id)?.importers ?? [];
	return importers.every((importer) => ours.some((ids) => ids.has(importer)) || importer.includes('/(tell)/vertel/'));
}

function reach(from: string, graph: Graph): ReadonlySet<string> {
	const known = reached.get(from);
	if (known) return known;
	const ids = new Set<string>();
	const visit = (id: string): void => {
		if (ids.has(id)) return;
		ids.add(id);
		graph.getModuleInfo(id)?.importedIds.forEach(visit);
	};
	visit(`${root}${from}`);
	reached.set(from, ids);
	return ids;
}

/** The entry and whatever it may load, now or later: programs, styles and pictures. */
function filesOf(bundle: Rolldown.OutputBundle): readonly string[] {
	const files = new Set<string>();
	const visit = (name: string): void => {
		const chunk = bundle[name];
		if (files.has(name) || chunk?.type !== 'chunk') return;
		files.add(name);
		const { importedCss, importedAssets } = chunk.viteMetadata ?? { importedCss: [], importedAssets: [] };
		for (const file of [...importedCss, ...importedAssets]) files.add(file);
		[...chunk.imports, ...chunk.dynamicImports].forEach(visit);
	};
	visit(FILE);
	files.delete(FILE);
	// The entry itself is named, with its version, by every page.
	return [...files].map((name) => `/${name}`);
}
