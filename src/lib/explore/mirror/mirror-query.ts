/**
 * A mirror in an address. The filters stand there as in the dashboard; the groups as `groep1.` and `groep2.` before the same words:
 *
 *     ?f.wijk=noord&groep1.rol=bewoner&groep2.rol=professional
 *     ?groep1.verteld-op.tot=2026-03-01          (and the rest: after that day)
 *     ?selectie1=<id>&selectie2=<id>
 *
 * Without a second group it is the rest. Reading never fails: what it cannot understand is left out and said.
 */
import type { Id } from '#lib/platform/id.ts';
import type { Dimension } from '#lib/signify/dimension.ts';
import type { AnswerClause } from '../clause.ts';
import { type Selection, withoutClause } from '../selection.ts';
import { readSelection, writeSelection } from '../selection-query.ts';
import type { Split } from './split.ts';

export const ORDERS = ['verschil', 'vragenlijst'] as const;
export type Order = (typeof ORDERS)[number];

/** The value of `op` for two kept selections; no question has an id with this sign. */
export const BY_SELECTION = '(selecties)';

export interface MirrorReading {
	/** What holds for both groups. */
	readonly common: Selection;
	readonly split: Split | undefined;
	/** The question the groups are made by, also while they are being chosen; or {@link BY_SELECTION}. */
	readonly by: string | undefined;
	readonly order: Order;
	/** There was a filter on that question as well, which cannot hold for both groups. */
	readonly letGo: boolean;
	/** The parts of the address that could not be understood. */
	readonly dropped: readonly string[];
}

export function readMirror(query: URLSearchParams, dimensions: readonly Dimension[]): MirrorReading {
	const { selection, dropped } = readSelection(query, dimensions);
	const [first, second] = [1, 2].map((number) => readGroup(query, number, dimensions)) as [Group, Group];
	const selections = [1, 2].map((number) => selectionId(query.get(`selectie${number}`)));
	const by = chosenBy(query, dimensions, [...first.clauses, ...second.clauses], selections);
	const lost = [...dropped, ...first.dropped, ...second.dropped, ...unknownFields(query, dimensions)];
	const clauses = [first, second].map((group) => group.clauses.find(({ dimension }) => dimension === by));
	const common = by === undefined ? selection : withoutClause(selection, by);
	return {
		common,
		split: by === BY_SELECTION ? bySelections(selections) : byAnswers(by, clauses),
		by,
		order: query.get('volgorde') === 'vragenlijst' ? 'vragenlijst' : 'verschil',
		letGo: common.clauses.length < selection.clauses.length,
		dropped: lost
	};
}

interface Group {
	readonly clauses: readonly AnswerClause[];
	readonly dropped: readonly string[];
}

/** A group is written as filters are; asking for all others is what the other group is for. */
function readGroup(query: URLSearchParams, number: number, dimensions: readonly Dimension[]): Group {
	const prefix = `groep${number}.`;
	const filters = [...query]
		.filter(([key]) => key.startsWith(prefix))
		.map(([key, value]) => [`f.${key.slice(prefix.length)}`, value]);
	const { selection, dropped } = readSelection(new URLSearchParams(filters), dimensions);
	return { clauses: selection.clauses, dropped: dropped.map((part) => part.replace(/^f\./, prefix)) };
}

function chosenBy(
	query: URLSearchParams,
	dimensions: readonly Dimension[],
	clauses: readonly AnswerClause[],
	selections: readonly unknown[]
): string | undefined {
	const asked = query.get('op') ?? '';
	if (asked === BY_SELECTION || dimensions.some(({ id }) => id === asked)) return asked;
	return clauses[0]?.dimension ?? (selections.some(Boolean) ? BY_SELECTION : undefined);
}

function byAnswers(dimension: string | undefined, clauses: readonly (AnswerClause | undefined)[]): Split | undefined {
	const [first, second] = clauses.flatMap((clause) => (clause ? [clause.test] : []));
	return dimension !== undefined && first ? { by: 'answer', dimension, first, second: second ?? null } : undefined;
}

function bySelections(ids: readonly ReturnType<typeof selectionId>[]): Split | undefined {
	const [first, second] = ids.filter((id) => id !== undefined);
	return first && { by: 'selection', first, second: second ?? null };
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Of the form of an id; whether there is such a selection only the house knows. */
const selectionId = (text: string | null): Id<'selection'> | undefined =>
	text !== null && UUID.test(text) ? (text as Id<'selection'>) : undefined;

function unknownFields(query: URLSearchParams, dimensions: readonly Dimension[]): readonly string[] {
	const understood: readonly (readonly [key: string, isRight: (value: string) => boolean])[] = [
		['op', (value) => value === BY_SELECTION || dimensions.some(({ id }) => id === value)],
		['volgorde', (value) => ORDERS.some((order) => order === value)],
		['selectie1', (value) => selectionId(value) !== undefined],
		['selectie2', (value) => selectionId(value) !== undefined]
	];
	return understood.flatMap(([key, isRight]) =>
		query
			.getAll(key)
			.filter((value) => value !== '' && !isRight(value))
			.map((value) => `${key}=${value}`.slice(0, 120))
	);
}

/** The shortest address that says the same, without `?`. */
export function writeMirror(
	{
		common,
		split,
		by,
		order
	}: Pick<MirrorReading, 'common' | 'split' | 'order'> & { readonly by?: string | undefined },
	dimensions: readonly Dimension[]
): string {
	return [
		writeSelection(common, dimensions),
		...(split ? groupParts(split, dimensions) : [by === undefined ? '' : `op=${encodeURIComponent(by)}`]),
		order === 'vragenlijst' ? 'volgorde=vragenlijst' : ''
	]
		.filter((part) => part !== '')
		.join('&');
}

function groupParts(split: Split, dimensions: readonly Dimension[]): readonly string[] {
	if (split.by === 'selection')
		return [`selectie1=${split.first}`, ...(split.second ? [`selectie2=${split.second}`] : [])];
	const { dimension, first, second } = split;
	return [first, second].map((test, place) =>
		test === null
			? ''
			: writeSelection({ clauses: [{ dimension, test }], words: '' }, dimensions).replace(
					/(^|&)f\./g,
					`$1groep${place + 1}.`
				)
	);
}

/** The address that sets a filter of the dashboard beside its rest, under all other filters. */
export const mirrorOfClause = (selection: Selection, clause: AnswerClause, dimensions: readonly Dimension[]): string =>
	writeMirror(
		{
			common: withoutClause(selection, clause.dimension),
			split: { by: 'answer', dimension: clause.dimension, first: clause.test, second: null },
			order: 'verschil'
		},
		dimensions
	);
