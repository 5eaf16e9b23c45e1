/** Any file with a questionnaire that we can read: what it is, is seen from what is in it, not from its name. */
import { recordReader, type Delimiter } from '../csv/records.ts';
import { ImportRefused } from '../refused.ts';
import { readXlsform } from '../xlsform/form.ts';
import { isQuestionnaireFile, readQuestionnaireFile } from '../../questionnaire-file.ts';
import { QuestionnaireShape } from '../../schemas.ts';
import type { ReadQuestionnaire } from './read.ts';
import { readFrameworkAlone, readStoryFormAlone } from './without-stories.ts';

/** A questionnaire is words; more than this is something else. */
export const LARGEST_FILE = 900_000;

const begins = (bytes: Uint8Array, ...start: number[]) => start.every((byte, i) => bytes[i] === byte);

/**
 * @param name  of the file, for where the file itself has no title
 * @throws ImportRefused with what its owner can do about it
 */
export function readQuestionnaireFrom(bytes: Uint8Array, name: string): ReadQuestionnaire {
	if (bytes.length === 0) throw new ImportRefused('empty-file');
	if (bytes.length > LARGEST_FILE) throw new ImportRefused('file-too-large', { most: LARGEST_FILE / 1000 });
	if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new ImportRefused('old-excel');
	const title = name.replace(/\.[a-z0-9]{1,5}$/i, '').trim() || 'Vragenlijst';
	const read = begins(bytes, 0x50, 0x4b) ? named(readXlsform(bytes), title) : readText(textOf(bytes), title);
	const checked = QuestionnaireShape.safeParse(read.questionnaire);
	if (checked.success) return read;
	const [issue] = checked.error.issues;
	throw new ImportRefused('questionnaire-invalid', { where: issue!.path.join('.') || '-', what: issue!.message });
}

const named = (read: ReadQuestionnaire, title: string): ReadQuestionnaire => {
	const [words] = Object.values(read.questionnaire.title);
	const [language] = read.questionnaire.languages;
	return words === 'XLSForm'
		? { ...read, questionnaire: { ...read.questionnaire, title: { [language!]: title.slice(0, 300) } } }
		: read;
};

function readText(text: string, title: string): ReadQuestionnaire {
	if (/^\s*[[{]/.test(text)) return readJson(text);
	if (text.slice(0, 1000).includes('\0')) throw new ImportRefused('unknown-file');
	const header = /^.*data column name.*$/im.exec(text)?.[0] ?? '';
	const count = (delimiter: string) => header.split(delimiter).length;
	const delimiter = ([',', ';', '\t'] as const).toSorted((a, b) => count(b) - count(a))[0] as Delimiter;
	const reader = recordReader(delimiter);
	return readStoryFormAlone([...reader.push(text), ...reader.end()], title);
}

function readJson(text: string): ReadQuestionnaire {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch (cause) {
		throw new ImportRefused('not-json', {}, { cause });
	}
	if (isQuestionnaireFile(json)) return { kind: 'own', questionnaire: readQuestionnaireFile(json), remarks: [] };
	return readFrameworkAlone(text);
}

/** Most files are UTF-8; Excel on Windows still writes others. */
function textOf(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}
