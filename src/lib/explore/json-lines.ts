/**
 * Experiences for programs: one JSON object a line. In words as in the table; with codes exactly as the API takes a telling, so that
 * another house can read it back. Nothing in it is guarded: nobody opens it in a spreadsheet.
 */
import type { ToldStory } from '#lib/collect/story.ts';
import type { Questionnaire } from '#lib/signify/questionnaire.ts';
import { answersToWire } from '#lib/signify/wire.ts';
import { type Version, versionKey } from './joined-question.ts';
import type { CellValue, Column } from './story-table.ts';

export const wordsLine = (columns: readonly Column[], story: ToldStory): string =>
	line(
		Object.fromEntries(
			columns.map(({ name, read }) => {
				const cell = read(story);
				return [name, cell === '' ? null : cell];
			})
		)
	);

/**
 * @param versionOf  the number of its version in the codebook
 * @param viaOf  the code of the entrance by which its teller came in
 * @param namesVersion  whether the line says by itself which questionnaire was answered, for a file that goes without it
 */
export const codesLine = (
	story: ToldStory,
	versionOf: (story: ToldStory) => number,
	viaOf: (story: ToldStory) => string | undefined,
	namesVersion = false
): string =>
	line({
		id: story.id,
		...(namesVersion && { vragenlijst: story.questionnaireId, versie: story.questionnaireVersion }),
		vragenlijstVersie: versionOf(story),
		taal: story.language,
		verteldOp: story.toldAt.toISOString(),
		openingsvraag: story.openingId,
		titel: story.title,
		tekst: story.text,
		antwoorden: answersToWire(story.answers),
		toestemmingen: story.consents,
		via: viaOf(story) ?? null,
		opgetekendDoor: story.toldTo ?? null,
		bron: story.source
	});

export const CODEBOOK_KIND = 'samenleren/codeboek';

export interface NumberedVersion {
	/** From 1, the oldest first: stories of another questionnaire at the same point have numbers of their own. */
	readonly number: number;
	readonly questionnaire: Questionnaire;
}

/** @param versions  the newest first */
export function numberVersions(versions: readonly Version[]): {
	readonly numbered: readonly NumberedVersion[];
	readonly versionOf: (story: ToldStory) => number;
} {
	const oldest = versions.toReversed();
	const numbers = new Map(oldest.map((version, i) => [versionKey(version), i + 1]));
	return {
		numbered: oldest.map(({ questionnaire }, i) => ({ number: i + 1, questionnaire })),
		versionOf: ({ questionnaireId, questionnaireVersion }) =>
			numbers.get(versionKey({ questionnaireId, version: questionnaireVersion }))!
	};
}

/** The questionnaires whole, and the rows of the codebook. */
export const codebookJson = (
	numbered: readonly NumberedVersion[],
	[heading = [], ...rows]: readonly (readonly CellValue[])[]
) =>
	`${JSON.stringify(
		{
			soort: CODEBOOK_KIND,
			versie: 1,
			vragenlijsten: numbered.map(({ number, questionnaire }) => ({ nummer: number, vragenlijst: questionnaire })),
			kolommen: rows.map((row) => Object.fromEntries(row.map((cell, i) => [String(heading[i]), cell])))
		},
		null,
		'\t'
	)}\n`;

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
