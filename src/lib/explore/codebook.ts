/**
 * What the columns of an export mean, and how often each answer was given: one row a question, one row an answer.
 */
import type { ToldStory } from '#lib/collect/story.ts';
import { isNotApplicable, type Answer } from '#lib/signify/answer.ts';
import { idOfPart, titleOfPart, type Cell, type Dimension } from '#lib/signify/dimension.ts';
import { cellOf, dimensionsOf } from '#lib/signify/question-types/registry.ts';
import type { Option, Question, QuestionOf } from '#lib/signify/questionnaire.ts';
import { inLanguage, type Words } from '#lib/signify/words.ts';
import { joinQuestions, type JoinedQuestion, type Version } from './joined-question.ts';
import { answerOf, type CellValue, type TableStyle } from './story-table.ts';

export type CodebookStyle = Omit<TableStyle, 'naming'>;

const NOT_APPLICABLE = 'not-applicable';
const UNANSWERED = 'unanswered';
const ANSWERED = 'answered';

/** Counts while the stories go by; ask for the `rows` when all have. */
export interface Codebook {
	readonly count: (story: ToldStory) => void;
	readonly rows: () => readonly (readonly CellValue[])[];
}

/** @param versions  the newest first */
export function codebook(versions: readonly Version[], style: CodebookStyle): Codebook {
	const entries = joinQuestions(versions)
		.flatMap(entriesOf)
		.map((entry) => ({ ...entry, counts: new Map<string, number>() }));
	return {
		count(story) {
			for (const { joined, keysOf, counts } of entries)
				for (const key of keysOf(answerOf(story, joined))) counts.set(key, (counts.get(key) ?? 0) + 1);
		},
		rows: () => [
			HEADINGS.map((heading) => style.say(`explore.codebook.${heading}`)),
			...entries.flatMap((entry) => rowsOf(entry, entry.counts, versions, style))
		]
	};
}

const HEADINGS = ['question', 'title', 'type', 'value', 'meaning', 'versions', 'count'] as const;

/** What gets rows of its own: a question, or each part of one that is counted in parts. */
interface Entry {
	readonly joined: JoinedQuestion;
	readonly id: string;
	readonly title: Words;
	readonly listed: readonly Option[];
	readonly meaning: (style: CodebookStyle, counts: ReadonlyMap<string, number>) => string;
	/** Under what an answer is counted. */
	readonly keysOf: (answer: Answer | undefined) => readonly string[];
}

function entriesOf(joined: JoinedQuestion): readonly Entry[] {
	const { id, question } = joined;
	const parts = dimensionsOf(question).filter(({ part }) => part !== undefined);
	if (parts.length === 0) {
		const meaning = (style: CodebookStyle) => meaningOf(question, style);
		return [{ joined, id, title: question.title, listed: listed(question), meaning, keysOf }];
	}
	const counted = parts.map((dimension) => ({
		joined,
		id: idOfPart(id, dimension.part),
		title: dimension.title,
		listed: 'options' in dimension ? dimension.options : [],
		meaning: (style: CodebookStyle) => meaningOf({ type: dimension.kind, settings: dimension }, style),
		keysOf: (answer: Answer | undefined) => keysOfCell(cellOf(question, dimension, answer), dimension)
	}));
	return question.type === 'ranking' ? [...counted, ...placesOf(joined, question)] : counted;
}

/** Each option of a ranking: how often it was given a place, and which on average. */
function placesOf(joined: JoinedQuestion, { title, settings }: QuestionOf<'ranking'>): readonly Entry[] {
	return settings.options.map(({ id, label }) => ({
		joined,
		id: idOfPart(joined.id, id),
		title: titleOfPart(title, label),
		listed: [],
		meaning: ({ say, language }, counts) => {
			const places = [...counts].flatMap(([key, count]) =>
				key.startsWith('#') ? [[Number(key.slice(1)), count]] : []
			);
			const sum = places.reduce((sum, [place = 0, count = 0]) => sum + place * count, 0);
			const count = counts.get(ANSWERED) ?? 0;
			if (count === 0) return say('explore.codebook.rank.none');
			const mean = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(sum / count);
			return say('explore.codebook.rank', { mean, count });
		},
		keysOf(answer) {
			if (answer === undefined || !('order' in answer)) return keysOf(answer);
			const place = answer.order.indexOf(id) + 1;
			return place > 0 ? [ANSWERED, `#${place}`] : [UNANSWERED];
		}
	}));
}

function keysOfCell(cell: Cell, dimension: Dimension): readonly string[] {
	if (cell === undefined) return [UNANSWERED];
	if (cell === 'not-applicable') return [NOT_APPLICABLE];
	const option = dimension.kind === 'choice' && dimension.options[cell as number];
	return option ? [ANSWERED, `=${option.id}`] : [ANSWERED];
}

/** Under what this answer is counted. */
function keysOf(answer: Answer | undefined): readonly string[] {
	if (answer === undefined) return [UNANSWERED];
	if (isNotApplicable(answer)) return [NOT_APPLICABLE];
	if ('option' in answer) return [ANSWERED, `=${answer.option}`];
	if ('options' in answer) return [ANSWERED, ...answer.options.map((option) => `=${option}`)];
	if ('area' in answer) return [ANSWERED, `=${answer.area}`];
	return [ANSWERED];
}

function rowsOf(
	{ joined: { question, askedIn }, id, title: words, listed, meaning }: Entry,
	counts: ReadonlyMap<string, number>,
	versions: readonly Version[],
	style: CodebookStyle
): CellValue[][] {
	const asked = versions
		.filter(({ questionnaireId, version }) => askedIn.has(`${questionnaireId}/${version}`))
		.map(({ version }) => version)
		.toSorted((a, b) => a - b)
		.join(' ');
	const title = inLanguage(words, style.language);
	const type = style.say(`explore.type.${question.type}`);
	const row = (value: string, meaning: string, key: string) => [
		id,
		title,
		type,
		value,
		meaning,
		asked,
		counts.get(key) ?? 0
	];
	return [
		row('', meaning(style, counts), ANSWERED),
		...listed.map((option) => row(option.id, inLanguage(option.label, style.language), `=${option.id}`)),
		row(style.say('explore.not-applicable.short'), style.say('explore.not-applicable'), NOT_APPLICABLE),
		row('', style.say('explore.unanswered'), UNANSWERED)
	];
}

function listed({ type, settings }: Question): readonly Option[] {
	if (type === 'area') return settings.areas;
	return 'options' in settings ? settings.options : [];
}

/** Sliders and triads say what their numbers mean; whole questions and parts alike. */
type Meant = Question | { readonly type: Dimension['kind']; readonly settings: Dimension };

function meaningOf(question: Meant, { language, say }: CodebookStyle): string {
	if ('left' in question.settings) {
		const { left, right } = question.settings;
		return say('explore.codebook.slider', { left: inLanguage(left, language), right: inLanguage(right, language) });
	}
	if ('anchors' in question.settings) {
		const [top, left, right] = question.settings.anchors.map((anchor) => inLanguage(anchor, language));
		return say('explore.codebook.triad', { top: top!, left: left!, right: right! });
	}
	return say('explore.answered');
}
