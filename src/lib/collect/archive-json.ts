/** What every file in the archive of a story point is read with. */
import { z } from 'zod';
import type { Id } from '#lib/platform/id.ts';
import { ArchiveRefused } from './archive-refused.ts';

export const uuid = <Of extends string>() => z.uuid().transform((id) => id.toLowerCase() as Id<Of>);
export const Moment = z.iso.datetime().transform((moment) => new Date(moment));

export function jsonIn(text: string, refusal = () => new ArchiveRefused('no-archive')): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// Without its cause: that quotes what somebody told.
		throw refusal();
	}
}

export const recordIn = (json: unknown): Readonly<Record<string, unknown>> =>
	typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};

/** No database holds a NUL, or a character cut in half. */
export function isStorable(value: unknown): boolean {
	if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed();
	if (typeof value !== 'object' || value === null) return true;
	return Object.entries(value).every(([name, inside]) => isStorable(name) && isStorable(inside));
}
