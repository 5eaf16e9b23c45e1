import type { Say } from '#lib/platform/messages.ts';
import { photosIn } from '#lib/signify/photos-in.ts';
import type { KeptPhotos } from '#lib/signify/question-types/photo/ui/photos.ts';
import { draftAgain, isAt, type Kept } from '../kept.ts';
import { ownCopy, type Copied } from '../own-copy.ts';
import type { Asked } from '../telling-steps.ts';
import { wireOf } from '../telling-wire.ts';
import type { LoadAloud } from './conversation.ts';
import { dayAndTime, saveBlob, saveFile } from './device-files.ts';

/**
 * A file with everything that waits on this device: to read, and for a facilitator to bring in.
 * @param mine  what is being told here; words that were not sent yet can only be read
 */
export function saveWaiting(
	mine: Kept | undefined,
	others: readonly Kept[],
	asked: Asked,
	language: string,
	say: Say,
	loadAloud?: LoadAloud,
	photos?: KeptPhotos
): void {
	const all = mine ? [mine, ...others] : others;
	const waiting = [...all.filter(isAt('waiting')), ...all.filter(isAt('refused'))];
	const copies: readonly Copied[] = waiting.map(({ point, content: { telling } }) => ({
		slug: point.slug,
		draft: draftAgain(telling),
		told: dayAndTime(telling.toldAt, language),
		wire: wireOf(telling)
	}));
	const told = mine && isAt('told')(mine) ? [{ draft: mine.content.draft }] : [];
	saveFile(`${say('tell.queue.file')}.html`, ownCopy([...told, ...copies], asked, language, say));
	// What was shown comes beside it
	const shown = waiting.flatMap(({ content: { telling } }) => photosIn(telling.answers));
	for (const { id } of shown)
		void photos?.find(id).then((photo) => photo && saveBlob(`${say('tell.queue.file')}-${id}.webp`, photo));
	// What was told aloud comes beside it, under the id that the words name.
	const recordings = waiting.flatMap(({ content: { telling } }) => telling.recording ?? []);
	if (recordings.length) void loadAloud?.().then((aloud) => aloud.saveSounds(recordings, language));
}
