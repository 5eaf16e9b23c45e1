/**
 * What can be counted at a story point: every question that was ever asked there, and a few facts about the telling itself.
 */
import type { CountedStory } from '#lib/collect/story.ts';
import { idOfPart, type Cell, type Dimension } from '#lib/signify/dimension.ts';
import { cellOf, dimensionsOf } from '#lib/signify/question-types/registry.ts';
import type { Words } from '#lib/signify/words.ts';
import { joinOpenings, joinQuestions, type Version, versionKey } from './joined-question.ts';

/** A dimension, and where a story falls in it. */
export interface CountedDimension {
	readonly dimension: Dimension;
	readonly cell: (story: CountedStory) => Cell;
}

/** The words of a key in every language of the screens. */
export type WordsOf = (key: string) => Words;

/** What varies over the stories, so that it is worth a chart. */
export interface Variety {
	readonly languages: readonly string[];
	readonly sources: readonly string[];
	/** Those by which somebody came in. */
	readonly entrances: readonly { readonly id: string; readonly name: string }[];
	/** Who wrote stories down for their tellers. */
	readonly toldTo: readonly string[];
}

const MS_PER_DAY = 86_400_000;

/** No entrance, nobody but the teller. */
const NONE = 'none';

/** @param versions  the newest first */
export function countedDimensions(
	versions: readonly Version[],
	{ languages, sources, entrances, toldTo }: Variety,
	wordsOf: WordsOf
): readonly CountedDimension[] {
	const questions = questionDimensions(versions);
	const taken = new Set(questions.map(({ dimension }) => dimension.id));
	// A question from somebody's file may be called `language` too.
	const free = (id: string) => (taken.has(id) ? `story-${id}` : id);

	const openings = joinOpenings(versions).map(({ id, text }) => ({ id, label: text }));
	const facts: CountedDimension[] = [
		{
			dimension: { kind: 'time', id: free('told-at'), title: wordsOf('explore.fact.told-at') },
			cell: ({ toldAt }) => Math.floor(toldAt.getTime() / MS_PER_DAY)
		}
	];
	const choice = (
		id: string,
		options: readonly { id: string; label: Words }[],
		of: (story: CountedStory) => string | null
	) => {
		if (options.length < 2) return;
		const places = new Map(options.map((option, place) => [option.id, place]));
		facts.push({
			dimension: { kind: 'choice', shape: 'options', id: free(id), title: wordsOf(`explore.fact.${id}`), options },
			cell: (story) => places.get(of(story) ?? '')
		});
	};
	choice('opening', openings, ({ openingId }) => openingId);
	choice(
		'language',
		languages.map((id) => ({ id, label: languageName(id) })),
		({ language }) => language
	);
	choice(
		'source',
		sources.map((id) => ({ id, label: wordsOf(`explore.source.${id}`) })),
		({ source }) => source
	);
	choice(
		'entrance',
		entrances.length === 0
			? []
			: [
					...entrances.map(({ id, name }) => ({ id, label: { nl: name, en: name } })),
					{ id: NONE, label: wordsOf('explore.entrance.none') }
				],
		({ entranceId }) => entranceId ?? NONE
	);
	choice(
		'told-to',
		toldTo.length === 0
			? []
			: [
					{ id: NONE, label: wordsOf('explore.told-to.alone') },
					...toldTo.map((id) => ({ id, label: wordsOf(`told-to.${id}`) }))
				],
		(story) => story.toldTo ?? NONE
	);
	return [...questions, ...facts];
}

function questionDimensions(versions: readonly Version[]): CountedDimension[] {
	const versionOf = rememberLast(({ questionnaireId, questionnaireVersion }: CountedStory) =>
		versionKey({ questionnaireId, version: questionnaireVersion })
	);
	return joinQuestions(versions).flatMap(({ id, question, askedIn }) => {
		return dimensionsOf(question).map((described) => {
			const dimension: Dimension = { ...described, id: idOfPart(id, described.part) };
			const cell = (story: CountedStory) =>
				askedIn.has(versionOf(story)) ? cellOf(question, dimension, story.answers[question.id]) : undefined;
			return { dimension, cell };
		});
	});
}

/** All questions are asked of one story, and then of the next. */
function rememberLast<Of extends object, Found>(find: (of: Of) => Found): (of: Of) => Found {
	let last: { readonly of: Of; readonly found: Found } | undefined;
	return (of) => {
		if (last?.of !== of) last = { of, found: find(of) };
		return last.found;
	};
}

/** A language in its Dutch and its English name. */
function languageName(tag: string): Words {
	const named = (language: string) => new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
	return { nl: named('nl'), en: named('en') };
}
