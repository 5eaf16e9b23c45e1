import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { withTemporaryDatabase } from './temporary-database.ts';

/**
 * Writes `db/schema.ts` from what the migrations make.
 *
 *     npm run schema      writes it
 *     npm run drift       fails when it is not what the migrations make
 */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CODEGEN = fileURLToPath(new URL('../../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url));

process.exitCode = await withTemporaryDatabase((url) => {
	const options = [
		'--dialect',
		'postgres',
		'--url',
		url,
		'--out-file',
		'db/schema.ts',
		'--exclude-pattern',
		'*kysely_*'
	];
	const child = spawn(process.execPath, [CODEGEN, ...options, ...process.argv.slice(2)], {
		cwd: ROOT,
		stdio: 'inherit'
	});
	return new Promise<number>((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code) => resolve(code ?? 1));
	});
});
