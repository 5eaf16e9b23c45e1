import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What each setting looks like when it is right; shown beside what was wrong. */
const EXAMPLES: Record<string, string> = {
	PORT: '3000',
	HOST: '127.0.0.1',
	DATABASE_URL: 'postgres://samenleren:secret@localhost:5432/samenleren',
	DATA_DIR: '/var/lib/samenleren',
	SECRET_KEY: 'what `openssl rand -hex 32` prints',
	ADMIN_EMAIL: 'anna@debrug.example',
	ADMIN_PASSWORD: 'vier gewone woorden samen',
	TRUST_PROXY: '1',
	SMTP_URL: 'smtps://samenleren:secret@mail.debrug.example:465',
	MAIL_FROM: 'De Brug <ervaringen@debrug.example>',
	OFFLINE: 'off',
	TELLING_TIMEOUT: '60',
	STORAGE_URL: 'https://KEY:SECRET@s3.example.nl/samenleren?region=eu-west-1',
	SPEECH_MODEL_DIR: '/opt/whisper-medium',
	EMBEDDING_MODEL_DIR: '/opt/multilingual-e5-small',
	LOG_LEVEL: 'info'
};

const wholeNumber = (most: number, least = 0) =>
	z
		.string()
		.regex(/^\d{1,9}$/, 'is not a whole number')
		.transform(Number)
		.refine((number) => number <= most, `is more than ${most}`)
		.refine((number) => number >= least, `is less than ${least}`);

const Settings = z.object({
	/** Where we listen; 0 takes any free port. */
	PORT: wholeNumber(65535).default(3000),
	/** On which of the machine's addresses; all of them unless said. */
	HOST: z.string().min(1, 'is empty').optional(),
	/** A PostgreSQL of your own; without it the house starts one in `DATA_DIR`. */
	DATABASE_URL: z
		.string()
		.regex(/^postgres(ql)?:\/\/\S+$/, 'does not begin with postgres://')
		.optional(),
	/** Where the database and the secret key live. */
	DATA_DIR: z
		.string()
		.min(1, 'is empty')
		.default(fileURLToPath(new URL('../../../../data', import.meta.url))),
	/** Signs and hashes what must not be guessed; made once in `DATA_DIR/secret.key` unless given. */
	SECRET_KEY: z.string().min(32, 'is shorter than 32 characters').optional(),
	/** Makes the first administrator without the one-time link. */
	ADMIN_EMAIL: z.email('is not an e-mail address').optional(),
	ADMIN_PASSWORD: z.string().min(12, 'is shorter than 12 characters').optional(),
	/** How many proxies stand before us whose X-Forwarded headers may be believed. */
	TRUST_PROXY: wholeNumber(10).default(0),
	/** Where post goes out; without it nothing is mailed and everything else works. */
	SMTP_URL: z
		.string()
		.regex(/^smtps?:\/\/\S+$/, 'does not begin with smtp:// or smtps://')
		.optional(),
	/** Whom the post is from. */
	MAIL_FROM: z.string().regex(/@/, 'has no e-mail address in it').optional(),
	/** Whether the telling page may stay on devices for when there is no connection. */
	OFFLINE: z.enum(['on', 'off'], 'is neither on nor off').default('on'),
	/** Seconds in which all of a telling from another program must have come: a slow telephone needs some for the longest. */
	TELLING_TIMEOUT: wholeNumber(600, 1).default(60),
	/** A bucket that speaks S3, for recordings; without it they are files in `DATA_DIR`. */
	STORAGE_URL: z
		.string()
		.regex(/^https?:\/\/[^\s:@]+:[^\s@]+@[^\s/]+\/\S+$/, 'is no https://KEY:SECRET@host/bucket')
		.optional(),
	/** Weights of your own to write recordings down with; else those that come with us. */
	SPEECH_MODEL_DIR: z.string().min(1, 'is empty').optional(),
	/** A model that finds experiences that mean the same; without it words are compared. */
	EMBEDDING_MODEL_DIR: z.string().min(1, 'is empty').optional(),
	LOG_LEVEL: z
		.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'], 'is not a level of logging')
		.default('warn')
});

export type Settings = z.infer<typeof Settings>;

/** Something only the person who starts the house can put right; said in full sentences, without a stack. */
export class CannotStart extends Error {
	override readonly name = 'CannotStart';
}

/** The first makes no sense without the second. */
const TOGETHER = [
	['ADMIN_EMAIL', 'ADMIN_PASSWORD'],
	['ADMIN_PASSWORD', 'ADMIN_EMAIL'],
	['SMTP_URL', 'MAIL_FROM']
] as const;

/**
 * Reads the settings from the environment; one that is empty counts as absent.
 * @throws CannotStart that names every wrong setting, what is wrong with it, and a right one; never its value
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
	const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
	const result = Settings.safeParse(given);
	const issues = (result.error?.issues ?? []).map(({ path, message }) => [String(path[0]), message] as const);
	for (const [one, other] of TOGETHER)
		if (given[one] && !given[other]) issues.push([other, `is missing while ${one} is given`]);
	if (result.success && issues.length === 0) return result.data;

	const wrong = issues.map(([name, message]) => `  ${name} ${message}; for example: ${name}=${EXAMPLES[name]}`);
	throw new CannotStart(['These settings are wrong:', ...wrong].join('\n'));
}
