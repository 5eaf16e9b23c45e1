import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { listForbiddenSql, listHolesInWall } from '#lib/platform/server/tenant-wall.ts';
import { withTemporaryDatabase } from './temporary-database.ts';

/** Holds the migrations and the queries to docs/DATABASE.md; part of `npm run layers`. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const wrong: string[] = [];
for await (const file of glob(['db/migrations/*.sql', 'src/lib/*/server/**/*.ts'], {
	cwd: ROOT,
	exclude: ['**/tenant-wall*.ts']
}))
	wrong.push(...listForbiddenSql(file, await readFile(`${ROOT}${file}`, 'utf8')));

wrong.push(
	...(await withTemporaryDatabase(async (url) => {
		const client = new pg.Client({ connectionString: url });
		await client.connect();
		try {
			return await listHolesInWall(client);
		} finally {
			await client.end();
		}
	}))
);

for (const sentence of wrong) console.error(`  ${sentence}`);
console.log(wrong.length === 0 ? 'the tenant wall has no holes' : `the tenant wall has ${wrong.length} holes`);
process.exitCode = wrong.length === 0 ? 0 : 1;
