/**
 * How fast the dashboard follows: 20 questions, 100,000 and 1,000,000 stories, one step of a movement at a time, up to and
 * including all 20 charts and the ids of the first 20 stories. crossfilter2 and DuckDB do the same on the same columns in
 * the same process; before anything is timed, all must give the same counts and the same stories.
 *
 * `buildMs` is from rows of cells to a live count; `snapshotBytes` is as it goes over the wire, brotli at quality 5.
 */
import { isDeepStrictEqual } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { buildColumns, type StoryRow } from '#lib/explore/build-columns.ts';
import type { Columns } from '#lib/explore/columns.ts';
import { openCount } from '#lib/explore/live-count.ts';
import { decodeSnapshot, encodeSnapshot } from '#lib/explore/snapshot.ts';
import type { Contender } from './explore/contender.ts';
import { crossfilterPeer } from './explore/crossfilter-peer.ts';
import { duckdbPeer } from './explore/duckdb-peer.ts';
import { GESTURES, type GestureName, gestures } from './explore/gestures.ts';
import { ours } from './explore/ours.ts';
import { DIMENSIONS, storiesOf } from './explore/town.ts';
import type { Bench } from './run.ts';

const SEED = 153;
const WIRE_QUALITY = 5;

const OUR_ROUNDS = 4;

/** Steps of each movement a peer is timed at, spread over the whole; some take half a second. */
const PEER_STEPS = { r100000: 12, r1000000: 5 } as const;

export const bench: Bench = async (say) => ({
	r100000: await figuresFor(100_000, PEER_STEPS.r100000, say),
	r1000000: await figuresFor(1_000_000, PEER_STEPS.r1000000, say)
});

async function figuresFor(rows: number, peerSteps: number, say: (progress: string) => void) {
	const { columns, buildMs } = built(rows);
	say(`${rows} stories: columns in ${buildMs} ms`);
	const wire = measuredWire(columns);
	say(`${rows} stories: ${wire.snapshotBytes} bytes over the wire`);
	const engine = ours(columns);
	const timed = await timedSteps(engine, OUR_ROUNDS, Infinity);
	say(`${rows} stories: ours ${JSON.stringify(timed)}`);
	const peers: Record<string, object> = {};
	for (const open of [crossfilterPeer, duckdbPeer]) {
		const peer = await open(columns);
		await agree(engine, peer);
		peers[peer.name] = await timedSteps(peer, 1, peerSteps);
		say(`${rows} stories: ${peer.name} ${JSON.stringify(peers[peer.name])}`);
		peer.close?.();
	}
	return { buildMs, ...wire, ...timed, ...peers };
}

function built(rows: number): { columns: Columns; buildMs: number } {
	const builder = buildColumns(DIMENSIONS);
	let ms = 0;
	let batch: StoryRow[] = [];
	const add = () => {
		const from = performance.now();
		for (const story of batch) builder.add(story);
		ms += performance.now() - from;
		batch = [];
	};
	for (const story of storiesOf(rows, SEED)) if (batch.push(story) === 10_000) add();
	add();
	const from = performance.now();
	const columns = builder.columns();
	openCount(columns);
	return { columns, buildMs: rounded(ms + performance.now() - from) };
}

function measuredWire(columns: Columns) {
	const snapshot = encodeSnapshot(columns);
	const packed = brotliCompressSync(snapshot, { params: { [constants.BROTLI_PARAM_QUALITY]: WIRE_QUALITY } });
	const from = performance.now();
	const decoded = decodeSnapshot(snapshot);
	const decodeMs = rounded(performance.now() - from);
	if (!isDeepStrictEqual(decoded, columns)) throw new Error('the snapshot is not what went in');
	return { snapshotBytes: packed.length, decodeMs };
}

/** Every 7th step and the last ones, of all gestures, compared in full. */
async function agree(ours: Contender, peer: Contender): Promise<void> {
	for (const { steps } of GESTURES.flatMap((name) => gestures[name])) {
		for (const [i, clauses] of steps.entries()) {
			if (i % 7 !== 0 && i < steps.length - 2) continue;
			const [mine, theirs] = [await ours.step(clauses), await peer.step(clauses)];
			const same =
				mine.charts.every((chart, at) => isDeepStrictEqual(chart, theirs.charts[at])) &&
				isDeepStrictEqual([...mine.rows], [...theirs.rows]);
			if (!same) throw new Error(`${peer.name} counts otherwise than we do`);
		}
	}
}

type Times = Readonly<Record<GestureName | `${GestureName}P95`, number>>;

/**
 * Median and 95th percentile of a step. Setting up the other filters is not timed; the first touch of a dimension is.
 * Of a peer only some steps are timed; it takes the step before each of those too, so that what is timed is one step.
 */
async function timedSteps(contender: Contender, rounds: number, mostSteps: number): Promise<Times> {
	const times: Record<string, number> = {};
	for (const name of GESTURES) {
		const measured: number[] = [];
		for (const { others, steps } of Array.from({ length: rounds }, () => gestures[name]).flat()) {
			const every = Math.max(1, Math.floor(steps.length / mostSteps));
			await contender.step(others);
			for (const [i, clauses] of steps.entries()) {
				const place = i % every;
				if (place < every - 2) continue;
				const from = performance.now();
				await contender.step(clauses);
				if (place === every - 1) measured.push(performance.now() - from);
			}
		}
		measured.sort((a, b) => a - b);
		times[name] = rounded(measured[Math.floor(measured.length / 2)]!);
		times[`${name}P95`] = rounded(measured[Math.floor(measured.length * 0.95)]!);
	}
	return times as Times;
}

const rounded = (ms: number) => Math.round(ms * 100) / 100;
