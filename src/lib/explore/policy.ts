import { mayOpenStoryPoints, mayReadStories } from '#lib/collect/policy.ts';
import { has, type Actor } from '#lib/platform/actor.ts';

/** The dashboard of the team shows single experiences, so it is for whoever may read them. */
export const mayExplore = mayReadStories;

export const mayReadSelections = mayReadStories;

export const mayKeepSelections = (actor: Actor) => has(actor, 'administrator', 'facilitator', 'analyst');

/** An export leaves the house, for a table on paper or a report: fewer people than may read. */
export const mayExport = mayKeepSelections;

export const mayPrintCards = mayExport;

/** Patterns are searched by the house, asked by whoever may explore. */
export const maySearchForOthers = (actor: Actor) => actor.kind === 'house';

/** What somebody makes of a pattern stands beside it for all who read it. */
export const mayMarkPatterns = mayReadStories;

/** A map is for everybody who explores, and kept by whoever answers for the story point. */
export const mayKeepMaps = mayOpenStoryPoints;

/** So is a table of people that the experiences are laid beside. */
export const mayKeepPopulations = mayKeepMaps;

/** What happened at a story point stands in its charts for everybody who explores. */
export const mayKeepChanges = mayOpenStoryPoints;

/** What everybody may see is for whoever answers for the story point. */
export const mayOpenToAll = mayOpenStoryPoints;

export const mayReadReports = mayReadStories;

export const mayWriteReports = mayKeepSelections;

/** A link is for whoever gets it. */
export const mayShareReports = mayOpenToAll;
