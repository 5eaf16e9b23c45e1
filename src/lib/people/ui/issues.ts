import type { Say } from '#lib/platform/messages.ts';

type Issues = Readonly<Record<string, readonly string[] | undefined>>;

/** What to say beside one field: the first thing that is wrong with it. */
export const firstOf = (say: Say, issues: readonly string[] | undefined): string | undefined =>
	issues?.[0] && say(issues[0]);

/** What to say above the whole form. */
export const errorsOf = (say: Say, issues: Issues | undefined): { field: string; message: string }[] =>
	Object.entries(issues ?? {}).flatMap(([field, found]) => (found?.[0] ? [{ field, message: say(found[0]) }] : []));
