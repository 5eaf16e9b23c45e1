import { createHash } from 'node:crypto';
import type { Id } from '#lib/platform/id.ts';

/**
 * The id of an imported story follows from its story point and its row, so that importing it again finds it there:
 * kept, or withdrawn. A UUID of our own making (version 8, RFC 9562 section 5.8).
 */
export function importedId(point: Id<'story-point'>, row: string): Id<'story'> {
	const bytes = createHash('sha256').update(point).update('\0').update(row).digest().subarray(0, 16);
	bytes[6] = 0x80 | (bytes[6]! & 0x0f);
	bytes[8] = 0x80 | (bytes[8]! & 0x3f);
	const hex = bytes.toString('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<'story'>;
}
