import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
	prepareImport,
	readRows,
	type DoubtfulCell,
	type ImportSource,
	type PreparedImport,
	type RefusedRow
} from '#lib/signify/imports/server/prepare.ts';
import type { ImportedStory } from '#lib/signify/imports/read-row.ts';
import { MONDAY } from './personas.ts';

/** Invented files in the formats of others: `test/fixtures`. */
export const fixture = (path: string): string => fileURLToPath(new URL(`./fixtures/${path}`, import.meta.url));

export const SENSEMAKER: ImportSource = {
	format: 'sensemaker',
	data: fixture('sensemaker/data.csv'),
	framework: fixture('sensemaker/framework.json')
};
export const NARRAFIRMA: ImportSource = {
	format: 'narrafirma',
	data: fixture('narrafirma/stories.csv'),
	form: fixture('narrafirma/form.csv')
};
export const TABLE: ImportSource = { format: 'csv', data: fixture('csv/table.csv') };

export interface Brought {
	readonly prepared: PreparedImport;
	readonly stories: readonly ImportedStory[];
	readonly keys: readonly string[];
	readonly refused: readonly RefusedRow[];
	readonly complaints: readonly DoubtfulCell[];
}

/** All that becomes of a file, short of keeping it. */
export async function bringIn(source: ImportSource): Promise<Brought> {
	const refused: RefusedRow[] = [];
	const complaints: DoubtfulCell[] = [];
	const prepared = await prepareImport(source, MONDAY, {
		refused: (row) => refused.push(row),
		complained: (cell) => complaints.push(cell)
	});
	const rows = (await Array.fromAsync(readRows(prepared))).flat().flatMap((row) => ('refused' in row ? [] : [row]));
	return { prepared, refused, complaints, stories: rows.map(({ story }) => story), keys: rows.map(({ key }) => key) };
}

/** The same for a file that exists for one test only. */
export async function bringInText(
	content: string | Uint8Array,
	source: Omit<ImportSource, 'data'>,
	name = 'data.csv'
): Promise<Brought> {
	return withFile(content, (data) => bringIn({ ...source, data }), name);
}

export async function withFile<T>(
	content: string | Uint8Array,
	work: (path: string) => Promise<T>,
	name = 'data.csv'
): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'samenleren-import-'));
	try {
		const path = join(folder, name);
		await writeFile(path, content);
		return await work(path);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
