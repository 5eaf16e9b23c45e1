/**
 * From a row of an export back to an experience. Whatever is read is written again, and must then be the same cells: what cannot be
 * told for certain is refused, never guessed.
 */
import type { Entrance } from '#lib/collect/entrance.ts';
import { Moment, uuid } from '#lib/collect/archive-json.ts';
import type { ToldStory } from '#lib/collect/story.ts';
import { isToldTo, TOLD_TO, type ToldTo } from '#lib/collect/told-to.ts';
import type { Id } from '#lib/platform/id.ts';
import { type Answer, isNotApplicable, NOT_APPLICABLE } from '#lib/signify/answer.ts';
import { checkAnswers } from '#lib/signify/answers.ts';
import type { Question } from '#lib/signify/questionnaire.ts';
import { LanguageTag } from '#lib/signify/words.schema.ts';
import { inLanguage } from '#lib/signify/words.ts';
import { joinQuestions, type JoinedQuestion, type Version, versionKey } from '../joined-question.ts';
import { type Column, storyColumns, type TableStyle } from '../story-table.ts';
import { answerBack, type IdOf, type Named, numberIn } from './answer-back.ts';
import { Unclear } from './unclear.ts';

export interface BackAt {
	/** Which questionnaires the file may have been written with, the newest version first; the first that fits best. */
	readonly sets: readonly (readonly Version[])[];
	readonly asked: Version;
	readonly entrances: readonly Entrance[];
	readonly styles: readonly TableStyle[];
	/** What is said in a cell of what did not apply, in every language of an export. */
	readonly notApplicable: readonly string[];
}

export interface RowBack {
	/** Without an id where the file has none. */
	readonly story: Omit<ToldStory, 'id' | 'storyPointId' | 'receivedAt' | 'at'> & { readonly id: Id<'story'> | null };
	/** Whether it was told to a version that is not here. */
	readonly isMoved: boolean;
}

export interface TableBack {
	readonly naming: TableStyle['naming'];
	/** Names of columns that are read, and that are not. */
	readonly known: readonly string[];
	readonly unknown: readonly string[];
	/** @throws Unclear */
	readonly readRow: (cells: readonly string[]) => RowBack;
}

interface Reading extends BackAt {
	readonly style: TableStyle;
	readonly versions: readonly Version[];
	readonly questions: readonly JoinedQuestion[];
	/** The columns that are read, each with its place in the file. */
	readonly columns: ReadonlyMap<Column, number>;
}

type Row = (column: Column) => string;

/** @returns `undefined` when this is no export of experiences */
export function tableBack(heading: readonly string[], at: BackAt): TableBack | undefined {
	const places = new Map(heading.map((name, place) => [name, place]));
	const candidates = at.styles.flatMap((style) =>
		at.sets.map((versions) => {
			const columns = storyColumns(versions, style, at.entrances);
			return { style, versions, columns, found: columns.filter(({ name }) => places.has(name)).length };
		})
	);
	const best = candidates.reduce((one, other) => (other.found > one.found ? other : one));
	const { style, versions } = best;
	const questions = joinQuestions(versions);
	const columns = new Map(
		readable(best.columns, places, questions).map((column) => [column, places.get(column.name)!])
	);
	const facts = [...columns.keys()].flatMap(({ about }) => ('fact' in about ? [about.fact] : []));
	if (!facts.includes('text') || !facts.includes('told-at')) return undefined;
	const known = new Set([...columns.keys()].map(({ name }) => name));
	const reading: Reading = { ...at, style, versions, questions, columns };
	return {
		naming: style.naming,
		known: heading.filter((name) => known.has(name)),
		unknown: heading.filter((name) => !known.has(name)),
		readRow: (cells) => readRow(reading, (column) => cells[columns.get(column) ?? -1] ?? '')
	};
}

/** Facts that are there, and questions of which every column is; photos stay in the house. */
function readable(
	columns: readonly Column[],
	places: ReadonlyMap<string, number>,
	questions: readonly JoinedQuestion[]
): readonly Column[] {
	const photos = questions.filter(({ question }) => question.type === 'photo').map(({ id }) => id);
	const isWhole = (id: string) =>
		!photos.includes(id) &&
		columns.every(({ name, about }) => 'fact' in about || about.question !== id || places.has(name));
	return columns.filter(({ name, about }) => ('fact' in about ? places.has(name) : isWhole(about.question)));
}

function readRow(reading: Reading, row: Row): RowBack {
	const facts = new Map([...reading.columns.keys()].flatMap((column) => factOf(column, row)));
	const fact = (code: string) => facts.get(code)?.cell ?? '';
	const sure = <Value>(code: string, value: Value | undefined): Value => {
		if (value === undefined) throw new Unclear(facts.get(code)?.name ?? code);
		return value;
	};
	const { version, isMoved } = sure('version', versionIn(reading, fact('version')));
	const idOf = idReader(reading.style);
	const openings = version.questionnaire.openings.map(({ id, text }) => ({ id, label: text }));
	const opening = fact('opening') === '' ? null : sure('opening', known(openings, idOf(openings, fact('opening'))));
	const entrance = entranceIn(reading, fact('entrance'));
	const toldTo = fact('told-to') === '' ? null : sure('told-to', toldToIn(reading.style, fact('told-to')));
	const story: RowBack['story'] = {
		id: fact('id') === '' ? null : sure('id', uuid<'story'>().safeParse(fact('id')).data),
		questionnaireId: version.questionnaireId,
		questionnaireVersion: version.version,
		source: sure('source', sourceIn(reading.style, fact('source'))),
		language: sure('language', LanguageTag.safeParse(fact('language')).data),
		toldAt: sure('told-at', Moment.safeParse(fact('told-at')).data),
		openingId: opening,
		title: fact('title') === '' ? null : sure('title', storable(fact('title'), 300)),
		text: sure('text', storable(fact('text'), 200_000)),
		answers: answersIn(reading, version, row, idOf),
		consents: {},
		...(entrance && { entranceId: entrance }),
		...(toldTo && { toldTo })
	};
	expectSameCells(reading, row, story);
	return { story, isMoved };
}

const factOf = (column: Column, row: Row): [string, { readonly name: string; readonly cell: string }][] =>
	'fact' in column.about ? [[column.about.fact, { name: column.name, cell: row(column) }]] : [];

const storable = (text: string, most: number) =>
	text.length <= most && text.isWellFormed() && !text.includes('\0') ? text : undefined;

const known = (options: readonly Named[], id: string | undefined) =>
	options.some((option) => option.id === id) ? id : undefined;

/** The version that was answered; the one asked now where that one is not here. */
function versionIn({ versions, sets, asked }: Reading, cell: string) {
	const number = numberIn(cell);
	const same = sets.flat().filter(({ version }) => version === number);
	const [first] = same;
	if (!first) return { version: asked, isMoved: true };
	const isOne = same.every((one) => versionKey(one) === versionKey(first));
	return isOne && versions.some((one) => versionKey(one) === versionKey(first))
		? { version: first, isMoved: false }
		: undefined;
}

/** By id, or by what it is called; `undefined` when two are called the same. */
function idReader({ naming, language }: TableStyle): IdOf {
	if (naming === 'codes') return (_, cell) => cell;
	return (options, cell) => {
		const called = options.filter(({ label }) => inLanguage(label, language) === cell);
		if (called.length > 1) return undefined;
		return called[0]?.id ?? cell;
	};
}

const SOURCES = ['web', 'api', 'import', 'paper'] as const;

const sourceIn = ({ naming, say }: TableStyle, cell: string) =>
	SOURCES.find((source) => (naming === 'codes' ? source : say(`explore.source.${source}`)) === cell) ??
	(cell === '' ? ('import' as const) : undefined);

const toldToIn = ({ naming, say }: TableStyle, cell: string): ToldTo | undefined =>
	naming === 'codes' ? (isToldTo(cell) ? cell : undefined) : TOLD_TO.find((who) => say(`told-to.${who}`) === cell);

/** An entrance that is not here is left out, as in an archive. */
function entranceIn({ entrances, style }: Reading, cell: string): Id<'entrance'> | undefined {
	const same = entrances.filter(({ code, name }) => (style.naming === 'codes' ? code : name) === cell);
	// Two may be called the same.
	if (same.length > 1) throw new Unclear('entrance');
	return same[0]?.id;
}

function answersIn(reading: Reading, version: Version, row: Row, idOf: IdOf): ToldStory['answers'] {
	const answers: Record<string, Answer> = {};
	for (const joined of reading.questions) {
		const columns = columnsOf(reading, joined.id);
		const filled = columns.find((column) => row(column) !== '');
		if (!filled) continue;
		const question = version.questionnaire.questions.find(({ id }) => id === joined.question.id);
		const isAsked = question && joined.askedIn.has(versionKey(version));
		const cells = new Map(columns.map((column) => ['part' in column.about ? column.about.part : '', row(column)]));
		const answer = isAsked && answerIn(reading, question, cells, idOf);
		if (!answer) throw new Unclear(filled.name);
		answers[question.id] = answer;
	}
	const checked = checkAnswers(version.questionnaire, answers, { complete: false });
	if (checked.ok) return checked.answers;
	throw new Unclear(Object.keys(checked.issues)[0]!);
}

function answerIn(
	reading: Reading,
	question: Question,
	cells: ReadonlyMap<string, string>,
	idOf: IdOf
): Answer | undefined {
	const isNothing =
		question.allowNotApplicable && [...cells.values()].every((cell) => says(reading.notApplicable, cell));
	if (!isNothing) return answerBack(question, (part) => cells.get(part) ?? '', idOf);
	return isCalledSo(reading, question) ? undefined : NOT_APPLICABLE;
}

const columnsOf = ({ columns }: Reading, id: string) =>
	[...columns.keys()].filter(({ about }) => 'question' in about && about.question === id);

const says = (words: readonly string[], cell: string) => words.includes(cell);

/** Whether an answer to it is called as what does not apply. */
const isCalledSo = ({ style, notApplicable }: Reading, { settings }: Question): boolean =>
	style.naming === 'words' &&
	'options' in settings &&
	settings.options.some(({ label }) => says(notApplicable, inLanguage(label, style.language)));

/** Written anew these differ, or may: the form of a moment, of an id, and what is not here. */
const FREE: readonly string[] = ['id', 'told-at', 'version', 'entrance', 'source'];

/** @throws Unclear where the story would be written otherwise */
function expectSameCells(reading: Reading, row: Row, story: RowBack['story']): void {
	const told = { ...story, id: '', storyPointId: '', receivedAt: story.toldAt, at: 'told' } as unknown as ToldStory;
	for (const column of reading.columns.keys()) {
		if ('fact' in column.about ? FREE.includes(column.about.fact) : isNone(reading, column, story)) continue;
		const [written, cell] = [column.read(told), row(column)];
		const isSame = typeof written === 'number' ? numberIn(cell) === written : written === cell;
		if (!isSame) throw new Unclear(column.name);
	}
}

/** What does not apply is said in the language of the export, which need not be this one. */
function isNone({ questions }: Reading, { about }: Column, { answers }: RowBack['story']): boolean {
	const joined = questions.find(({ id }) => 'question' in about && about.question === id);
	return joined !== undefined && isNotApplicable(answers[joined.question.id]);
}
