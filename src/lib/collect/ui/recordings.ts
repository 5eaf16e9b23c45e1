/** What was told aloud, as the desk knows it; what does the work is loaded only when there is a recording. */
import type { LoadAloud } from './conversation.ts';
import type { Recordings } from './desk-world.ts';

export const recordingsFrom = (load: LoadAloud): Recordings => ({
	async deliver(slug, telling) {
		// Without a connection the part that sends may not be there either.
		const aloud = await load().catch(() => undefined);
		return aloud ? aloud.recordings.deliver(slug, telling) : { kind: 'silence' };
	},
	remove: async (recording) => (await load()).recordings.remove(recording),
	takeBack(recording, key) {
		load().then(
			(aloud) => aloud.recordings.takeBack(recording, key),
			() => undefined
		);
	}
});
