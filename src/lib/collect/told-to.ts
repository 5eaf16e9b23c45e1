/** Who wrote an experience down for its teller. Ids, as those of options: they are stored and travel as they are. */
export const TOLD_TO = ['volunteer', 'informal-carer', 'social-worker', 'family', 'interpreter', 'other'] as const;

export type ToldTo = (typeof TOLD_TO)[number];

export const isToldTo = (value: unknown): value is ToldTo => TOLD_TO.includes(value as ToldTo);
