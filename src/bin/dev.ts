import { createServer } from 'vite';
import { readSettings } from '#lib/platform/server/settings.ts';
import { caretaker, layFoundation, lockHouse, oneAtATime } from './foundation.ts';
import { furnish, sayWelcome } from './welcome.ts';

const house = caretaker();

/** The house while building it: the same database as `npm start`, pages straight from the source. */
async function develop(): Promise<void> {
	const settings = readSettings(process.env);
	const tell = await lockHouse(settings);
	const { url } = house.keep(await layFoundation(settings));
	const welcome = await oneAtATime(url, () => furnish(url, settings));
	const { PORT: port, HOST: host } = settings;
	const server = house.keep(await createServer({ server: { port, host, strictPort: true } }));
	await server.listen();
	const address = server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '';
	tell({ address, database: url });
	console.log(sayWelcome(address, welcome));
}

await develop().catch(house.fail);
