/** What the columns of a plain table are, by their headers and by what they hold. A person looks at it before it counts. */
import { columnRefs, type ColumnRef, type LeftOut, type MappedQuestion, type Mapping } from '../mapping.ts';
import { idFromName } from '../names.ts';
import { withNotApplicable } from '../not-applicable.ts';
import type { Surveyed } from '../sheet.ts';
import { shapeOf, type ColumnSurvey } from '../survey.ts';
import { wordingIn } from '../wording.ts';
import { guessQuestion, mayBePerson } from './guess-question.ts';

interface Column {
	readonly ref: ColumnRef;
	readonly header: string;
	readonly survey: ColumnSurvey;
}

const ID = /^(id|nr|nummer|rijnummer|volgnummer|response ?id|submission ?id|record ?id|story ?id|#)$/i;
const TOLD_AT =
	/datum|date|tijdstip|timestamp|tijdstempel|verteld op|ingevuld op|submitted|started|begintijd|voltooid/i;
const LANGUAGE = /^(taal|language|lang|locale)$/i;
const TITLE = /^(titel|title|kop|headline|naam van (het verhaal|de ervaring)|story title)$/i;
const STORY = /verhaal|ervaring|story|experience|fragment|narrative|vertel|gebeurd|happened|^tekst$|^text$/i;

/** @param language  of the headers; Dutch when absent */
export function guessMapping(surveyed: Surveyed, language = 'nl'): Mapping {
	const refs = columnRefs(surveyed.layout.header);
	const columns = surveyed.layout.header.map((header, i) => ({
		ref: refs[i]!,
		header: header.trim(),
		survey: surveyed.columns[i]!
	}));
	const facts = factsOf(columns);
	const asked = columns.filter(({ ref }) => !facts.used.has(ref));
	const { questions, leftOut } = questionsOf(asked, language);
	return {
		language,
		...facts.mapped,
		dayOrder: columns.some(({ survey }) => survey.monthFirst > survey.dayFirst) ? 'month-first' : 'day-first',
		questions: withNotApplicable(questions, surveyed),
		leftOut
	};
}

function factsOf(columns: readonly Column[]) {
	const id = columns.find(({ header, survey }) => ID.test(header) && isDifferentInEveryRow(survey));
	const toldAt = columns.filter(({ header, survey }) => TOLD_AT.test(header) && holdsMoments(survey)).slice(0, 1);
	const language = columns.filter(({ header }) => LANGUAGE.test(header)).slice(0, 1);
	const title = columns.find(({ header, survey }) => TITLE.test(header) && survey.longest <= 300);
	const story = storyColumn(columns.filter((column) => column !== title && column !== id));
	const refs = (found: readonly (Column | undefined)[]) => found.flatMap((column) => (column ? [column.ref] : []));
	return {
		used: new Set(refs([id, title, story, ...toldAt, ...language])),
		mapped: {
			...(id ? { id: id.ref } : {}),
			toldAt: refs(toldAt),
			text: refs([story]),
			...(title ? { title: title.ref } : {}),
			storyLanguage: refs(language)
		}
	};
}

const isDifferentInEveryRow = ({ filled, values }: ColumnSurvey): boolean =>
	filled > 0 && (values === undefined || values.size === filled);

const holdsMoments = ({ filled, moments, integers, min }: ColumnSurvey): boolean =>
	filled > 0 && (moments > filled / 2 || (integers > filled / 2 && min > 1e8));

/** The longest texts; a header that speaks of a story counts for much. */
function storyColumn(columns: readonly Column[]): Column | undefined {
	const texts = columns.filter(({ survey }) => /^(words|long-texts|few-values)$/.test(shapeOf(survey)));
	const weight = ({ header, survey }: Column) => (survey.totalLength / survey.filled) * (STORY.test(header) ? 10 : 1);
	const longest = texts.reduce<Column | undefined>((a, b) => (a && weight(a) >= weight(b) ? a : b), undefined);
	return longest && (STORY.test(longest.header) || shapeOf(longest.survey) === 'long-texts') ? longest : undefined;
}

function questionsOf(columns: readonly Column[], language: string) {
	const questions: MappedQuestion[] = [];
	const leftOut: LeftOut[] = [];
	const taken = new Set<string>();
	const wording = wordingIn(language);

	for (const same of Object.values(Object.groupBy(columns, ({ header, ref }) => header || ref)) as Column[][]) {
		const { header, ref } = same[0]!;
		const id = idFromName(header || ref, taken);
		const question = mayBePerson(header, same)
			? undefined
			: guessQuestion({ id, title: header || ref, columns: same, wording });
		if (question) {
			taken.add(id);
			questions.push(question);
		} else leftOut.push(...same.map((column) => leaveOut(column, mayBePerson(header, same))));
	}
	return { questions, leftOut };
}

const leaveOut = ({ ref, survey }: Column, isPerson: boolean): LeftOut => ({
	column: ref,
	why: survey.filled === 0 ? 'empty' : isPerson ? 'person' : 'not-understood',
	shape: shapeOf(survey),
	filled: survey.filled
});
