/** What the page of a mirror shows: plain data, so that the server's first page and the browser's next one are the same. */
import type { Id } from '#lib/platform/id.ts';
import type { Dimension } from '#lib/signify/dimension.ts';
import type { Clause } from '../clause.ts';
import type { Columns } from '../columns.ts';
import { type Mirror, mirrorOf } from './mirror.ts';
import type { MirrorReading } from './mirror-query.ts';
import { type Groups, groupsOf, sidesOf } from './split.ts';

export interface NamedSelection {
	readonly id: Id<'selection'>;
	readonly name: string;
}

export interface MirrorView {
	/** Of what moment this is: see `StoryColumns`. */
	readonly key: string;
	readonly stories: number;
	readonly dimensions: readonly Dimension[];
	/** Those that can be compared. */
	readonly selections: readonly NamedSelection[];
	readonly reading: MirrorReading;
	/** `undefined` until both groups are known. */
	readonly mirror: Mirror | undefined;
}

/**
 * @param found  the stories of kept selections and those with the words and the tag that are looked for: only the house knows them
 */
export function reflect(
	columns: Columns,
	{ common, split }: MirrorReading,
	found: { readonly groups?: Groups; readonly words?: Clause } = {}
): Mirror | undefined {
	const groups = split?.by === 'answer' ? groupsOf(split) : found.groups;
	if (!split || !groups) return undefined;
	const clauses: readonly Clause[] = found.words ? [...common.clauses, found.words] : common.clauses;
	return mirrorOf(columns, sidesOf(columns, clauses, groups), split.by === 'answer' ? split.dimension : undefined);
}
