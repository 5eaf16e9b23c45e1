/**
 * A syntax file for SPSS (and PSPP) that reads our CSV with codes: names, labels, values and what is missing.
 *
 * A line of SPSS data is one line of the file, so in that CSV a text has no line ends. A number column may say "niet van toepassing",
 * which is read as text first and becomes a number that counts as missing: so it stays apart from no answer.
 */
import { guarded } from './csv.ts';
import type { CellValue, Column } from './story-table.ts';
import { inLanguage } from '#lib/signify/words.ts';

/** Not applicable, where numbers stand. */
export const NOT_APPLICABLE = -99;

const LONGEST_LABEL = 255;
const LONGEST_VALUE_LABEL = 120;
const LONGEST_NAME = 60;
const WIDEST = 32_767;
const RESERVED = new Set('all and by eq ge gt le lt ne not or to with'.split(' '));

/** In the place of an enter in a text. */
export const ENTER = ' ↵ ';

/** A cell as one line of data may hold it. */
export const onOneLine = (cell: CellValue): CellValue =>
	typeof cell === 'number' ? cell : cell.replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, ENTER);

export interface Widths {
	/** Looks at a row of the file. */
	readonly see: (cells: readonly CellValue[]) => void;
	/** Of each column the bytes of its longest cell. */
	readonly widest: readonly number[];
	/** How many rows hold a text longer than SPSS can. */
	readonly tooLong: () => number;
}

/** @param bytesOf  of a text in UTF-8 */
export function measureWidths(count: number, bytesOf: (text: string) => number): Widths {
	const widest = new Array<number>(count).fill(1);
	let tooLong = 0;
	return {
		see(cells) {
			let isTooLong = false;
			cells.forEach((cell, i) => {
				const bytes = bytesOf(guarded(String(cell)));
				widest[i] = Math.max(widest[i]!, bytes);
				if (bytes > WIDEST) isTooLong = true;
			});
			if (isTooLong) tooLong++;
		},
		widest,
		tooLong: () => tooLong
	};
}

export interface SpssFile {
	/** Of the CSV. */
	readonly fileName: string;
	readonly columns: readonly Column[];
	/** How each column reads in words, in the same order. */
	readonly labels: readonly string[];
	readonly widths: Widths;
	readonly language: string;
	/** How "not applicable" stands in the CSV, short and in full. */
	readonly notApplicable: { readonly short: string; readonly words: string };
	/** What to say on top, a line each. */
	readonly remarks: readonly string[];
}

export function spssSyntax({ fileName, columns, labels, widths, language, notApplicable, remarks }: SpssFile): string {
	const names = variableNames(columns.map(({ name }) => name));
	// Values that nobody gave have labels too, and must fit; ids are ASCII.
	const shortest = notApplicable.short.length;
	const variables = columns.map((column, i) => ({ ...column, as: names[i]!, label: labels[i]! }));
	const numbers = variables.filter(({ isNumber }) => isNumber);
	const texts = variables.filter(({ isNumber }) => !isNumber);
	const width = (i: number) => {
		const listed = (columns[i]!.options ?? []).map(({ id }) => String(id).length);
		return Math.min(Math.max(widths.widest[i]!, ...listed, listed.length && shortest), WIDEST);
	};
	const short = quoted(notApplicable.short);
	const words = quoted(cut(notApplicable.words, LONGEST_VALUE_LABEL));

	const commands = [
		'SET DECIMAL=DOT.',
		[
			'GET DATA /TYPE=TXT',
			`/FILE=${quoted(fileName)}`,
			"/ENCODING='UTF8'",
			'/ARRANGEMENT=DELIMITED',
			'/DELIMITERS=","',
			`/QUALIFIER='"'`,
			'/FIRSTCASE=2',
			'/VARIABLES=',
			...variables.map(({ as, isNumber }, i) =>
				isNumber ? `  ${raw(as)} A${Math.max(width(i), 12)}` : `  ${as} A${width(i)}`
			)
		].join('\n  '),
		...numbers.map(({ as }) => `RECODE ${raw(as)} (${short}=${NOT_APPLICABLE}) (CONVERT) INTO ${as}`),
		...(numbers.length > 0 ? [`DELETE VARIABLES ${numbers.map(({ as }) => raw(as)).join('\n  ')}`] : []),
		...variables.map(({ as, label }) => `VARIABLE LABELS ${as} ${quoted(cut(label, LONGEST_LABEL))}`),
		...numbers.map(
			({ as, options = [] }) =>
				`VALUE LABELS ${as}\n  ${[
					...options.map(({ id, label }) => `${id} ${valueLabel(inLanguage(label, language))}`),
					`${NOT_APPLICABLE} ${words}`
				].join('\n  ')}`
		),
		...numbers.map(({ as }) => `MISSING VALUES ${as} (${NOT_APPLICABLE})`),
		...texts.flatMap(({ as, options }) =>
			options && options.length > 0
				? [
						`VALUE LABELS ${as}\n  ${[
							...options.map(({ id, label }) => `${quoted(String(id))} ${valueLabel(inLanguage(label, language))}`),
							`${short} ${words}`
						].join('\n  ')}`,
						`MISSING VALUES ${as} (${short})`
					]
				: []
		),
		'EXECUTE'
	];
	const comments = remarks.map((remark) => `* ${remark.replace(/\s+/g, ' ').replace(/[.\s]+$/, '')}.`);
	return (
		['* Encoding: UTF-8.', ...comments, ...commands.map((command) => command.replace(/\.?$/, '.'))].join('\n\n') + '\n'
	);
}

/** As the file calls a column before its numbers are read as numbers. */
const raw = (name: string) => `@${name}`;

const valueLabel = (label: string) => quoted(cut(label, LONGEST_VALUE_LABEL));

/** Names as SPSS takes them: no two alike, whatever their capitals. */
function variableNames(columns: readonly string[]): readonly string[] {
	const taken = new Set<string>();
	return columns.map((column) => {
		const plain = column
			.replace(/[^A-Za-z0-9_.]+/g, '_')
			.slice(0, LONGEST_NAME)
			.replace(/[._]+$/, '');
		const begun =
			/^[A-Za-z]/.test(plain) && !RESERVED.has(plain.toLowerCase()) ? plain : `v_${plain}`.slice(0, LONGEST_NAME);
		let name = begun;
		for (let times = 2; taken.has(name.toLowerCase()); times++) name = `${begun.slice(0, LONGEST_NAME - 4)}_${times}`;
		taken.add(name.toLowerCase());
		return name;
	});
}

/** In quotes on one line: a line end, or a full stop at the end of one, would end the command. */
const quoted = (text: string): string => `'${text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replaceAll("'", "''")}'`;

/** Signs, each of at most four bytes in UTF-8, so that it fits whatever the script. */
function cut(text: string, bytes: number): string {
	const signs = [...text];
	let room = bytes;
	const kept: string[] = [];
	for (const sign of signs) {
		const code = sign.codePointAt(0)!;
		room -= code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		if (room < 0) break;
		kept.push(sign);
	}
	return kept.length === signs.length ? text : `${kept.slice(0, -3).join('').trimEnd()}…`;
}
