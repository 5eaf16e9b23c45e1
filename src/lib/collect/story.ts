import type { Id } from '#lib/platform/id.ts';
import type { Answers } from '#lib/signify/answer.ts';
import type { ToldTo } from './told-to.ts';

/** Where a story came in. */
export type Source = 'web' | 'api' | 'import' | 'paper';

interface Kept {
	readonly id: Id<'story'>;
	readonly storyPointId: Id<'story-point'>;
	readonly questionnaireId: Id<'questionnaire'>;
	readonly questionnaireVersion: number;
	readonly source: Source;
	readonly language: string;
	/** The teller's own moment; `receivedAt` is ours. */
	readonly toldAt: Date;
	readonly receivedAt: Date;
}

export interface ToldStory extends Kept {
	readonly at: 'told';
	readonly openingId: string | null;
	readonly title: string | null;
	readonly text: string;
	readonly answers: Answers;
	/** By consent id. */
	readonly consents: Readonly<Record<string, boolean>>;
	readonly entranceId?: Id<'entrance'>;
	readonly toldTo?: ToldTo;
}

/** Taken back by its teller: that it once was is all that is left. */
export interface WithdrawnStory extends Kept {
	readonly at: 'withdrawn';
	readonly withdrawnAt: Date;
}

export type Story = ToldStory | WithdrawnStory;

/** What somebody who counts needs of a story: no text, no consents. */
export interface CountedStory extends Pick<
	ToldStory,
	| 'id'
	| 'questionnaireId'
	| 'questionnaireVersion'
	| 'source'
	| 'language'
	| 'toldAt'
	| 'openingId'
	| 'answers'
	| 'entranceId'
	| 'toldTo'
> {
	/** Characters of its text; of a spoken one as it was written down. */
	readonly length: number;
}
