import type { Id } from '#lib/platform/id.ts';
import type { Words } from '#lib/signify/words.ts';
import type { PointState } from './point-state.ts';

/** What a team does with a story besides reading it, for which it needs a yes of its own; `publish` is quoting it to anybody. */
export const CONSENT_USES = ['discuss', 'quote', 'publish'] as const;
export type ConsentUse = (typeof CONSENT_USES)[number];

/** Something the teller agrees to or not; each is asked for on its own and can be changed later. */
export interface Consent {
	readonly id: string;
	readonly text: Words;
	/** Without it the story cannot be kept at all. */
	readonly required: boolean;
	/** What its words are about, as its maker says; the words themselves are free. */
	readonly use?: ConsentUse;
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
	/** What becomes of what was said aloud. */
	readonly sound?: {
		/** How long it is kept after somebody accepted its text; not at all unless said. */
		readonly keepDaysAfterAccepted: number;
	};
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

/** A story point as those who work with it see it. */
export interface StoryPointOverview extends StoryPoint {
	readonly state: PointState;
	/** Experiences kept; withdrawn ones are not among them. */
	readonly experiences: number;
	readonly lastReceivedAt: Date | null;
}

export type Opening = 'not-yet' | 'open' | 'closed';

/** Whether somebody may begin to tell at `now`. */
export function openingOf(point: Pick<StoryPoint, 'opensAt' | 'closesAt'>, now: Date): Opening {
	if (point.opensAt && now < point.opensAt) return 'not-yet';
	if (point.closesAt && now >= point.closesAt) return 'closed';
	return 'open';
}

const DAY = 24 * 60 * 60 * 1000;

/** How long a telling that waited on a device, without a connection, is still taken after closing. */
const LATE_DAYS = 14;

/** Clocks of devices run ahead, and who began just before closing finishes just after. */
const CLOCK_MARGIN_DAYS = 1;

/** Whether a telling of `toldAt` that arrives at `now` is in time. */
export function takes(point: Pick<StoryPoint, 'opensAt' | 'closesAt'>, toldAt: Date, now: Date): Opening {
	const opening = openingOf(point, now);
	if (opening !== 'closed') return opening;
	const closed = point.closesAt!.getTime();
	const inTime = toldAt.getTime() <= closed + CLOCK_MARGIN_DAYS * DAY;
	const notTooLate = now.getTime() <= closed + LATE_DAYS * DAY;
	return inTime && notTooLate ? 'open' : 'closed';
}
