/** What lies on the teller's device, one entry for each telling: being told, waiting, refused, or arrived. */
import type { Recording } from '#lib/media/kept-recording.ts';
import { photosIn } from '#lib/signify/photos-in.ts';
import type { Received, Refused, Waiting } from './outbox.ts';
import { draftFrom, type Draft } from './telling-draft.ts';
import type { Telling } from './telling.ts';

interface BeingTold {
	readonly at: 'told';
	readonly draft: Draft;
}

export type Content = BeingTold | Waiting | Refused | Received;

export interface Kept<Of extends Content = Content> {
	/** The shape of this entry; a later release must still read this one. */
	readonly version: 1;
	readonly point: { readonly slug: string; readonly title: string };
	/** The page that wrote it last; another page may not write over it. */
	readonly owner: string;
	/** Milliseconds since 1970; of two copies the later one counts. */
	readonly savedAt: number;
	readonly content: Of;
}

export function idOf({ content }: Kept): string {
	if (content.at === 'told') return content.draft.id;
	if (content.at === 'received') return content.receipt.id;
	return content.telling.id;
}

export const isAt = <At extends Content['at']>(at: At) =>
	((kept: Kept) => kept.content.at === at) as (kept: Kept) => kept is Kept<Extract<Content, { at: At }>>;

/** What was told aloud in it, and the key it was told with. */
export function spokenIn({ content }: Kept): readonly [Recording | undefined, key: string] {
	if (content.at === 'received') return [undefined, ''];
	const { recording, key } = content.at === 'told' ? content.draft : content.telling;
	return [recording, key];
}

/** The ids of the photos it names. */
export function shownIn({ content }: Kept): readonly string[] {
	if (content.at === 'received') return [];
	return photosIn((content.at === 'told' ? content.draft : content.telling).answers).map(({ id }) => id);
}

/** A refused or waiting telling as a draft again, so that it can be changed; it keeps its id. */
export function draftAgain({ consents, title, toldAt: _, ...telling }: Telling): Draft {
	return { ...telling, step: 'tell', title: title ?? '', consents };
}

/**
 * `undefined` for what is not ours, was damaged, or was written by a later release; that stays where it is until that release is
 * back. A new shape gets the next version, and a case here that turns the former one into it.
 */
export function keptFrom(json: string | null): Kept | undefined {
	try {
		const kept = JSON.parse(json ?? 'null') as Kept | null;
		if (kept?.version !== 1 || !kept.point.slug) return undefined;
		if (kept.content.at !== 'told') return idOf(kept) ? kept : undefined;
		const draft = draftFrom(kept.content.draft);
		return draft && { ...kept, content: { at: 'told', draft } };
	} catch {
		return undefined;
	}
}

/** Of two copies of the same entry the one that was saved last. */
export function laterOf(one: Kept, other: Kept): Kept {
	return other.savedAt > one.savedAt ? other : one;
}
