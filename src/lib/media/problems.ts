import { Problem } from '#lib/platform/problem.ts';

/** Said of a recording that is not there and of one with another key, so that the answer teaches a guesser nothing. */
export const recordingNotFound = () => new Problem('not-found', 'media.recording.not-found');
/** The id is already another recording's. */
export const recordingTaken = () => new Problem('conflict', 'media.recording.taken');
export const recordingInvalid = () => new Problem('invalid', 'media.recording.invalid');
export const typeNotTaken = () => new Problem('invalid', 'media.recording.type');
export const recordingTooLong = () => new Problem('invalid', 'media.recording.too-long');
export const tooManyPieces = () => new Problem('too-many', 'media.recording.too-many-pieces');
/** There is no room for more recordings that nobody has sent the experience of. */
export const noRoom = () => new Problem('unavailable', 'media.recording.no-room');
/** The experience came before its recording did: the device tries again later. */
export const recordingStillArriving = () => new Problem('too-early', 'media.recording.still-arriving');
export const recordingOfAnother = () => new Problem('conflict', 'media.recording.of-another');
