import { glob, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, sentenceIn } from '#lib/platform/server/message-files.ts';

/** Every deed that some command writes in the logbook. */
async function deeds(): Promise<string[]> {
	const found = new Set<string>();
	for await (const file of glob('src/lib/**/server/**/*.ts', { exclude: ['**/*.test.ts'] }))
		for (const [, deed] of (await readFile(file, 'utf8')).matchAll(
			/(?:\brecord\(\s*\w+|VISITOR\.kind\}),\s*'([^']+)'/g
		))
			found.add(deed!);
	return [...found].sort();
}

describe('the logbook', () => {
	it.each(LANGUAGES)('has words for every deed in %s: `<deed>.done` in the messages of its room', async (language) => {
		const all = await deeds();
		expect(all.length).toBeGreaterThan(15);
		expect(all.filter((deed) => sentenceIn(language, `${deed}.done`) === `${deed}.done`)).toEqual([]);
	});
});
