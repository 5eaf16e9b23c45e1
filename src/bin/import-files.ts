import { appendFileSync, writeFileSync } from 'node:fs';
import { access, constants, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Say } from '#lib/platform/messages.ts';
import type { Mapping } from '#lib/signify/imports/mapping.ts';
import { ImportRefused } from '#lib/signify/imports/refused.ts';
import type { DoubtfulCell, RefusedRow } from '#lib/signify/imports/server/prepare.ts';

/** Beside the file itself, or in the current folder when nobody may write there. */
async function beside(data: string, ending: string): Promise<string> {
	const folder = dirname(resolve(data));
	const mayWrite = await access(folder, constants.W_OK).then(
		() => true,
		() => false
	);
	return join(mayWrite ? folder : process.cwd(), nameOf(data) + ending);
}

const nameOf = (data: string): string => basename(data).replace(/\.[a-z]+$/i, '');

interface Asked {
	readonly data: string;
	readonly report?: string | undefined;
}

/** Keeps the mapping beside the report, for a person to correct; one that is there may have been corrected, so it stays. */
export async function keepMapping({ data, report }: Asked, mapping: Mapping, say: Say): Promise<string> {
	const file =
		report === undefined ? await beside(data, '.mapping.json') : join(dirname(report), nameOf(data) + '.mapping.json');
	try {
		await writeFile(file, JSON.stringify(mapping, undefined, '\t') + '\n', { flag: 'wx' });
		return say('import.report.mapping-file', { file });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		return say('import.report.mapping-kept', { file });
	}
}

export interface ReportFile {
	readonly path: string;
	readonly refused: (row: RefusedRow) => void;
	readonly complained: (cell: DoubtfulCell) => void;
	readonly close: () => void;
}

const PIECE = 1 << 16;

/** One line for every row and every cell that was not kept: where and why, never what it said. */
export async function openReport(asked: Asked, say: Say): Promise<ReportFile> {
	const path = asked.report ?? (await beside(asked.data, '.verslag.csv'));
	await access(dirname(resolve(path)), constants.W_OK).catch((cause: unknown) => {
		throw new ImportRefused('report-not-writable', { file: path }, { cause });
	});
	let waiting = HEAD;
	let isNew = true;
	const flush = () => {
		(isNew ? writeFileSync : appendFileSync)(path, waiting);
		isNew = false;
		waiting = '';
	};
	let lines = 0;
	const write = (line: number, column: string, reason: string) => {
		if (++lines > MOST_LINES) return;
		if (lines === MOST_LINES) waiting += `;;"${say('import.report.file-full', { most: MOST_LINES })}"\r\n`;
		waiting += `${line};${column};"${reason}"\r\n`;
		if (waiting.length > PIECE) flush();
	};
	return {
		path,
		refused: ({ line, problem }) => write(line, '', say(`import.row.${problem}`)),
		complained: ({ line, column, problem }) => write(line, String(column + 1), say(`import.cell.${problem}`)),
		close: flush
	};
}

/** A hostile file could fill the disk with complaints about it. */
const MOST_LINES = 1_000_000;

/** A byte order mark, so that a spreadsheet program reads the accents. */
const HEAD = '\uFEFFregel;kolomnummer;reden\r\n';
