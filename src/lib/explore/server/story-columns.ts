import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { getStoriesState } from '#lib/collect/server/story-queries.ts';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import type { Columns } from '../columns.ts';
import { mayExplore } from '../policy.ts';
import { encodeSnapshot } from '../snapshot.ts';
import { openStoryRows } from '../story-rows.ts';
import { openZones } from '../zones.ts';
import { type CountedPoint, readPoint } from './counted-point.ts';
import { followPoint } from './following.ts';

/** The stories of a point as they were at one moment, ready to be counted. */
export interface StoryColumns {
	/** Another moment has another key, so that two can tell whether they look at the same rows. */
	readonly key: string;
	readonly columns: Columns;
	/** From story ids, written out or as 16 bytes each, to one byte a row. */
	readonly rowsOf: (ids: Iterable<string> | Uint8Array) => Uint8Array;
	/** Counts the parts of the triangles. */
	readonly zones: ReturnType<typeof openZones>;
	/** The columns as bytes, packed with brotli; made when first asked for. */
	readonly packed: () => Promise<Uint8Array<ArrayBuffer>>;
}

interface Kept {
	readonly key: string;
	readonly point: Promise<CountedPoint>;
	readonly columns: Promise<StoryColumns>;
	/** Known when they have been read. */
	bytes: number;
}

/** Of all points together. The point that is asked for is kept in any case. */
const MOST_BYTES = 256 * 2 ** 20;

/** By organisation and point, the one used last at the end. A copy of what the database says, which is asked every time. */
const kept = new Map<string, Kept>();

/**
 * The columns of a point as its stories are now: a story told or withdrawn a moment ago is already in or out.
 * Read once, however many ask at the same time; after that only what changed is read.
 */
export async function getStoryColumns(ctx: Context, pointId: Id<'story-point'>): Promise<StoryColumns> {
	authorise(mayExplore(ctx.actor));
	const state = await getStoriesState(ctx, pointId);
	const place = `${ctx.organisationId}/${pointId}`;
	const known = kept.get(place);
	kept.delete(place);
	if (known?.key === state.key) {
		kept.set(place, known);
		return known.columns;
	}

	const point = known ? followPoint(ctx, pointId, known, state) : readPoint(ctx, pointId);
	const fresh: Kept = {
		key: state.key,
		point,
		columns: point.then(({ columns }) => open(state.key, columns)),
		bytes: 0
	};
	kept.set(place, fresh);
	fresh.columns.then(
		({ columns }) => {
			fresh.bytes = sizeOf(columns);
			makeRoom(place);
		},
		() => kept.get(place) === fresh && kept.delete(place)
	);
	return fresh.columns;
}

/** @param until  only what was received by then */
export const readColumns = async (ctx: Context, pointId: Id<'story-point'>, until?: Date): Promise<Columns> =>
	(await readPoint(ctx, pointId, until)).columns;

function makeRoom(place: string): void {
	const total = () => [...kept.values()].reduce((sum, { bytes }) => sum + bytes, 0);
	for (const oldest of kept.keys()) {
		if (total() <= MOST_BYTES) return;
		if (oldest !== place) kept.delete(oldest);
	}
}

/** With what is made beside them when it is asked for: where each story stands, in which zone, and all of it packed. */
const sizeOf = ({ rows, ids, lengths, columns }: Columns) =>
	(ids.byteLength + lengths.byteLength) * 2 +
	rows * 24 +
	columns.reduce((sum, { codes }) => sum + codes.byteLength * 2, 0);

function open(key: string, columns: Columns): StoryColumns {
	let rowsOf: StoryColumns['rowsOf'] | undefined;
	let zones: StoryColumns['zones'] | undefined;
	let packed: ReturnType<StoryColumns['packed']> | undefined;
	return {
		key,
		columns,
		rowsOf: (ids) => (rowsOf ??= openStoryRows(columns))(ids),
		zones: (clauses) => (zones ??= openZones(columns))(clauses),
		packed: () => (packed ??= pack(encodeSnapshot(columns)))
	};
}

const compress = promisify(brotliCompress);

/** Quality 5 packs nearly as well as 11 here, in a fraction of the time. */
async function pack(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
	const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
	return new Uint8Array(await compress(bytes, { params }));
}
