/**
 * How many people can tell at the same moment, and what is left of it when the power goes.
 *
 * First 64 connections for 30 s, each POST one new experience with 20 answers. Then the same again, and in the middle the
 * application and PostgreSQL get `kill -9`; both are started again. What nobody answered is then sent again, twice, as a
 * device would do. In the end everything that was ever acknowledged must be there, and nothing more often than once.
 *
 * `recoveryMs` is from starting the house again until it says that it is ready.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWhenStale } from '../src/bin/fresh-build.ts';
import type { Bench } from './run.ts';
import { keptStories, prepare, startHouse, type RunningHouse } from './tell-load/house.ts';
import type { TellersReport } from './tell-load/tellers.ts';

const CONNECTIONS = 64;
const SECONDS = Number(process.env.TELL_LOAD_SECONDS ?? 30);

export const bench: Bench = async (say) => {
	await buildWhenStale(say);
	const folder = await mkdtemp(join(tmpdir(), 'samenleren-load-'));
	try {
		return await measure(folder, say);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
};

async function measure(folder: string, say: (progress: string) => void) {
	await prepare(folder);
	let house = await startHouse(folder);

	say(`telling for ${SECONDS} s on ${CONNECTIONS} connections`);
	const calm = await tellers(house, SECONDS);

	say('telling again, until everything is killed');
	const crowd = tellers(house, SECONDS);
	await new Promise((resolve) => setTimeout(resolve, (SECONDS / 2) * 1000));
	await house.kill();
	const storm = await crowd;

	const restarted = performance.now();
	house = await startHouse(folder);
	const recoveryMs = performance.now() - restarted;
	say(`open again; sending ${storm.unanswered.length} once more that nobody answered`);
	for (const body of storm.unanswered) await sendAgain(house, body);
	await house.stop();

	const kept = await keptStories(folder);
	const acknowledged = [...calm.acknowledged, ...storm.acknowledged].map(([id]) => id);
	const sent = new Set([...acknowledged, ...storm.unanswered.map(idIn)]);
	const strangers = [...kept.ids].filter((id) => !sent.has(id)).length;
	return {
		perSecond: round(calm.acknowledged.length / calm.seconds),
		p50Ms: round(quantile(calm.latenciesMs, 0.5)),
		p99Ms: round(quantile(calm.latenciesMs, 0.99)),
		errors: calm.errors + calm.unanswered.length + storm.errors,
		acknowledged: acknowledged.length,
		missing: acknowledged.filter((id) => !kept.ids.has(id)).length,
		doubled: kept.rows - kept.ids.size + strangers,
		recoveryMs: round(recoveryMs)
	};
}

const TELLERS = fileURLToPath(new URL('./tell-load/tellers.ts', import.meta.url));

function tellers({ address }: RunningHouse, seconds: number): Promise<TellersReport> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [TELLERS, address, String(CONNECTIONS), String(seconds)], {
			stdio: ['ignore', 'pipe', 'inherit']
		});
		const said: Buffer[] = [];
		child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
		child.once('error', reject);
		child.once('close', (code) =>
			code === 0
				? resolve(JSON.parse(Buffer.concat(said).toString()) as TellersReport)
				: reject(new Error(`the tellers went home (${code})`))
		);
	});
}

async function sendAgain({ address }: RunningHouse, body: string): Promise<void> {
	for (const attempt of [1, 2]) {
		const response = await fetch(`${address}/api/v1/vertelpunten/twintig-vragen/ervaringen`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body
		});
		if (response.status !== 201) throw new Error(`sent again, attempt ${attempt}: ${response.status}`);
		await response.body?.cancel();
	}
}

const idIn = (body: string) => (JSON.parse(body) as { id: string }).id;

const quantile = (sorted: readonly number[], share: number) =>
	sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const round = (value: number) => Math.round(value * 10) / 10;
