/** What every column of a SenseMaker export is: as its framework says, and where that is silent as the columns show. */
import { languageIn } from '../language.ts';
import {
	columnRefs,
	usedColumns,
	type ColumnRef,
	type LeftOut,
	type MappedQuestion,
	type Mapping
} from '../mapping.ts';
import { withNotApplicable } from '../not-applicable.ts';
import type { Surveyed } from '../sheet.ts';
import { shapeOf } from '../survey.ts';
import { wordingIn } from '../wording.ts';
import { factColumn, preference, signifierColumn, type FactColumn } from './columns.ts';
import type { Framework } from './framework.ts';
import { groupsOf, type Group } from './groups.ts';
import { guessQuestions } from './guess.ts';
import { questionsOfFramework } from './with-framework.ts';
import { guessWithoutFramework } from './without-framework.ts';

export interface SensemakerMapping {
	readonly mapping: Mapping;
	/** Asked according to the framework, but without a column in this file. */
	readonly withoutColumn: readonly string[];
}

/** @param language  of the questions' words; that of the framework, or else Dutch, when absent */
export function mapSensemaker(surveyed: Surveyed, framework?: Framework, language?: string): SensemakerMapping {
	const groups = groupsOf(surveyed);
	const words = language ?? languageIn(framework?.language ?? '') ?? 'nl';
	const wording = wordingIn(words);
	const found = framework
		? questionsOfFramework(framework, groups, surveyed, wording)
		: guessWithoutFramework(groups, surveyed, wording);

	const orphans = [...groups.values()].filter((group) => !found.used.has(group.id));
	const guessed = orphans.map((group) => ({ group, questions: guessOrphan(group, surveyed, words) }));
	const questions = withNotApplicable([...found.questions, ...guessed.flatMap(({ questions }) => questions)], surveyed);
	const notUnderstood = guessed.filter(({ questions }) => questions.length === 0).map(({ group }) => group);

	const [id] = factRefs(surveyed, 'id');
	const mapping: Mapping = {
		language: words,
		...(id ? { id } : {}),
		toldAt: factRefs(surveyed, 'told-at'),
		dayOrder: 'day-first',
		text: found.text,
		...(found.title ? { title: found.title } : {}),
		storyLanguage: factRefs(surveyed, 'language'),
		...(found.opening ? { opening: found.opening } : {}),
		questions,
		leftOut: [...leftOutGroups(notUnderstood), ...leftOutGroups(found.media, 'media'), ...leftOutFacts(surveyed)]
	};
	return { mapping: withTheRest(mapping, groups), withoutColumn: found.withoutColumn };
}

/** The left anchor of a slider follows from the right one; any other part of a question that nobody reads is a riddle. */
function withTheRest(mapping: Mapping, groups: ReadonlyMap<string, Group>): Mapping {
	const mentioned = new Set([...usedColumns(mapping).keys(), ...mapping.leftOut.map(({ column }) => column)]);
	const sliders = new Set(mapping.questions.filter(({ type }) => type === 'slider').map(({ id }) => id));
	const rest = [...groups.values()].flatMap((group) =>
		group.columns
			.filter(({ ref }) => !mentioned.has(ref))
			.map(({ ref, survey }): LeftOut => {
				const why = sliders.has(group.id) ? 'derived' : survey.filled === 0 ? 'empty' : 'not-understood';
				return { column: ref, why, shape: shapeOf(survey), filled: survey.filled };
			})
	);
	return { ...mapping, leftOut: [...mapping.leftOut, ...rest] };
}

/** A text that no framework describes may be anything, a telephone number too; it is left for a person to judge. */
function guessOrphan(group: Group, surveyed: Surveyed, language: string): readonly MappedQuestion[] {
	const wording = wordingIn(language);
	const title = wording.unknownQuestion(group.id.slice(0, 8));
	if (group.columns.every(({ survey }) => survey.filled === 0)) return [];
	return guessQuestions(group, { title }, surveyed, wording).filter(({ type }) => type !== 'text');
}

function factRefs({ layout }: Surveyed, fact: FactColumn): ColumnRef[] {
	const refs = columnRefs(layout.header);
	return layout.header
		.map((header, i) => ({ header, ref: refs[i]! }))
		.filter(({ header }) => factColumn(header) === fact)
		.sort((a, b) => preference(a.header) - preference(b.header))
		.map(({ ref }) => ref);
}

const leftOutGroups = (groups: readonly Group[], why?: 'media'): LeftOut[] =>
	groups
		.flatMap((group) => group.columns)
		.map(({ ref, survey }) => ({
			column: ref,
			why: survey.filled === 0 ? 'empty' : (why ?? 'not-understood'),
			shape: shapeOf(survey),
			filled: survey.filled
		}));

function leftOutFacts({ layout, columns }: Surveyed): LeftOut[] {
	const refs = columnRefs(layout.header);
	return layout.header.flatMap((header, i): LeftOut[] => {
		if (signifierColumn(header)) return [];
		const survey = columns[i]!;
		const seen = { column: refs[i]!, shape: shapeOf(survey), filled: survey.filled };
		switch (factColumn(header)) {
			case 'person':
				return [{ ...seen, why: survey.filled === 0 ? 'empty' : 'person' }];
			case 'technical':
				return [{ ...seen, why: 'technical' }];
			case undefined:
				return [{ ...seen, why: survey.filled === 0 ? 'empty' : 'not-understood' }];
			default:
				return [];
		}
	});
}
