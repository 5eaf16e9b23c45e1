import { Problem } from '#lib/platform/problem.ts';
import type { TellingIssue } from './acceptance.ts';

export const storyPointNotFound = () => new Problem('not-found', 'collect.story-point.not-found');
export const slugTaken = () => new Problem('conflict', 'collect.story-point.slug-taken');
export const slugReserved = () => new Problem('conflict', 'collect.story-point.slug-reserved');
export const storyPointNotOpenYet = () => new Problem('conflict', 'collect.story-point.not-open-yet');
export const storyPointClosed = () => new Problem('conflict', 'collect.story-point.closed');
export const storyNotFound = () => new Problem('not-found', 'collect.story.not-found');
/** The id is already somebody's, and this is not the key it came with. */
export const storyHasOtherKey = () => new Problem('conflict', 'collect.story.other-key');
/** The id is this teller's, and what they told under it reads otherwise; it is theirs to send under a new one. */
export const storyHasOtherWords = () => new Problem('conflict', 'collect.story.other-words');
/** No sheet of this point was ever printed from it. */
export const paperVersionUnknown = () => new Problem('not-found', 'collect.paper.version-unknown');
/** Typed over from paper before, by whoever. */
export const sheetKnown = () => new Problem('conflict', 'collect.paper.sheet-known');
/** Said of a code that is no code and of one that nobody has, so that the answer teaches a guesser nothing. */
export const followCodeUnknown = () => new Problem('not-found', 'collect.follow.unknown-code');
/** The minutes after giving the code are over. */
export const followingEnded = () => new Problem('forbidden', 'collect.follow.ended');
export const storyWithdrawn = () => new Problem('conflict', 'collect.story.withdrawn');
/** No file that a teller's device made, or a damaged one. */
export const rescueUnreadable = () => new Problem('invalid', 'collect.rescue.unreadable');
export const entranceNotFound = () => new Problem('not-found', 'collect.entrance.not-found');
export const entrancesFull = () => new Problem('conflict', 'collect.entrance.full');
export const languageNotSpoken = () => new Problem('invalid', 'collect.entrance.language');
export const codesRanOut = () => new Problem('unavailable', 'platform.unavailable');

export const campaignNotFound = () => new Problem('not-found', 'campaign.not-found');
export const tooManyAddresses = () => new Problem('invalid', 'campaign.too-many-addresses');
/** Somebody may hold a proof of this tier. */
export const rewardsFixed = () => new Problem('conflict', 'campaign.rewards-fixed');
export const noReward = () => new Problem('not-found', 'campaign.no-reward');
export const stopUnknown = () => new Problem('not-found', 'campaign.stop.unknown');
export const invitationUnknown = () => new Problem('not-found', 'campaign.invitation-unknown');
export const proofWrong = () => new Problem('invalid', 'campaign.proof-wrong');
export const proofGivenAlready = () => new Problem('conflict', 'campaign.proof-given');
export const rewardsUsedUp = () => new Problem('conflict', 'campaign.rewards-used');

/** A telling that cannot be kept as it is, with everything that is wrong with it. */
export class TellingInvalid extends Problem {
	readonly issues: readonly TellingIssue[];

	constructor(issues: readonly TellingIssue[]) {
		super('invalid', 'collect.telling.invalid');
		this.issues = issues;
	}
}
/** What people know by this address stays there. */
export const addressIsKnown = () => new Problem('conflict', 'collect.story-point.address-known');
export const storyPointUnfinished = () => new Problem('conflict', 'collect.story-point.unfinished');
export const templateNotFound = () => new Problem('not-found', 'collect.template.not-found');
export const previewEnded = () => new Problem('not-found', 'collect.preview.ended');

export const noteNotFound = () => new Problem('not-found', 'notes.not-found');
export const tagUnreadable = () => new Problem('invalid', 'notes.tag.unreadable');
export const tagsFull = () => new Problem('conflict', 'notes.tag.full');
