import type { MappedQuestion } from '../mapping.ts';
import { plainText } from '../plain-text.ts';
import type { Surveyed } from '../sheet.ts';
import { shapeOf } from '../survey.ts';
import type { wordingIn } from '../wording.ts';
import type { Item } from './framework.ts';
import type { Group, GroupColumn } from './groups.ts';
import { guessQuestions } from './guess.ts';
import type { FoundQuestions } from './with-framework.ts';

/** What a label row puts behind the title of a question to name its part. */
const PART_NAMES = /[\s_:-]*(percent[xy]|xright|ytop|n\/?a)$/i;

/** Titles come from a row of labels when there is one; the longest texts are taken for the story. */
export function guessWithoutFramework(
	groups: ReadonlyMap<string, Group>,
	surveyed: Surveyed,
	wording: ReturnType<typeof wordingIn>
): FoundQuestions {
	const story = storyGroup(groups);
	const numbers = new Map<string, number>();
	const questions = [...groups.values()]
		.filter((group) => group !== story && group.columns.some(({ survey }) => survey.filled > 0))
		.flatMap((group) => {
			const label = labelOf(group, surveyed);
			const guessed = guessQuestions(group, { title: label ?? '' }, surveyed, wording, partsOf(group, surveyed));
			return label ? guessed : guessed.map((question) => numbered(question, numbers, wording));
		});
	return {
		questions,
		text: story ? [story.whole!.ref] : [],
		title: undefined,
		opening: undefined,
		media: [],
		used: new Set([...(story ? [story.id] : []), ...questions.map(({ id }) => id.split('_')[0]!)]),
		withoutColumn: []
	};
}

function storyGroup(groups: ReadonlyMap<string, Group>): Group | undefined {
	const texts = [...groups.values()].filter(({ whole }) => whole && /^(words|long-texts)$/.test(shapeOf(whole.survey)));
	const mean = ({ whole }: Group) => whole!.survey.totalLength / whole!.survey.filled;
	return texts.sort((a, b) => mean(b) - mean(a))[0];
}

const labelIn = ({ layout }: Surveyed, column: GroupColumn): string =>
	plainText(layout.labels?.[column.index] ?? '')
		.replace(PART_NAMES, '')
		.trim();

/** The columns of options say what the options are, not what the question is. */
function labelOf(group: Group, surveyed: Surveyed): string | undefined {
	const column = group.whole ?? group.x;
	return (column && labelIn(surveyed, column)) || undefined;
}

const partsOf = (group: Group, surveyed: Surveyed): Item[] =>
	[...group.items].map(([id, column]) => ({ id, title: labelIn(surveyed, column), image: '' }));

/** `Driehoek 2`; a stone keeps what tells its two sliders apart. */
function numbered(
	question: MappedQuestion,
	numbers: Map<string, number>,
	wording: ReturnType<typeof wordingIn>
): MappedQuestion {
	const number = (numbers.get(question.type) ?? 0) + 1;
	numbers.set(question.type, number);
	return { ...question, title: `${wording.kinds[question.type]} ${number}${question.title}` };
}
