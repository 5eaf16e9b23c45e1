import { CannotStart, readSettings, type Settings } from './settings.ts';

/** What `src/bin` has found or made by the time anything reads the configuration. */
type Filled = 'DATABASE_URL' | 'SECRET_KEY';

export type Config = Settings & Readonly<Record<Filled, string>>;

function filled(settings: Settings): Config {
	const { DATABASE_URL, SECRET_KEY } = settings;
	if (!DATABASE_URL || !SECRET_KEY) throw new CannotStart('Start the house with `npm start` or `npm run dev`.');
	return { ...settings, DATABASE_URL, SECRET_KEY };
}

/** Settings of the running process, read once. */
export const config = filled(readSettings(process.env));
