import { randomBytes } from 'node:crypto';
import type { Id } from '../id.ts';
import { uuidV7 } from '../uuid.ts';

/** A fresh id: ordered by time, so that indexes stay compact. */
export const newId = <Of extends string>(now: Date): Id<Of> => uuidV7(now, randomBytes(16)) as Id<Of>;
