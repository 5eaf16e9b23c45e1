import { type ChangedStory, listChanges, momentIn } from '#lib/collect/server/changed-stories.ts';
import { listQuestionnairesInUse, type StoriesState } from '#lib/collect/server/story-queries.ts';
import type { CountedStory } from '#lib/collect/story.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { type Columns, FIRST_VALUE, storyIdAt } from '../columns.ts';
import { versionKey } from '../joined-question.ts';
import { type ColumnsChange, mergeColumns } from '../merge-columns.ts';
import { bytesOfIds, rowsOfIds } from '../row-picking.ts';
import { columnsOf, type CountedPoint, newestFirst, readPoint } from './counted-point.ts';

/** More changes than this are read as all stories anew. */
export const MOST_CHANGES = 2000;

interface Known {
	readonly key: string;
	readonly point: Promise<CountedPoint>;
}

/** The point as it is now, from what was known of it and what changed; read anew when that does not come out. */
export async function followPoint(
	ctx: Context,
	pointId: Id<'story-point'>,
	known: Known,
	state: StoriesState
): Promise<CountedPoint> {
	const before = await known.point.catch(() => undefined);
	const since = momentIn(known.key);
	if (!before || !since) return readPoint(ctx, pointId);
	const changes = await listChanges(ctx, pointId, since, MOST_CHANGES + 1);
	if (changes.length > MOST_CHANGES) return readPoint(ctx, pointId);
	const after = await followChanges(ctx, pointId, before, changes);
	return after?.columns.rows === state.count ? after : readPoint(ctx, pointId);
}

/** `undefined` when one of the stories brings or takes something that changes the questions themselves. */
async function followChanges(
	ctx: Context,
	pointId: Id<'story-point'>,
	before: CountedPoint,
	changes: readonly ChangedStory[]
): Promise<CountedPoint | undefined> {
	const told = changes.flatMap(({ told }) => told ?? []).sort(newestFirst);
	if (!told.every((story) => isFamiliar(before, story))) return undefined;
	const ids = (list: readonly { readonly id: string }[]) => bytesOfIds(list.map(({ id }) => id));
	const gone = rowsOfIds(before.columns, ids(changes));
	const came = columnsOf(before.dimensions, told);
	const change: ColumnsChange = { gone, came, places: placesOf(before, told, gone) };
	const columns = mergeColumns(before.columns, change);
	const withdrawn = rowsOfIds(before.columns, ids(changes.filter(({ told }) => !told)));
	if (withdrawn.length > 0 && (await losesItsLast(ctx, pointId, before, columns))) return undefined;
	return { ...before, columns, toldAt: mergeMoments(before.toldAt, told, change) };
}

/** With the last story of a version, a language or an entrance its questions or its option go as well. */
async function losesItsLast(
	ctx: Context,
	pointId: Id<'story-point'>,
	{ versions }: CountedPoint,
	{ columns }: Columns
): Promise<boolean> {
	if ((await listQuestionnairesInUse(ctx, pointId)).length < versions.size) return true;
	return columns.some((column) => {
		if (column.kind !== 'choice' || !OF_THE_TELLING.test(column.dimension.id)) return false;
		const isUsed = new Uint8Array(column.codeCount);
		for (const code of column.codes) isUsed[code] = 1;
		return column.dimension.options.some((_, option) => !isUsed[FIRST_VALUE + option]);
	});
}

/** Dimensions with only the options that occur. */
const OF_THE_TELLING = /^(story-)?(language|source|entrance|told-to)$/;

const isFamiliar = ({ variety, versions }: CountedPoint, story: CountedStory): boolean =>
	versions.has(versionKey({ questionnaireId: story.questionnaireId, version: story.questionnaireVersion })) &&
	variety.languages.includes(story.language) &&
	variety.sources.includes(story.source) &&
	(!story.toldTo || variety.toldTo.includes(story.toldTo)) &&
	(!story.entranceId || variety.entrances.some(({ id }) => id === story.entranceId));

/** @param told  the newest first */
function placesOf(before: CountedPoint, told: readonly CountedStory[], gone: Uint32Array): Uint32Array {
	return Uint32Array.from(told, (story, nth) => {
		const row = rowBehind(before, story);
		return row - gone.findLastIndex((gone) => gone < row) - 1 + nth;
	});
}

/** The first row that is older than this story. */
function rowBehind({ columns, toldAt }: CountedPoint, story: CountedStory): number {
	const at = story.toldAt.getTime();
	let [from, to] = [0, columns.rows];
	while (from < to) {
		const row = (from + to) >> 1;
		const isNewer = toldAt[row]! > at || (toldAt[row] === at && storyIdAt(columns, row) > story.id);
		if (isNewer) from = row + 1;
		else to = row;
	}
	return from;
}

function mergeMoments(before: Float64Array, told: readonly CountedStory[], { gone, places }: ColumnsChange) {
	const isGone = new Set(gone);
	const after = new Float64Array(before.length - gone.length + told.length);
	let [row, next] = [0, 0];
	for (let at = 0; at < after.length; at++) {
		if (places[next] === at) {
			after[at] = told[next++]!.toldAt.getTime();
			continue;
		}
		while (isGone.has(row)) row++;
		after[at] = before[row++]!;
	}
	return after;
}
