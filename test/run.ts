import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Everything we hold ourselves to, and one line at the end that counts it.
 *
 *     npm test            all of it
 *     npm run check       all but the browser: before every push
 *
 * Every step runs, also when an earlier one failed. A step of quality counts as one test.
 */
interface Step {
	readonly name: string;
	readonly command: readonly string[];
	/** Runs tests, which are counted one by one. */
	readonly counts?: true;
}

interface Count {
	passed: number;
	failed: number;
	skipped: number;
}

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const FOLDER = await mkdtemp(join(tmpdir(), 'samenleren-run-'));

const tests = (name: string, project: string): Step => ({
	name,
	command: [
		'vitest',
		'run',
		'--project',
		project,
		'--reporter=dot',
		'--reporter=json',
		`--outputFile.json=${reportOf(name)}`
	],
	counts: true
});
const reportOf = (name: string) => join(FOLDER, `${name}.json`);

const QUALITY: readonly Step[] = [
	{ name: 'types', command: ['svelte-check'] },
	{ name: 'types of the worker', command: ['tsc', '-p', 'src/service-worker'] },
	{ name: 'lint', command: ['eslint', '.'] },
	{ name: 'formatting', command: ['prettier', '--check', '--log-level=warn', '.'] },
	{ name: 'layers', command: ['depcruise', 'src', 'test', 'db', 'bench', 'e2e', '--config', '.dependency-cruiser.js'] },
	{ name: 'database', command: ['node', 'src/bin/lint-database.ts'] },
	{ name: 'drift', command: ['node', 'src/bin/schema.ts', '--verify'] },
	{ name: 'unused code', command: ['knip'] }
];
const UNIT: readonly Step[] = [tests('unit tests', 'pure'), tests('database tests', 'database')];
const BROWSER: readonly Step[] = [tests('browser tests', 'browser'), tests('command tests', 'commands')];

const environment = {
	...process.env,
	PATH: `${ROOT}node_modules/.bin${delimiter}${process.env.PATH}`,
	NODE_ENV: 'test',
	NO_COLOR: '1'
};

function run([command, ...args]: readonly string[]): Promise<{ ok: boolean; said: string }> {
	return new Promise((resolve) => {
		const child = spawn(command!, args, { cwd: ROOT, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
		let said = '';
		for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
		child.once('error', (error) => resolve({ ok: false, said: error.message }));
		child.once('close', (code) => resolve({ ok: code === 0, said }));
	});
}

async function countOf({ name, counts }: Step, ok: boolean): Promise<Count> {
	const one = { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
	if (!counts) return one;
	const report = await readFile(reportOf(name), 'utf8').catch(() => undefined);
	if (!report) return one;
	const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(report) as Record<
		string,
		number
	>;
	// A file that does not load, or an error outside any test, fails the run without failing a test.
	const failed = numFailedTests || (ok ? 0 : 1);
	return { passed: numPassedTests!, failed, skipped: (numPendingTests ?? 0) + (numTodoTests ?? 0) };
}

const total: Count = { passed: 0, failed: 0, skipped: 0 };

async function take(step: Step): Promise<void> {
	const started = performance.now();
	const { ok, said } = await run(step.command);
	const count = await countOf(step, ok);
	for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += count[key];
	const seconds = ((performance.now() - started) / 1000).toFixed(0);
	const counted = step.counts ? `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped, ` : '';
	console.log(`${ok ? '✓' : '✗'} ${step.name} (${counted}${seconds} s)`);
	if (!ok) console.log(said.replace(/^[·x\-\s]+$/gm, '').replace(/^/gm, '    '));
}

/** Two cores are common, and most steps use little more than one; the browser wants the machine for itself. */
async function takeAll(steps: readonly Step[], atOnce: number): Promise<void> {
	const waiting = [...steps];
	const lane = async () => {
		for (let step = waiting.shift(); step; step = waiting.shift()) await take(step);
	};
	await Promise.all(Array.from({ length: atOnce }, lane));
}

await run(['svelte-kit', 'sync']);
await takeAll([...QUALITY, ...UNIT], 2);
if (!process.argv.includes('--quick')) await takeAll(BROWSER, 1);
await rm(FOLDER, { recursive: true, force: true });

process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
