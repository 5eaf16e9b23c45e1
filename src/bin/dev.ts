import { createServer } from 'vite';
import { startEmbeddedPostgres } from '#lib/platform/server/embedded-postgres.ts';
import { secretKeptIn } from '#lib/platform/server/keys.ts';
import { migrate } from '#lib/platform/server/migrate.ts';

/** The house while building it: the same database as `npm start`, pages straight from the source. */
const folder = process.env.DATA_DIR ?? new URL('../../data/', import.meta.url).pathname;
const postgres = process.env.DATABASE_URL ? undefined : await startEmbeddedPostgres(folder);
process.env.DATABASE_URL ??= postgres!.url;
process.env.SECRET_KEY ??= await secretKeptIn(folder);
await migrate(process.env.DATABASE_URL);

const server = await createServer({ server: { port: Number(process.env.PORT ?? 3000), strictPort: true } });
await server.listen();
server.printUrls();

for (const signal of ['SIGINT', 'SIGTERM'] as const)
	process.once(
		signal,
		() =>
			void server
				.close()
				.then(() => postgres?.stop())
				.then(() => process.exit(0))
	);
