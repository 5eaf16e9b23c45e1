/** What every column of a NarraFirma file with stories is, as its story form says. */
import { languageIn } from '../language.ts';
import { columnRefs, usedColumns, type LeftOut, type Mapping } from '../mapping.ts';
import { idsFromNames } from '../names.ts';
import { withNotApplicable } from '../not-applicable.ts';
import type { Surveyed } from '../sheet.ts';
import { shapeOf } from '../survey.ts';
import { wordingIn } from '../wording.ts';
import { columnsNamed } from './columns.ts';
import type { FormQuestion, StoryForm } from './form.ts';
import { openingOptions, questionOf } from './questions.ts';

export interface NarrafirmaMapping {
	readonly mapping: Mapping;
	/** Asked according to the form, but without a column in this file. */
	readonly withoutColumn: readonly string[];
}

/** @param language  of the questions' words; guessed from what the stories are told in when absent */
export function mapNarrafirma(surveyed: Surveyed, form: StoryForm, language?: string): NarrafirmaMapping {
	const named = columnsNamed(surveyed);
	const one = (name: string) => named(name)[0]?.ref;
	const { titleColumn, textColumn, dateColumn, languageColumn, participantColumn } = form.imports;
	const title = one(titleColumn);
	const words = language ?? languageOf(named(languageColumn)[0]?.survey.values) ?? 'nl';

	const asked = form.questions.filter(({ type }) => type !== 'eliciting');
	const ids = idsFromNames(asked.map(({ column, shortName }) => column || shortName));
	const titles = titlesOf(asked);
	const made = asked.map((question, i) =>
		questionOf({ question, id: ids[i]!, title: titles[i]!, imports: form.imports, named, wording: wordingIn(words) })
	);
	const eliciting = form.questions.find(({ type }) => type === 'eliciting');
	const openingColumn = eliciting && named(eliciting.column)[0];

	const mapping: Mapping = {
		language: words,
		welcome: form.welcome,
		thanks: form.thanks,
		toldAt: [one(dateColumn)].filter((ref) => ref !== undefined),
		dayOrder: dayOrderOf(named(dateColumn)[0]?.survey),
		text: [one(textColumn)].filter((ref) => ref !== undefined),
		...(title === undefined ? {} : { title }),
		storyLanguage: [one(languageColumn)].filter((ref) => ref !== undefined),
		...(openingColumn
			? { opening: { column: openingColumn.ref, options: openingOptions(eliciting, openingColumn) } }
			: {}),
		questions: withNotApplicable(
			made.filter((question) => question !== undefined),
			surveyed
		),
		leftOut: []
	};
	return {
		mapping: { ...mapping, leftOut: leftOutOf(mapping, surveyed, named(participantColumn)[0]?.ref) },
		withoutColumn: asked.filter((_, i) => made[i] === undefined).map(({ column, shortName }) => column || shortName)
	};
}

/** The long name is the question; where one is asked in several ways, the short name tells them apart. */
function titlesOf(asked: readonly FormQuestion[]): readonly string[] {
	const long = asked.map(({ longName, shortName, column }) => longName || shortName || column);
	return asked.map(({ shortName }, i) => {
		const isAskedOften = long.filter((title) => title === long[i]).length > 1;
		return isAskedOften && shortName && shortName !== long[i] ? `${long[i]!} (${shortName})` : long[i]!;
	});
}

/** One form asks tellers of several languages: where none has more than half, that is English more often than the largest of them. */
export function languageOf(values: ReadonlyMap<string, number> | undefined): string | undefined {
	const told = new Map<string, number>();
	for (const [cell, times] of values ?? []) {
		const language = languageIn(cell);
		if (language) told.set(language, (told.get(language) ?? 0) + times);
	}
	const all = [...told.values()].reduce((sum, times) => sum + times, 0);
	const [most] = [...told].sort((a, b) => b[1] - a[1]);
	return most && most[1] * 2 <= all && told.has('en') ? 'en' : most?.[0];
}

export const dayOrderOf = (survey: { readonly dayFirst: number; readonly monthFirst: number } | undefined) =>
	survey && survey.monthFirst > survey.dayFirst ? 'month-first' : 'day-first';

function leftOutOf(mapping: Mapping, { layout, columns }: Surveyed, participant: string | undefined): LeftOut[] {
	const used = usedColumns(mapping);
	return columnRefs(layout.header).flatMap((column, i): LeftOut[] => {
		if (used.has(column)) return [];
		const survey = columns[i]!;
		const why = survey.filled === 0 ? 'empty' : column === participant ? 'person' : 'not-understood';
		return [{ column, why, shape: shapeOf(survey), filled: survey.filled }];
	});
}
