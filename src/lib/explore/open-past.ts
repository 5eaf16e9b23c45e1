/**
 * What somebody knows who saw every edition of the open page up to one, and every report that was shared meanwhile: kept, so that the
 * next edition is tried together with it. ADR 0031.
 */
import { type Known, knownAfter, type KnownCell, type KnownLook, type Past, unseen } from '#lib/privacy/past.ts';
import { seenIn } from '#lib/privacy/publication.ts';
import type { Edition } from './open-edition.ts';
import { groupsOf, type OpenDimension } from './open-page.ts';

export interface SeenBefore {
	/** The questions that what is known numbers, and their answers. */
	readonly questions: readonly Question[];
	readonly looks: readonly KnownLook[];
	/** ISO 8601: until when the stories of the last look were received. */
	readonly until: string;
	/** Between then and the edition that stands. */
	readonly told: number;
	readonly withdrawn: number;
}

interface Question {
	readonly id: string;
	readonly groups: readonly string[];
}

const questionsOf = (dimensions: readonly OpenDimension[]): readonly Question[] =>
	dimensions.map((dimension) => ({ id: dimension.id, groups: groupsOf(dimension) }));

const REST = '*';

/** @param dimensions  of the edition that is tried, in its order */
export const pastOf = (before: SeenBefore, dimensions: readonly OpenDimension[]): Past =>
	renumbered(before, questionsOf(dimensions));

/**
 * What is known of these questions, by their own numbers. An answer that was added or taken away since leaves what is known of the
 * others, but not of who gave none.
 */
function renumbered({ questions, looks, told, withdrawn }: SeenBefore, now: readonly Question[]): Past {
	const places = questions.map(({ id }) => now.findIndex((question) => question.id === id));
	const partOf = (part: string): readonly [facet: number, group: string] | undefined => {
		const [facet, group] = part.split('.') as [string, string];
		const [before, after] = [questions[Number(facet)]!, now[places[Number(facet)]!]];
		if (!after) return undefined;
		if (group === REST) return before.groups.join() === after.groups.join() ? [now.indexOf(after), REST] : undefined;
		const at = after.groups.indexOf(before.groups[Number(group)]!);
		return at < 0 ? undefined : [now.indexOf(after), String(at)];
	};
	const nameOf = (name: string): string | undefined => {
		const parts = name === '' ? [] : name.split('-').map(partOf);
		if (!parts.every((part) => part !== undefined)) return undefined;
		return parts
			.toSorted(([one], [other]) => one - other)
			.map((part) => part.join('.'))
			.join('-');
	};
	const renamed = (known: Known): Known =>
		Object.fromEntries(
			Object.entries(known).flatMap(([name, bounds]) => {
				const now = nameOf(name);
				return now === undefined ? [] : [[now, bounds]];
			})
		);
	return { looks: looks.map((look) => ({ ...look, known: renamed(look.known) })), told, withdrawn };
}

/** How many came and went, so that the numbers add up whatever was stored at the very moment of counting. */
export function comeAndGone(
	before: number,
	now: number,
	told: number
): { readonly told: number; readonly withdrawn: number } {
	const came = Math.max(told, now - before, 0);
	return { told: came, withdrawn: before + came - now };
}

/** What somebody knows who saw this edition after all that was before it; nobody came or went yet. */
export function afterEdition(
	{ dimensions, complete = [], threshold, publication }: Edition,
	stories: number,
	until: Date,
	before: SeenBefore | undefined
): SeenBefore {
	const facets = dimensions.map((dimension) => ({
		groups: groupsOf(dimension).length,
		overlaps: dimension.kind === 'choices',
		complete: complete.includes(dimension.id)
	}));
	const seen = publication ? seenIn(publication, facets, stories, threshold) : unseen(facets, stories);
	const asked = questionsOf(dimensions);
	const looks = knownAfter(before && pastOf(before, dimensions), seen);
	const known = { questions: asked, looks, until: until.toISOString(), told: 0, withdrawn: 0 };
	return before ? withOthers(known, before) : known;
}

/** What was known of questions that are not asked now stays known, less sharply: they may be asked again. */
function withOthers(now: SeenBefore, before: SeenBefore): SeenBefore {
	const others = before.questions.filter(({ id }) => !now.questions.some((question) => question.id === id));
	if (others.length === 0) return now;
	const questions = [...now.questions, ...others];
	const { looks, told, withdrawn } = renumbered(before, questions);
	const last = now.looks.at(-1)!;
	const wider = Object.entries(looks.at(-1)!.known).flatMap(
		([name, [low, high]]): readonly (readonly [string, KnownCell])[] => {
			const [least, most] = [Math.max(0, low - withdrawn), Math.min(last.total, high + told)];
			return least > 0 || most < last.total ? [[name, [least, most]]] : [];
		}
	);
	const known = { ...Object.fromEntries(wider), ...last.known };
	return { ...now, questions, looks: [...now.looks.slice(0, -1), { ...last, known }] };
}
