/** Which experiences somebody means: all that a filter finds, some of them, or those that were ticked. */
import { randomInt } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { listQuestionnairesInUse, listStories } from '#lib/collect/server/story-queries.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { cellAt, type Columns, storyIdAt } from '../columns.ts';
import { compare, type Compared } from '../joined-selections.ts';
import { joinQuestions } from '../joined-question.ts';
import { farthestFirst } from '../most-different.ts';
import { mayExplore } from '../policy.ts';
import { chooseAtRandom, SEEDS } from '../random-choice.ts';
import type { FoundBy, OpenedSelection } from '../saved-selection.ts';
import { listMatching } from './dashboard-queries.ts';
import { getStoryColumns } from './story-columns.ts';

export type Way =
	| { readonly by: 'filter' }
	| { readonly by: 'hand'; readonly ids: readonly Id<'story'>[] }
	| { readonly by: 'random'; readonly count: number; readonly dimension: string | null; readonly seed?: number }
	| { readonly by: 'spread'; readonly count: number };

export interface Chosen {
	readonly storyIds: readonly Id<'story'>[];
	readonly clauses: string;
	readonly foundBy: FoundBy;
}

/** Of the stories that meet the filter; ticked ones are taken as they are, when they are at this point and still told. */
export async function chooseStories(
	ctx: Context,
	pointId: Id<'story-point'>,
	filter: URLSearchParams,
	way: Way
): Promise<Chosen> {
	authorise(mayExplore(ctx.actor));
	if (way.by === 'hand') {
		const told = await listStories(ctx, pointId, [...new Set(way.ids)]);
		return { storyIds: told.map(({ id }) => id), clauses: '', foundBy: { by: 'hand' } };
	}
	const { ids, query: clauses } = await listMatching(ctx, pointId, filter);
	if (way.by === 'filter') return { storyIds: ids, clauses, foundBy: way };
	const { columns, rowsOf } = await getStoryColumns(ctx, pointId);
	const rows = [...rowsOf(ids).entries()].flatMap(([row, isAsked]) => (isAsked ? [row] : []));
	if (way.by === 'spread') {
		const storyIds = await differing(ctx, pointId, columns, rows, way.count);
		return { storyIds, clauses, foundBy: way };
	}
	const { count, dimension, seed = randomInt(SEEDS) } = way;
	const chosen = new Set(chooseAtRandom(groupsIn(columns, rows, dimension), count, seed));
	const foundBy = { by: 'random', count, dimension, seed } as const;
	return { storyIds: ids.filter((id) => chosen.has(id)), clauses, foundBy };
}

/** What the filter of a selection finds now, beside what it holds. Only for those that were made by a filter. */
export async function compareWithNow(
	ctx: Context,
	pointId: Id<'story-point'>,
	{ storyIds, withdrawnIds, clauses }: OpenedSelection
): Promise<Compared> {
	const { ids } = await listMatching(ctx, pointId, new URLSearchParams(clauses));
	return compare(storyIds, withdrawnIds, ids);
}

/** By each answer to a question that has options; who did not answer it is in no group. */
function groupsIn(
	columns: Columns,
	rows: readonly number[],
	dimension: string | null
): readonly (readonly Id<'story'>[])[] {
	const column = columns.columns.find((column) => column.dimension.id === dimension);
	if (column?.kind !== 'choice' && column?.kind !== 'choices') return [rows.map((row) => storyIdAt(columns, row))];
	const groups: Id<'story'>[][] = column.dimension.options.map(() => []);
	for (const row of rows) {
		const cell = cellAt(column, row);
		if (cell === undefined || cell === 'not-applicable') continue;
		// A cell of a choice is one option, of several choices a list of them.
		for (const option of (Array.isArray(cell) ? cell : [cell]) as readonly number[])
			groups[option]!.push(storyIdAt(columns, row));
	}
	return groups;
}

/** By their answers; when and how they came in makes no experience different. */
async function differing(
	ctx: Context,
	pointId: Id<'story-point'>,
	columns: Columns,
	rows: readonly number[],
	count: number
): Promise<readonly Id<'story'>[]> {
	const questions = joinQuestions(await listQuestionnairesInUse(ctx, pointId)).map(({ id }) => id);
	const answered = columns.columns.filter(({ dimension }) =>
		questions.some((id) => dimension.id === id || dimension.id.startsWith(`${id}.`))
	);
	const chosen: Id<'story'>[] = [];
	for (const row of farthestFirst(columns, answered, rows)) {
		chosen.push(storyIdAt(columns, row));
		if (chosen.length === count) break;
		// Others are served between one choice and the next.
		await setImmediate();
	}
	return chosen;
}
