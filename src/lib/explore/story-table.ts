/**
 * Stories as a table: which columns there are, and what stands in them.
 * One column a question; several choices and archetypes one column an option (1 or 0); a triad three, 0–100;
 * a slider 0–100, and so each of a group; a ranking one column an option with its place; a matrix one a row; each stone two, 0–100, to the right and up; a period its beginning and end. Empty is unanswered; "niet van toepassing" is said in words.
 */
import type { Entrance } from '#lib/collect/entrance.ts';
import type { ToldStory } from '#lib/collect/story.ts';
import type { Say } from '#lib/platform/messages.ts';
import { isNotApplicable, type Answer, type TypeName, type Value, type Values } from '#lib/signify/answer.ts';
import { summarise } from '#lib/signify/question-types/registry.ts';
import { AXES } from '#lib/signify/question-types/stones/stones.ts';
import type { Option, Question, QuestionOf } from '#lib/signify/questionnaire.ts';
import { inLanguage, type Words } from '#lib/signify/words.ts';
import { joinOpenings, joinQuestions, versionKey, type JoinedQuestion, type Version } from './joined-question.ts';

/** To read (the question, the label) or to compute with (ids, which never change). */
export type Naming = 'words' | 'codes';

export interface TableStyle {
	readonly naming: Naming;
	readonly language: string;
	readonly say: Say;
}

export type CellValue = string | number;

/** What a cell may hold, for whoever must know before reading it: a number, or a text, of these options where they are listed. */
interface Held {
	readonly isNumber?: boolean;
	readonly options?: readonly { readonly id: CellValue; readonly label: Words }[];
}

/** What a column is about: a fact of the story, or a part of its answer to a question. */
export type ColumnAbout =
	| { readonly fact: string }
	/** `question` is the id of the joined question; `part` is empty where an answer is one cell. */
	| { readonly question: string; readonly part: string };

export interface Column extends Held {
	readonly name: string;
	readonly about: ColumnAbout;
	readonly read: (story: ToldStory) => CellValue;
}

/** One of the columns of a question: `part` is what stands behind its name. */
interface Part<V> extends Held {
	readonly part: string;
	readonly partWords: string;
	/** What a part is about, when an option may be called as it is. */
	readonly key?: string;
	readonly read: (value: V) => CellValue;
}

type Parts = {
	readonly [Type in TypeName]: (question: QuestionOf<Type>, style: TableStyle) => readonly Part<Values[Type]>[];
};

const EXTRA = { other: 'other', from: 'from', until: 'until' } as const;
/** Of a column with what a teller wrote beside an option. */
export const WRITTEN_IN = '*';
const WHOLE = { part: '', partWords: '' } as const;
const NUMBER = { isNumber: true } as const;
/** Whether an option was among those chosen. */
const NO_OR_YES = [
	{ id: 0, label: { nl: 'nee', en: 'no' } },
	{ id: 1, label: { nl: 'ja', en: 'yes' } }
] as const;
const ANCHORS = ['top', 'left', 'right'] as const;

const PARTS: Parts = {
	text: () => [{ ...WHOLE, read: ({ text }) => text }],
	choice: ({ settings: { options } }, style) => [
		{ ...WHOLE, options, read: ({ option }) => named(options, option, style) },
		...writeIn(options, style)
	],
	choices: ({ settings: { options } }, style) => [...perOption(options, style), ...writeIn(options, style)],
	archetypes: ({ settings: { options } }, style) => perOption(options, style),
	pictures: ({ settings: { options } }, style) => perOption(options, style),
	/** The photos themselves stay in the house. */
	photo: (question, { language }) => [{ ...WHOLE, read: (value) => summarise(question, value, language) }],
	slider: () => [{ ...WHOLE, ...NUMBER, read: ({ position }) => percent(position) }],
	sliders: ({ settings: { sliders } }, style) =>
		sliders.map(({ id, label }) => ({
			part: id,
			partWords: inLanguage(label, style.language),
			...NUMBER,
			read: ({ positions }) => percentOrNone(positions[id])
		})),
	ranking: ({ settings: { options } }, style) =>
		options.map(({ id, label }) => ({
			part: id,
			partWords: inLanguage(label, style.language),
			...NUMBER,
			read: ({ order }) => (order.includes(id) ? order.indexOf(id) + 1 : '')
		})),
	matrix: ({ settings: { rows, columns } }, style) =>
		rows.map(({ id, label }) => ({
			part: id,
			partWords: inLanguage(label, style.language),
			options: columns,
			read: ({ cells }) => (cells[id] === undefined ? '' : named(columns, cells[id], style))
		})),
	stones: ({ settings: { markers } }, style) =>
		markers.flatMap(({ id, label }) =>
			AXES.map((axis, index) => ({
				part: `${id}.${axis}`,
				partWords: `${inLanguage(label, style.language)} ${axis}`,
				...NUMBER,
				read: ({ stones }) => percentOrNone(stones[id]?.[index])
			}))
		),
	triad: ({ settings: { anchors } }, style) =>
		ANCHORS.map((part, corner) => ({
			part,
			partWords: inLanguage(anchors[corner]!, style.language),
			...NUMBER,
			read: ({ shares }) => percent(shares[corner]!)
		})),
	area: ({ settings: { areas } }, style) => [
		{ ...WHOLE, options: areas, read: ({ area }) => named(areas, area, style) }
	],
	period: (_, { say }) => [
		{ part: EXTRA.from, partWords: say('explore.export.from'), read: ({ from }) => from },
		{ part: EXTRA.until, partWords: say('explore.export.until'), read: ({ until }) => until ?? '' }
	],
	section: () => []
};

/**
 * @param versions  the newest first
 * @param entrances  of the story point; where it has none there is no column for them
 */
export function storyColumns(
	versions: readonly Version[],
	style: TableStyle,
	entrances: readonly Entrance[] = []
): readonly Column[] {
	const facts = factColumns(versions, style, entrances);
	const answers = joinQuestions(versions).flatMap((joined) => questionColumns(joined, style));
	return distinct([...facts, ...answers]);
}

/** What a story answered to a question: `undefined` when nothing, or when its version asked something else under that id. */
export const answerOf = (story: ToldStory, { question, askedIn }: JoinedQuestion): Answer | undefined =>
	askedIn.has(versionKey({ questionnaireId: story.questionnaireId, version: story.questionnaireVersion }))
		? story.answers[question.id]
		: undefined;

/** 0..1 as 0–100 with one decimal. */
const percent = (share: number): number => Math.round(share * 1000) / 10;
const percentOrNone = (share: number | undefined): CellValue => (share === undefined ? '' : percent(share));

function factColumns(
	versions: readonly Version[],
	{ naming, language, say }: TableStyle,
	entrances: readonly Entrance[]
): Column[] {
	const cameInBy = new Map(entrances.map(({ id, code, name }) => [id, naming === 'codes' ? code : name]));
	const openings = new Map(joinOpenings(versions).map(({ id, text }) => [id, text]));
	const opening = (id: string) => (naming === 'codes' ? id : inLanguage(openings.get(id) ?? { nl: id }, language));
	const facts: Record<string, Column['read']> = {
		id: ({ id }) => id,
		'told-at': ({ toldAt }) => toldAt.toISOString(),
		version: (story) => story.questionnaireVersion,
		language: (story) => story.language,
		source: ({ source }) => (naming === 'codes' ? source : say(`explore.source.${source}`)),
		...(entrances.length > 0 && {
			entrance: ({ entranceId }: ToldStory) => (entranceId && cameInBy.get(entranceId)) ?? ''
		}),
		'told-to': ({ toldTo }) => (toldTo === undefined || naming === 'codes' ? (toldTo ?? '') : say(`told-to.${toldTo}`)),
		opening: ({ openingId }) => (openingId === null ? '' : opening(openingId)),
		title: ({ title }) => title ?? '',
		text: ({ text }) => text
	};
	return Object.entries(facts).map(([code, read]) => ({
		name: naming === 'codes' ? `story.${code}` : say(`explore.export.${code}`),
		about: { fact: code },
		...(code === 'version' && NUMBER),
		read
	}));
}

function questionColumns(joined: JoinedQuestion, style: TableStyle): Column[] {
	const { question } = joined;
	const title = inLanguage(question.title, style.language);
	return partsOf(question, style).map(({ part, partWords, key, read, isNumber, options }) => ({
		...(isNumber && NUMBER),
		...(options && { options }),
		about: { question: joined.id, part: key ?? part },
		name: style.naming === 'codes' ? after(joined.id, '.', part) : after(title, ': ', partWords),
		read: (story) => {
			const answer = answerOf(story, joined);
			if (answer === undefined) return '';
			return isNotApplicable(answer) ? style.say('explore.not-applicable.short') : read(answer);
		}
	}));
}

/** The type of a question and of its stored answer agree: nothing else passes validation. */
const partsOf = (question: Question, style: TableStyle): readonly Part<Value>[] =>
	(PARTS[question.type] as (question: Question, style: TableStyle) => readonly Part<Value>[])(question, style);

function perOption(options: readonly Option[], style: TableStyle): Part<Values['choices'] | Values['archetypes']>[] {
	return options.map(({ id, label }) => ({
		part: id,
		partWords: inLanguage(label, style.language),
		...NUMBER,
		options: NO_OR_YES,
		read: (value) => (value.options.includes(id) ? 1 : 0)
	}));
}

function writeIn(options: readonly Option[], { say }: TableStyle): Part<Values['choice'] | Values['choices']>[] {
	if (!options.some((option) => option.writeIn)) return [];
	return [
		{ part: EXTRA.other, key: WRITTEN_IN, partWords: say('explore.export.other'), read: ({ other }) => other ?? '' }
	];
}

function named(
	options: readonly { readonly id: string; readonly label: Words }[],
	id: string,
	style: TableStyle
): string {
	if (style.naming === 'codes') return id;
	const option = options.find((option) => option.id === id);
	return option ? inLanguage(option.label, style.language) : id;
}

const after = (name: string, mark: string, part: string) => (part === '' ? name : `${name}${mark}${part}`);

/** Two questions may read the same; two columns may not. */
function distinct(columns: readonly Column[]): readonly Column[] {
	const seen = new Map<string, number>();
	return columns.map((column) => {
		const times = (seen.get(column.name) ?? 0) + 1;
		seen.set(column.name, times);
		return times === 1 ? column : { ...column, name: `${column.name} (${times})` };
	});
}
