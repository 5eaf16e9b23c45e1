import { has, type Actor } from '#lib/platform/actor.ts';
import type { Note } from './note.ts';

/** Whoever works here may see which story points there are and how many experiences they hold. */
export const maySeeStoryPoints = (actor: Actor) => actor.kind === 'member' || actor.kind === 'house';

export const mayOpenStoryPoints = (actor: Actor) =>
	actor.kind === 'house' || has(actor, 'administrator', 'facilitator');

/** Raw experiences: not for stewards, who see what a table made of them, and never for visitors. The house counts in them. */
export const mayReadStories = (actor: Actor) =>
	actor.kind === 'house' || has(actor, 'administrator', 'facilitator', 'analyst', 'reader');

/** Which words occur says something of what was told. */
export const mayKnowWords = mayReadStories;

/** Bringing in experiences that were told elsewhere. */
export const mayImportStories = (actor: Actor) => actor.kind === 'house' || has(actor, 'administrator', 'facilitator');

/** Letters to guests go out by themselves: nobody at a screen sees an address again. */
export const mayWriteToGuests = (actor: Actor) => actor.kind === 'house';

/** How many came in where is for those who work here, never for visitors. */
export const maySeeEntrances = maySeeStoryPoints;

export const mayManageEntrances = mayOpenStoryPoints;

/** Writing down what a teller said aloud. */
export const mayWriteDownStories = (actor: Actor) => has(actor, 'administrator', 'facilitator');

/** Printing the form, and typing in what people wrote on it: whoever does so reads it. */
export const mayWorkOnPaper = (actor: Actor) => has(actor, 'administrator', 'facilitator');

/** What readers write beside a story is for those who read it. */
export const mayReadNotes = mayReadStories;

export const mayWriteNotes = (actor: Actor) => has(actor, 'administrator', 'facilitator', 'analyst', 'reader');

/** Nobody puts words in another reader's mouth. */
export const mayChangeNote = (actor: Actor, { writtenBy }: Pick<Note, 'writtenBy'>) =>
	mayWriteNotes(actor) && actor.kind === 'member' && actor.accountId === writtenBy;

export const mayDropNote = (actor: Actor, note: Pick<Note, 'writtenBy'>) =>
	mayChangeNote(actor, note) || has(actor, 'administrator', 'facilitator');
