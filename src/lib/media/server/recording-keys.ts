import { createHmac, timingSafeEqual } from 'node:crypto';
import { keyFor } from '#lib/platform/server/keys.ts';

/** The key of a telling as we keep it: with it alone nobody can ask for the recording. */
export const hashOfKey = (key: string): Buffer =>
	createHmac('sha256', keyFor('media.recording')).update(key.toLowerCase()).digest();

export const isKey = (key: string, hash: Buffer): boolean => timingSafeEqual(hashOfKey(key), hash);
