/** A questionnaire as a file of our own: to keep, to change by hand, to bring to another house. */
import { z } from 'zod';
import { ImportRefused } from './imports/refused.ts';
import type { Questionnaire } from './questionnaire.ts';
import { QuestionnaireShape } from './schemas.ts';

const KIND = 'samenleren/vragenlijst';
const FILE_VERSION = 1;
const LONGEST_NAME = 80;

const QuestionnaireFile = z
	.strictObject({
		$schema: z.string().max(2000).optional(),
		soort: z.literal(KIND),
		versie: z.literal(FILE_VERSION),
		vragenlijst: QuestionnaireShape
	})
	.describe('Een vragenlijst van Samenleren.');

/** JSON Schema (2020-12) of the file; the rules that need the whole questionnaire are said when it is read. */
export const questionnaireFileSchema = (address: string) => ({
	$id: address,
	title: 'Samenleren: vragenlijst',
	...z.toJSONSchema(QuestionnaireFile, { io: 'input' })
});

/** @param schema  where the schema of the file is published */
export const writeQuestionnaireFile = (questionnaire: Questionnaire, schema: string): string =>
	`${JSON.stringify({ $schema: schema, soort: KIND, versie: FILE_VERSION, vragenlijst: questionnaire }, null, '\t')}\n`;

export const isQuestionnaireFile = (json: unknown): boolean => isRecord(json) && 'soort' in json && json.soort === KIND;

/** @throws ImportRefused with what its owner can put right */
export function readQuestionnaireFile(json: unknown): Questionnaire {
	const versie = isRecord(json) ? json.versie : undefined;
	if (typeof versie === 'number' && versie > FILE_VERSION)
		throw new ImportRefused('newer-version', { version: versie });
	refuseDoubles(json);
	refuseCircle(json);
	const read = QuestionnaireFile.safeParse(json);
	if (read.success) return JSON.parse(JSON.stringify(read.data.vragenlijst)) as Questionnaire;
	const [issue] = read.error.issues;
	if (issue?.code === 'too_big') throw new ImportRefused('questionnaire-too-large', { where: issue.path.join('.') });
	throw new ImportRefused('questionnaire-invalid', { where: issue!.path.join('.') || '-', what: issue!.message });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const questionsIn = (json: unknown): readonly Readonly<Record<string, unknown>>[] => {
	const inside = isRecord(json) && isRecord(json.vragenlijst) ? json.vragenlijst.questions : undefined;
	return Array.isArray(inside) ? inside.filter(isRecord) : [];
};

function refuseDoubles(json: unknown): void {
	const seen = new Set<unknown>();
	for (const { id } of questionsIn(json)) {
		if (seen.has(id)) throw new ImportRefused('id-used-twice', { id: String(id).slice(0, LONGEST_NAME) });
		seen.add(id);
	}
}

/** Questions that each wait for the other would never be asked. */
function refuseCircle(json: unknown): void {
	const waitsFor = new Map(
		questionsIn(json).map(({ id, shownIf }) => [id, isRecord(shownIf) ? shownIf.question : undefined] as const)
	);
	for (const start of waitsFor.keys()) {
		const way = [start];
		let here = waitsFor.get(start);
		while (here !== undefined && !way.includes(here)) {
			way.push(here);
			here = waitsFor.get(here);
		}
		if (here === undefined) continue;
		const circle = [...way.slice(way.indexOf(here)), here].map((id) => String(id).slice(0, LONGEST_NAME));
		throw new ImportRefused('shown-if-circle', { questions: circle.slice(0, 10).join(' → ') });
	}
}
