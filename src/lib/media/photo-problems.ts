import { Problem } from '#lib/platform/problem.ts';

export const photoNotFound = () => new Problem('not-found', 'media.photo.not-found');
export const photoInvalid = () => new Problem('invalid', 'media.photo.invalid');
export const photoTooLarge = () => new Problem('invalid', 'media.photo.too-large');
/** The place is taken by somebody who has another key. */
export const photoTaken = () => new Problem('conflict', 'media.photo.taken');
export const photoOfAnother = () => new Problem('conflict', 'media.photo.of-another');
/** The experience came before its photo did: the device tries again later. */
export const photoStillArriving = () => new Problem('too-early', 'media.photo.still-arriving');
export const tooManyPhotos = () => new Problem('too-many', 'media.photo.too-many');
/** There is no room for more photos that nobody has sent the experience of. */
export const noRoomForPhotos = () => new Problem('unavailable', 'media.photo.no-room');
