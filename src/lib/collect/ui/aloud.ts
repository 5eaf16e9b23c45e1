/** Everything of telling aloud; loaded only where somebody tells, or where something that was told aloud waits. */
import { lengthOf } from '#lib/media/ui/length.ts';
import { findSound, removePieces } from '#lib/media/ui/pieces.ts';
import { saveSound } from '#lib/media/ui/save-sound.ts';
import type { Aloud } from './conversation.ts';
import { deliver, takeBack } from './recordings-post.ts';
import SoundOnItsWay from './SoundOnItsWay.svelte';
import SpeakStory from './SpeakStory.svelte';
import SpokenReview from './SpokenReview.svelte';
import { spokenWords } from './spoken-words.ts';

export const aloud: Aloud = {
	SpeakStory,
	SpokenReview,
	SoundOnItsWay,
	recordings: { deliver, takeBack, remove: ({ kept }) => removePieces(kept) },
	async lineOf({ ms }, language) {
		const say = await spokenWords(language);
		return say('record.review', { length: lengthOf(ms, say) });
	},
	async saveSounds(recordings, language) {
		const say = await spokenWords(language);
		for (const { id, kept, mime } of recordings) {
			const found = await findSound(kept, mime);
			if (found) saveSound(`${say('record.file')}-${id}`, found.sound);
		}
	}
};
