import type { Say } from '#lib/platform/messages.ts';
import { draftAgain, isAt, type Kept } from '../kept.ts';
import { ownCopy } from '../own-copy.ts';
import type { Asked } from '../telling-steps.ts';
import { wireOf } from '../telling-wire.ts';
import { dayAndTime, saveFile } from './device-files.ts';

/** A file with everything that waits on this device: to read, and for an administrator to bring in by hand. */
export function saveWaiting(all: readonly Kept[], asked: Asked, language: string, say: Say): void {
	const tellings = [...all.filter(isAt('waiting')), ...all.filter(isAt('refused'))].map(
		({ content }) => content.telling
	);
	const copies = tellings.map((telling) => ({
		draft: draftAgain(telling),
		told: dayAndTime(telling.toldAt, language),
		wire: wireOf(telling)
	}));
	saveFile(`${say('tell.queue.file')}.html`, ownCopy(copies, asked, language, say));
}
