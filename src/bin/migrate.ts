import { readSettings } from '#lib/platform/server/settings.ts';
import { caretaker, joinFoundation } from './foundation.ts';

/** Brings the database up to date without opening the house: for who runs several copies on one `DATABASE_URL`. */
const house = caretaker();
try {
	house.keep(await joinFoundation(readSettings(process.env)));
	console.log('De database is bij.');
	await house.leave(0);
} catch (error) {
	await house.fail(error);
}
