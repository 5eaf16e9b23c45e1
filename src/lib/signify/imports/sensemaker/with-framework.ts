import type { ColumnRef, MappedOption, MappedQuestion, Mapping } from '../mapping.ts';
import type { Surveyed } from '../sheet.ts';
import type { wordingIn } from '../wording.ts';
import { signifierColumn } from './columns.ts';
import type { Framework, Signifier } from './framework.ts';
import type { Group } from './groups.ts';
import { guessQuestions } from './guess.ts';
import { choiceOf, choicesOf, dyadOf, stonesOf, triadOf } from './questions.ts';

type Groups = ReadonlyMap<string, Group>;
type Wording = ReturnType<typeof wordingIn>;

export interface FoundQuestions {
	readonly questions: readonly MappedQuestion[];
	readonly text: readonly ColumnRef[];
	readonly title: ColumnRef | undefined;
	readonly opening: Mapping['opening'];
	/** Sound, pictures and places: columns that are known but not imported. */
	readonly media: readonly Group[];
	/** The ids of the groups that were given a meaning. */
	readonly used: ReadonlySet<string>;
	readonly withoutColumn: readonly string[];
}

/** On a page, but no question. */
const NO_QUESTION = new Set([
	'label',
	'save',
	'navigation',
	'image',
	'embed',
	'embedded',
	'section',
	'page',
	'link',
	'button'
]);
const MEDIA = new Set(['audio', 'photo', 'video', 'file', 'map', 'geolocation', 'location', 'uniqueid']);
const TITLE = /headline|\btitle\b|\bname (it|your|this)|krantenkop|\btitel\b|\bkop\b|geef .*(naam|titel)/i;

export function questionsOfFramework(
	framework: Framework,
	groups: Groups,
	surveyed: Surveyed,
	wording: Wording
): FoundQuestions {
	const asked = framework.signifiers.filter(({ type }) => !NO_QUESTION.has(type));
	const groupOf = ({ id }: Signifier) => groups.get(id.toLowerCase());
	const fragments = framework.fragmentIds
		.map((id) => groups.get(id.toLowerCase())?.whole)
		.filter((column) => column !== undefined);
	const fragmentIds = new Set(framework.fragmentIds);

	const title = asked.find(
		(signifier) => isTitle(signifier) && !fragmentIds.has(signifier.id) && groupOf(signifier)?.whole
	);
	const opening = openingOf(asked, fragmentIds, groups);
	const others = asked.filter(
		(signifier) => !fragmentIds.has(signifier.id) && signifier !== title && signifier !== opening?.signifier
	);
	const media = others.filter(({ type }) => MEDIA.has(type));

	const questions = others.flatMap((signifier) => {
		const group = groupOf(signifier);
		return group && !MEDIA.has(signifier.type) ? questionsOf(signifier, group, surveyed, wording) : [];
	});
	const groupId = (column: { readonly header: string }) => signifierColumn(column.header)!.signifier;
	const used = [
		...questions.map(({ id }) => id.split('_')[0]!),
		...fragments.map(groupId),
		...[title, opening?.signifier, ...media].flatMap((signifier) => signifier?.id.toLowerCase() ?? [])
	];
	return {
		questions,
		text: fragments.map(({ ref }) => ref),
		title: title && groupOf(title)!.whole!.ref,
		opening: opening?.mapped,
		media: media.map(groupOf).filter((group) => group !== undefined),
		used: new Set(used),
		withoutColumn: asked.filter((signifier) => !groupOf(signifier)).map(({ title, id }) => title || id)
	};
}

type Make = (asked: Asked) => readonly (MappedQuestion | undefined)[];

interface Asked {
	readonly signifier: Signifier;
	readonly group: Group;
	readonly described: { readonly title: string; readonly required?: boolean };
	readonly surveyed: Surveyed;
	readonly wording: Wording;
}

const dyad: Make = ({ signifier, group, described, wording }) => [dyadOf(group, described, signifier.labels, wording)];
const stones: Make = ({ signifier, group, described, wording }) =>
	stonesOf(group, described, signifier.stones, signifier.axes, wording);
const list: Make = ({ signifier, group, described, wording }) => listOf(signifier, group, described, wording);

const MAKE: Readonly<Record<string, Make>> = {
	triad: ({ signifier, group, described, surveyed, wording }) =>
		group.items.size >= 3 || (group.x && group.y)
			? [triadOf(group, described, signifier.labels, surveyed, wording)]
			: [],
	dyad,
	slider: dyad,
	stones,
	canvas: stones,
	list,
	imageselect: list,
	freetext: ({ signifier, group, described }) => textOf(signifier, group, described)
};

const anything: Make = ({ group, described, surveyed, wording }) => guessQuestions(group, described, surveyed, wording);

function questionsOf(
	signifier: Signifier,
	group: Group,
	surveyed: Surveyed,
	wording: Wording
): readonly MappedQuestion[] {
	const title = signifier.title || wording.unknownQuestion(group.id.slice(0, 8));
	const described = { title, ...(signifier.required ? { required: true } : {}) };
	const make = Object.hasOwn(MAKE, signifier.type) ? MAKE[signifier.type]! : anything;
	return make({ signifier, group, described, surveyed, wording }).filter(isAnswerable);
}

const isAnswerable = (question: MappedQuestion | undefined): question is MappedQuestion =>
	question !== undefined && !('options' in question && question.options.length === 0);

/** Several choices have a column each; in some exports their ids stand together in one. */
function listOf(
	signifier: Signifier,
	group: Group,
	described: { readonly title: string },
	wording: Wording
): MappedQuestion[] {
	const { items, maxResponses } = signifier;
	if (group.items.size > 0) return [choicesOf(group, described, items, maxResponses, wording)];
	if (!group.whole) return [];
	const choice = choiceOf(group, described, items, wording);
	const values = [...(group.whole.survey.values?.keys() ?? [])];
	const separator =
		maxResponses > 1 ? [';', '|', ','].find((mark) => values.some((value) => value.includes(mark))) : undefined;
	if (separator === undefined) return [choice];
	const { column, options, ...common } = choice;
	const listed = options.filter(({ extra }) => !extra);
	const max = Number.isFinite(maxResponses) ? { max: maxResponses } : {};
	return [{ ...common, type: 'choices', from: { per: 'list', column, separator }, options: listed, ...max }];
}

function textOf(signifier: Signifier, group: Group, described: { readonly title: string }): MappedQuestion[] {
	if (!group.whole) return [];
	const lines = signifier.multiline ? 'many' : 'one';
	return [{ id: group.id, type: 'text', ...described, column: group.whole.ref, lines }];
}

const isTitle = (signifier: Signifier): boolean =>
	signifier.type === 'freetext' && !signifier.multiline && TITLE.test(signifier.title);

/** A questionnaire has no more openings than a teller can choose from. */
const MOST_OPENINGS = 20;

const INVITES = /share|tell|describe|vertel|deel|beschrijf|:$|…$|\.\.\.$/i;

/** The list just before the story from which the teller takes a beginning: "Tell about a moment that…". */
function openingOf(asked: readonly Signifier[], fragmentIds: ReadonlySet<string>, groups: Groups) {
	const story = asked.findIndex(({ id }) => fragmentIds.has(id));
	const signifier = asked[story - 1];
	if (!signifier || signifier.type !== 'list' || signifier.maxResponses !== 1 || signifier.items.length < 2)
		return undefined;
	const column = groups.get(signifier.id.toLowerCase())?.whole;
	if (!column || !INVITES.test(signifier.title) || signifier.items.length > MOST_OPENINGS) return undefined;
	const begin = signifier.title.replace(/[:….\s]+$/, '');
	const options = signifier.items.map(({ id, title }): MappedOption => ({
		id,
		label: `${begin} … ${title.replace(/[,;]?\s*\b(or|of)\s*$/i, '')}`,
		values: [id, title].filter(Boolean)
	}));
	return { signifier, mapped: { column: column.ref, options } };
}
