import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { foundOrganisation } from '#lib/people/server/organisations.ts';
import { HOUSE } from '#lib/platform/actor.ts';
import { connect, NOBODY } from '#lib/platform/server/database.ts';
import { recordReader } from '#lib/signify/imports/csv/records.ts';
import { withTemporaryDatabase } from '../src/bin/temporary-database.ts';
import type { Bench } from './run.ts';

const ROWS = 100_000;
const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A year of SenseMaker rows made from our fixture, brought in by the command itself, into a real PostgreSQL. */
export const bench: Bench = async (say) => {
	const folder = await mkdtemp(join(tmpdir(), 'samenleren-import-'));
	try {
		const data = join(folder, 'data.csv');
		const bytes = await writeRows(data);
		say(`${ROWS} rows, ${Math.round(bytes / 1e6)} MB`);
		return await withTemporaryDatabase(async (url) => {
			await foundBrug(url);
			const began = performance.now();
			const { peakRssBytes, said } = await bringIn(url, data, folder);
			const seconds = (performance.now() - began) / 1000;
			const stored = await countStories(url);
			if (stored !== ROWS) throw new Error(`${stored} of ${ROWS} rows were stored:\n${said}`);
			return { rowsPerSecond: Math.round(ROWS / seconds), peakRssBytes, rows: ROWS, fileBytes: bytes };
		});
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
};

/** The sound rows of the fixture over and over, each with an id, a moment and words of its own. */
async function writeRows(path: string): Promise<number> {
	const source = await readFile(file('../test/fixtures/sensemaker/data.csv'), 'utf8');
	const reader = recordReader(',');
	const [header, ...rows] = [...reader.push(source), ...reader.end()].map(({ cells }) => cells);
	const sound = rows.slice(0, 4);
	const [moment, story] = [header!.indexOf('server_upload_time'), 6];
	const out = createWriteStream(path);
	let bytes = 0;
	const write = async (cells: readonly string[]) => {
		const line =
			cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',') + '\n';
		bytes += Buffer.byteLength(line);
		if (!out.write(line)) await once(out, 'drain');
	};
	await write(header!);
	for (let i = 0; i < ROWS; i++) {
		const cells = [...sound[i % sound.length]!];
		cells[0] = uuidOf(i);
		cells[moment] = String(1_700_000_000_000 + i * 300_000);
		cells[story] = `${cells[story]} Dat was keer ${i}. `.repeat(3);
		await write(cells);
	}
	out.end();
	await once(out, 'finish');
	return bytes;
}

const uuidOf = (number: number): string =>
	createHash('sha256')
		.update(String(number))
		.digest('hex')
		.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');

async function foundBrug(url: string): Promise<void> {
	const database = connect(url, { max: 1 });
	const ctx = { actor: HOUSE, now: new Date(), organisationId: NOBODY, db: database.of(NOBODY), database };
	await foundOrganisation(ctx, { slug: 'de-brug', name: 'De Brug' });
	await database.close();
}

async function countStories(url: string): Promise<number> {
	const database = connect(url, { max: 1 });
	const { rows } = await database.pool.query<{ count: string }>('select count(*) from collect.stories');
	await database.close();
	return Number(rows[0]!.count);
}

const TELL_MEMORY = `process.on('exit', () => process.stderr.write('\\npeak ' + process.resourceUsage().maxRSS * 1024 + '\\n'))`;

/** The command as a process of its own, so that its memory is only its own. */
async function bringIn(url: string, data: string, folder: string): Promise<{ peakRssBytes: number; said: string }> {
	const framework = file('../test/fixtures/sensemaker/framework.json');
	const child = spawn(
		process.execPath,
		[
			...[
				'--import',
				`data:text/javascript,${encodeURIComponent(TELL_MEMORY)}`,
				file('../src/bin/import.ts'),
				'sensemaker'
			],
			...['--framework', framework, '--data', data, '--point', 'Honderdduizend', '--report', join(folder, 'report.csv')]
		],
		{ env: { ...process.env, DATABASE_URL: url }, stdio: ['ignore', 'pipe', 'pipe'] }
	);
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const [code] = (await once(child, 'close')) as [number];
	const peak = /peak (\d+)/.exec(said);
	if (code !== 0 || !peak) throw new Error(`the import failed:\n${said}`);
	return { peakRssBytes: Number(peak[1]), said };
}
