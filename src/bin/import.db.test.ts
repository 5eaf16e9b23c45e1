import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { exportArchive } from '#lib/explore/server/archive/export-archive.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { fixture } from '#test/imports.ts';
import { it } from '#test/own-database.ts';
import { bram, DE_BRUG } from '#test/personas.ts';
import type { Database } from '#lib/platform/server/database.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'samenleren-import-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const command = fileURLToPath(new URL('./import.ts', import.meta.url));
const SENSEMAKER = [
	...['sensemaker', '--framework', fixture('sensemaker/framework.json')],
	...['--data', fixture('sensemaker/data.csv'), '--point', 'Pijlbuurt']
];

/** The command as somebody types it. */
function run(
	url: string,
	...args: readonly string[]
): Promise<{ code: number | null; said: string; complained: string }> {
	const child = spawn(process.execPath, [command, ...args], {
		cwd: folder,
		env: { ...process.env, DATABASE_URL: url, SECRET_KEY: 'a secret for the tests, and long enough' }
	});
	let [said, complained] = ['', ''];
	child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
	return new Promise((resolve) => child.once('close', (code) => resolve({ code, said, complained })));
}

const urlOf = ({ pool }: Database) => (pool.options as { connectionString: string }).connectionString;

const countOf = async ({ pool }: Database) =>
	Number(
		(await pool.query<{ count: string }>(`select count(*) from collect.stories where source = 'import'`)).rows[0]!.count
	);

describe('npm run import', () => {
	it('tries, keeps, and keeps once', { timeout: 60_000 }, async ({ database }) => {
		const report = ['--report', join(folder, 'verslag.csv')];
		const trial = await run(urlOf(database), ...SENSEMAKER, ...report, '--check');
		expect(trial).toMatchObject({ code: 0, complained: '' });
		expect(trial.said).toContain('6 ervaringen te bewaren: 6 nieuw, 0 staan er al');
		expect(trial.said).toContain('Dit was een proef');
		expect(await countOf(database)).toBe(0);
		expect((await readdir(folder)).sort()).toEqual(['data.mapping.json', 'verslag.csv']);

		const corrected = ['--mapping', join(folder, 'data.mapping.json')];
		const kept = await run(urlOf(database), ...SENSEMAKER, ...report, ...corrected);
		expect(kept).toMatchObject({ code: 0, complained: '' });
		expect(kept.said).toContain('6 ervaringen bewaard: 6 nieuw, 0 stonden er al');
		expect(kept.said).toContain('regel 12: minder cellen dan kolommen');
		expect(kept.said).toContain('/werk/vertelpunten/pijlbuurt/dashboard');

		const again = await run(urlOf(database), ...SENSEMAKER, ...report);
		expect(again.said).toContain('6 ervaringen bewaard: 0 nieuw, 6 stonden er al');
		expect(await countOf(database)).toBe(6);

		const lines = (await readFile(join(folder, 'verslag.csv'), 'utf8')).trim().split('\r\n');
		expect(lines.slice(1)).toHaveLength(2 + 4);
		for (const text of [trial.said, kept.said, again.said, lines.join()])
			expect(text).not.toMatch(/knie|bandje|06-00000000|heel snel/);
	});

	it('brings a whole story point in again', { timeout: 60_000 }, async ({ database, as }) => {
		await run(urlOf(database), ...SENSEMAKER, '--report', join(folder, 'verslag.csv'));
		const words = messagesOf('nl', ['explore', 'types-team', 'doors', 'helper', 'selections']);
		const left = await exportArchive(as(bram), 'pijlbuurt', {
			language: 'nl',
			say: sayFrom(words, 'nl'),
			ofReaders: true
		});
		const file = join(folder, 'punt.zip');
		await writeFile(file, new Uint8Array(await new Response(left).arrayBuffer()));

		const looked = await run(urlOf(database), 'samenleren', '--data', file, '--check');
		expect(looked).toMatchObject({ code: 0, complained: '' });
		expect(looked.said).toContain('Dit vertelpunt staat hier al, op het adres ‘pijlbuurt’');
		expect(looked.said).toContain('6 ervaringen stonden hier al');

		await database.of(DE_BRUG).deleteFrom('collect.stories').execute();
		const kept = await run(urlOf(database), 'samenleren', '--data', file);
		expect(kept.said).toContain('6 ervaringen erbij');
		expect(await countOf(database)).toBe(6);
	});

	it.for([
		[['samenleren'], 2, /Er ontbreekt iets: --data/],
		[['samenleren', '--data', 'er-is-niets.zip'], 1, /is er niet/],
		[['samenleren', '--data', fixture('csv/table.csv')], 1, /Dit is geen vertelpunt van Samenleren/],
		[['sensemaker', '--data', 'er-is-niets.csv', '--point', 'X'], 1, /is er niet/],
		[['sensemaker', '--data', fixture('csv/table.csv'), '--point', 'X'], 1, /kenmerken van SenseMaker/],
		[[...SENSEMAKER, '--organisation', 'nergens'], 1, /De organisatie nergens is er niet/],
		[['excel', '--data', 'x'], 2, /Zeg eerst welke soort/],
		[['csv', '--point', 'X'], 2, /Er ontbreekt iets: --data/],
		[['csv', '--dta', 'x'], 2, /Dit begrijpen we niet/]
	] as const)(
		'says in a sentence what is wrong: %s',
		{ timeout: 60_000 },
		async ([args, code, sentence], { database }) => {
			const outcome = await run(urlOf(database), ...args);
			expect(outcome).toMatchObject({ code, said: '' });
			expect(outcome.complained).toMatch(sentence);
			expect(outcome.complained).not.toMatch(/\bat .*\.ts:\d+/);
		}
	);
});
