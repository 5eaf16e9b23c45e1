import { createHmac } from 'node:crypto';
import { keyFor } from '#lib/platform/server/keys.ts';
import { followCodeFrom } from '../follow-code.ts';
import type { Telling } from '../telling.ts';

/**
 * The code of a telling: the same every time the same telling arrives, so that it need not be kept.
 * @param turn  0, or higher when somebody else's telling happened to have the same code
 */
export const followCodeOf = ({ id, key }: Pick<Telling, 'id' | 'key'>, turn: number): string =>
	followCodeFrom(
		createHmac('sha256', keyFor('collect.follow-code'))
			.update(JSON.stringify([id.toLowerCase(), key.toLowerCase(), turn]))
			.digest()
	);

/** All that is kept of a code; worthless without the key of the house. */
export const hashOfFollowCode = (code: string): Buffer =>
	createHmac('sha256', keyFor('collect.follow-code-hash')).update(code).digest();

/** Under which the directory knows whose organisation a code belongs to. */
export const directoryNameOf = (hash: Buffer): string => hash.toString('base64url');
