/** What was told aloud, as the desk knows it. Everything heavy comes only when there is a recording. */
import type { Recordings } from './desk.ts';

export const recordings: Recordings = {
	async deliver(slug, telling) {
		// Without a connection the part that sends may not be there either.
		const post = await import('./recordings-post.ts').catch(() => undefined);
		return post ? post.deliver(slug, telling) : { kind: 'silence' };
	},
	async remove(recording) {
		const { removePieces } = await import('#lib/media/ui/pieces.ts');
		await removePieces(recording.kept ?? recording.id);
	},
	takeBack(recording, key) {
		void import('./recordings-post.ts').then(({ takeBack }) => takeBack(recording, key)).catch(() => undefined);
	}
};
