import { has, type Actor } from '#lib/platform/actor.ts';

/** Hearing somebody is as near as reading them: for whoever may read experiences. */
export const mayHearRecordings = (actor: Actor) => has(actor, 'administrator', 'facilitator', 'analyst', 'reader');

/** What a teller shows is as near as what they say. */
export const maySeePhotos = mayHearRecordings;

/** Writing down what was said, where the machine misheard. */
export const mayCorrectTranscripts = (actor: Actor) => has(actor, 'administrator', 'facilitator');

/** Examining, writing down and deleting is done by the house itself. */
export const mayKeepRecordings = (actor: Actor) => actor.kind === 'house';
