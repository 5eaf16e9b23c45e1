import pg from 'pg';
import { withoutOffline } from '#lib/collect/server/without-offline.ts';
import { ADAPTER_ENVIRONMENT, listen } from '#lib/platform/server/http-server.ts';
import { startJobs } from '#lib/platform/server/jobs.ts';
import { readSettings } from '#lib/platform/server/settings.ts';
import { buildWhenStale, loadBuild } from './fresh-build.ts';
import { caretaker, layFoundation, lockHouse, oneAtATime } from './foundation.ts';
import { furnish, sayWelcome } from './welcome.ts';
import { JOBS } from '../wiring.server.ts';

const house = caretaker();

async function start(): Promise<void> {
	const settings = readSettings(process.env);
	const tell = await lockHouse(settings);

	const server = await listen(settings);
	tell({ address: server.address });

	await buildWhenStale(console.log);
	const { url } = house.keep(await layFoundation(settings));
	tell({ address: server.address, database: url });
	const welcome = await oneAtATime(url, () => furnish(url, settings));

	Object.assign(process.env, ADAPTER_ENVIRONMENT, { NODE_ENV: 'production', LOG_LEVEL: settings.LOG_LEVEL });
	house.keep(await oneAtATime(url, () => startJobs(url, JOBS)));
	const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 2000, query_timeout: 2000 });
	pool.on('error', () => undefined);
	const handler = await loadBuild();
	house
		.keep(server)
		.open({ handler: settings.OFFLINE === 'off' ? withoutOffline(handler) : handler, isReady: () => answers(pool) });
	console.log(sayWelcome(server.address, welcome));
}

const answers = (pool: pg.Pool) =>
	pool.query('select').then(
		() => true,
		() => false
	);

await start().catch(house.fail);
