import { mayExplore } from '#lib/explore/policy.ts';

/** Weeks are small groups of single experiences, so an effect is for whoever may read those. */
export const mayWeighChanges = mayExplore;
