import { Problem } from '#lib/platform/problem.ts';

export const pictureTooLarge = () => new Problem('invalid', 'media.picture.too-large');
export const pictureTooManyPoints = () => new Problem('invalid', 'media.picture.too-many-points');
export const picturesFull = () => new Problem('conflict', 'media.picture.full');
export const noPicture = (cause?: unknown) => new Problem('invalid', 'media.picture.unreadable', { cause });
