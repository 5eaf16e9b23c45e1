import type { Id } from '#lib/platform/id.ts';
import type { Part } from './differences.ts';

/** One of two experiences that are nearly the same, with what differs from the other. */
export interface ToldCopy {
	readonly id: Id<'story'>;
	/** Its title, or the words it begins with. */
	readonly heading: string;
	/** When it was told, in ISO 8601. */
	readonly toldAt: string;
	readonly language: string;
	readonly parts: readonly Part[];
}

export interface CopyPair {
	readonly left: ToldCopy;
	readonly right: ToldCopy;
	/** Only capitals and spaces differ, if anything. */
	readonly isSame: boolean;
}

/** Experiences that are nearly the same, the first that came beside each of the next. */
export interface CopyGroup {
	readonly stories: number;
	readonly pairs: readonly CopyPair[];
	/** Those that are not shown beside the first. */
	readonly more: readonly Id<'story'>[];
}

export type AllCopies =
	/** They are being compared. */
	| { readonly state: 'reading' }
	| {
			readonly state: 'found';
			/** How many groups there are, on all pages. */
			readonly groups: number;
			/** How many experiences were compared, of how many there are. */
			readonly compared: number;
			readonly stories: number;
			readonly page: { readonly number: number; readonly of: number };
			readonly listed: readonly CopyGroup[];
	  };
