import { createServer } from 'vite';
import { readSettings } from '#lib/platform/server/settings.ts';
import { caretaker, layFoundation, lockHouse } from './foundation.ts';

const house = caretaker();

/** The house while building it: the same database as `npm start`, pages straight from the source. */
async function develop(): Promise<void> {
	const settings = readSettings(process.env);
	const tell = await lockHouse(settings);
	const { url } = house.keep(await layFoundation(settings));

	const { PORT: port, HOST: host } = settings;
	const server = house.keep(await createServer({ server: { port, host, strictPort: true } }));
	await server.listen();
	tell({ address: server.resolvedUrls?.local[0], database: url });
	server.printUrls();
}

await develop().catch(house.fail);
