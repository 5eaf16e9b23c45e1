import pg from 'pg';
import { ADAPTER_ENVIRONMENT, listen } from '#lib/platform/server/http-server.ts';
import { readSettings } from '#lib/platform/server/settings.ts';
import { buildWhenStale, loadBuild } from './fresh-build.ts';
import { caretaker, layFoundation, lockHouse } from './foundation.ts';

const house = caretaker();

async function start(): Promise<void> {
	const settings = readSettings(process.env);
	const tell = await lockHouse(settings);

	const server = house.keep(await listen(settings));
	tell({ address: server.address });

	await buildWhenStale(console.log);
	const { url } = house.keep(await layFoundation(settings));
	tell({ address: server.address, database: url });
	const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 2000, query_timeout: 2000 });
	pool.on('error', () => undefined);

	Object.assign(process.env, ADAPTER_ENVIRONMENT, { NODE_ENV: 'production' });
	server.open({ handler: await loadBuild(), isReady: () => answers(pool) });
	console.log(`\nSamenleren staat open: ${server.address}\n`);
}

const answers = (pool: pg.Pool) =>
	pool.query('select').then(
		() => true,
		() => false
	);

await start().catch(house.fail);
