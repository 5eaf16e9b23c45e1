import type { Id } from '#lib/platform/id.ts';
import type { Words } from '#lib/signify/words.ts';

/** Something the teller agrees to or not; each is asked for on its own and can be changed later. */
export interface Consent {
	readonly id: string;
	readonly text: Words;
	/** Without it the story cannot be kept at all. */
	readonly required: boolean;
}

/** What a story point says and asks, apart from its questionnaire. */
export interface StoryPointDefinition {
	readonly title: Words;
	readonly welcome: Words;
	/** What happens with an experience, who may read it, the legal ground. */
	readonly privacy: Words;
	readonly thanks: Words;
	readonly languages: readonly string[];
	readonly consents: readonly Consent[];
	/** How many experiences are hoped for. */
	readonly target?: number;
}

export interface StoryPoint {
	readonly id: Id<'story-point'>;
	/** Its address: `/vertel/<slug>`; unique over all organisations. */
	readonly slug: string;
	readonly definition: StoryPointDefinition;
	readonly questionnaireId: Id<'questionnaire'>;
	readonly questionnaireVersion: number;
	readonly opensAt: Date | null;
	readonly closesAt: Date | null;
}
