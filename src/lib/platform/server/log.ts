import pino from 'pino';

/**
 * The log says that something happened and how long it took, never with what: no path (it can hold a code), no query,
 * no form, no cookie, no address, and no message of an error (it can quote what somebody typed).
 */
export const log = pino({
	level: levelOf(process.env.LOG_LEVEL),
	base: { pid: process.pid },
	serializers: { err: traceOf },
	formatters: { level: (level) => ({ level }) },
	timestamp: pino.stdTimeFunctions.isoTime
});

/** A level that does not exist is refused where the settings are read; until then it must not keep anybody from saying so. */
function levelOf(asked = ''): string {
	return asked === 'silent' || asked in pino.levels.values ? asked : 'warn';
}

export interface Handled {
	readonly method: string;
	/** The route with its blanks, e.g. `/(tell)/volg`; null when there is no such page. */
	readonly route: string | null;
	readonly status: number;
	readonly ms: number;
}

export function logRequest(handled: Handled): void {
	log[handled.status >= 500 ? 'error' : 'info'](handled, 'request');
}

/** What may be known of an error: its name, where it happened, and what PostgreSQL or the system call it. */
export interface Trace {
	readonly name: string;
	readonly frames: readonly string[];
	readonly [named: string]: unknown;
}

/** Fields that name our own things: tables, constraints, system calls. `detail`, `where` and `message` quote values. */
const NAMES = ['code', 'kind', 'severity', 'schema', 'table', 'column', 'constraint', 'routine', 'syscall'] as const;

const DEEPEST_CAUSE = 4;

export function traceOf(error: unknown, depth = 0): Trace {
	if (!(error instanceof Error)) return { name: typeof error, frames: [] };
	const fields = error as Error & Partial<Record<(typeof NAMES)[number], unknown>>;
	const named = Object.fromEntries(
		NAMES.filter((name) => typeof fields[name] === 'string').map((name) => [name, fields[name]])
	);
	const cause = error.cause !== undefined && depth < DEEPEST_CAUSE ? { cause: traceOf(error.cause, depth + 1) } : {};
	return { name: error.constructor.name, ...named, frames: framesOf(error), ...cause };
}

/** A path without spaces; only the folder of the house itself may have them. */
const FRAME = /^\s+at (?:[\w$.<>[\] ]+ \()?(?:file:\/\/|node:|\/|[A-Z]:\\)\S*:\d+:\d+\)?$/;
const HOUSE = process.cwd();

/** The places in the stack; its head is the message, which may itself run over several lines. */
function framesOf(error: Error): string[] {
	const stack = (error.stack ?? '').replace(error.message, '');
	return stack
		.split('\n')
		.filter((line) => FRAME.test(line.replace(HOUSE, '/house')))
		.map((line) => line.trim());
}
