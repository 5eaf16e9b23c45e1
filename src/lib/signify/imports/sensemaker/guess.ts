/** What a question is when nothing but its columns tells: by the parts of the ids and by what the columns hold. */
import type { MappedQuestion } from '../mapping.ts';
import type { Surveyed } from '../sheet.ts';
import { shapeOf } from '../survey.ts';
import type { wordingIn } from '../wording.ts';
import type { Item } from './framework.ts';
import type { Group } from './groups.ts';
import { choiceOf, choicesOf, dyadOf, stonesOf, triadOf, type Described } from './questions.ts';

const NO_AXES = { x: { start: '', end: '' }, y: { start: '', end: '' } };
const MOST_PICTURES = 60;

/**
 * @param parts  what is known of its anchors, options or stones
 * @returns nothing when the columns do not tell
 */
export function guessQuestions(
	group: Group,
	described: Described,
	surveyed: Surveyed,
	wording: ReturnType<typeof wordingIn>,
	parts: readonly Item[] = []
): readonly MappedQuestion[] {
	const guess = { ...described, guessed: true };
	if (group.stones.size > 0) return stonesOf(group, guess, parts, NO_AXES, wording);
	if (isTriad(group)) return [triadOf(group, guess, parts, surveyed, wording)];
	if (isDyad(group)) return [dyadOf(group, guess, parts, wording)!];
	if (group.items.size > 0) return [choicesOf(group, guess, parts, Infinity, wording)];
	if (!group.whole) return [];
	if (holdsOptions(group)) return [choiceOf(group, guess, [], wording)];
	return isText(group) ? [{ id: group.id, type: 'text', ...guess, column: group.whole.ref }] : [];
}

const isTriad = (group: Group): boolean =>
	(group.x !== undefined && group.y !== undefined) || (group.items.size === 3 && holdShares(group));
const isDyad = (group: Group): boolean => group.x !== undefined || (group.items.size === 2 && holdShares(group));

/** Numbers that are not all whole: marks of a list are ones. */
const holdShares = ({ items }: Group): boolean =>
	[...items.values()].some(({ survey }) => survey.numbers > 0 && survey.integers < survey.numbers);

function holdsOptions({ whole }: Group): boolean {
	const shape = shapeOf(whole!.survey);
	const values = whole!.survey.values;
	if (!values || values.size === 0) return false;
	return shape === 'ids' || (shape === 'links' && values.size <= MOST_PICTURES);
}

function isText({ whole }: Group): boolean {
	const shape = shapeOf(whole!.survey);
	return shape === 'words' || shape === 'long-texts' || shape === 'few-values';
}
