/**
 * What the columns of an export mean, and how often each answer was given: one row a question, one row an answer.
 */
import type { ToldStory } from '#lib/collect/story.ts';
import { isNotApplicable, type Answer } from '#lib/signify/answer.ts';
import type { Option, Question } from '#lib/signify/questionnaire.ts';
import { inLanguage } from '#lib/signify/words.ts';
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
	const entries = joinQuestions(versions).map((joined) => ({ joined, counts: new Map<string, number>() }));
	return {
		count(story) {
			for (const { joined, counts } of entries)
				for (const key of keysOf(answerOf(story, joined))) counts.set(key, (counts.get(key) ?? 0) + 1);
		},
		rows: () => [
			HEADINGS.map((heading) => style.say(`explore.codebook.${heading}`)),
			...entries.flatMap(({ joined, counts }) => rowsOf(joined, counts, versions, style))
		]
	};
}

const HEADINGS = ['question', 'title', 'type', 'value', 'meaning', 'versions', 'count'] as const;

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
	{ id, question, askedIn }: JoinedQuestion,
	counts: ReadonlyMap<string, number>,
	versions: readonly Version[],
	style: CodebookStyle
): CellValue[][] {
	const asked = versions
		.filter(({ questionnaireId, version }) => askedIn.has(`${questionnaireId}/${version}`))
		.map(({ version }) => version)
		.toSorted((a, b) => a - b)
		.join(' ');
	const title = inLanguage(question.title, style.language);
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
		row('', meaningOf(question, style), ANSWERED),
		...listed(question).map((option) => row(option.id, inLanguage(option.label, style.language), `=${option.id}`)),
		row(style.say('explore.not-applicable.short'), style.say('explore.not-applicable'), NOT_APPLICABLE),
		row('', style.say('explore.unanswered'), UNANSWERED)
	];
}

function listed({ type, settings }: Question): readonly Option[] {
	if (type === 'area') return settings.areas;
	return 'options' in settings ? settings.options : [];
}

function meaningOf(question: Question, { language, say }: CodebookStyle): string {
	if (question.type === 'slider') {
		const { left, right } = question.settings;
		return say('explore.codebook.slider', { left: inLanguage(left, language), right: inLanguage(right, language) });
	}
	if (question.type === 'triad') {
		const [top, left, right] = question.settings.anchors.map((anchor) => inLanguage(anchor, language));
		return say('explore.codebook.triad', { top: top!, left: left!, right: right! });
	}
	return say('explore.answered');
}
