import { keyedHash } from '#lib/platform/server/seal.ts';

export const hashOfToken = (token: string): Buffer => keyedHash('sensemaking.seat', token);
