/** Longer than it takes to store a story. */
const LATE_MS = 2 * 60_000;

/** From when on to look again for what changed: what is stored in one transaction may be seen later than what began after it. */
export const justBefore = (moment: Date): Date => new Date(moment.getTime() - LATE_MS);
