/**
 * A question over all versions in which it was asked: its id is what ties them together,
 * its newest wording is how it reads, and an option that was ever offered can still be counted.
 */
import type { Id } from '#lib/platform/id.ts';
import type { Opening, Part, Question, Questionnaire } from '#lib/signify/questionnaire.ts';

/** A questionnaire as far as stories lean on it. */
export interface Version {
	readonly questionnaireId: Id<'questionnaire'>;
	readonly version: number;
	readonly questionnaire: Questionnaire;
}

/** Tells versions apart, also those of different questionnaires. */
export type VersionKey = string;

export interface JoinedQuestion {
	/** Unique here; the question's own id, unless a later version asks something of another kind under that id. */
	readonly id: string;
	/** Newest wording, with the options of all versions: those of the newest first. */
	readonly question: Question;
	readonly askedIn: ReadonlySet<VersionKey>;
}

export const versionKey = ({
	questionnaireId,
	version
}: {
	readonly questionnaireId: string;
	readonly version: number;
}): VersionKey => `${questionnaireId}/${version}`;

/** @param versions  the newest first */
export function joinQuestions(versions: readonly Version[]): readonly JoinedQuestion[] {
	const joined = new Map<string, { question: Question; askedIn: Set<VersionKey> }>();
	for (const version of versions) {
		for (const question of version.questionnaire.questions) {
			if (question.type === 'section') continue;
			const id = idAmong(joined, question, version.version);
			const known = joined.get(id);
			if (!known) joined.set(id, { question, askedIn: new Set([versionKey(version)]) });
			else {
				known.question = withOptionsOf(known.question, question);
				known.askedIn.add(versionKey(version));
			}
		}
	}
	return [...joined].map(([id, { question, askedIn }]) => ({ id, question, askedIn }));
}

/** The openings of all versions, those of the newest first. */
export const joinOpenings = (versions: readonly Version[]): readonly Opening[] =>
	byId(versions.flatMap(({ questionnaire }) => questionnaire.openings));

function idAmong(joined: ReadonlyMap<string, { question: Question }>, question: Question, version: number): string {
	const known = joined.get(question.id);
	return !known || known.question.type === question.type ? question.id : `${question.id}_v${version}`;
}

function withOptionsOf(newer: Question, older: Question): Question {
	if (newer.type === 'area' && older.type === 'area') {
		const areas = byId([...newer.settings.areas, ...older.settings.areas]);
		const elsewhere = newer.settings.elsewhere || older.settings.elsewhere;
		return { ...newer, settings: { areas, elsewhere } };
	}
	for (const key of LISTS) {
		const [now, before] = [listIn(newer, key), listIn(older, key)];
		if (now && before)
			newer = { ...newer, settings: { ...newer.settings, [key]: byId([...now, ...before]) } } as Question;
	}
	return newer;
}

/** The settings that are lists of things with an id; questions of one type have the same. */
const LISTS = ['options', 'sliders', 'rows', 'columns', 'markers'] as const;

const listIn = ({ settings }: Question, key: (typeof LISTS)[number]) =>
	(settings as Partial<Record<typeof key, readonly Part[]>>)[key];

/** The first of each id. */
function byId<T extends { readonly id: string }>(things: readonly T[]): readonly T[] {
	const first = new Map<string, T>();
	for (const thing of things) if (!first.has(thing.id)) first.set(thing.id, thing);
	return [...first.values()];
}
