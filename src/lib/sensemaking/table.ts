import type { Id } from '#lib/platform/id.ts';
import type { Agenda } from './agenda.ts';
import type { InvitedRole } from './invited.ts';
import type { TemplateName } from './templates.ts';

export const TITLE_MAX_LENGTH = 120;
export const QUESTION_MAX_LENGTH = 500;
export const PLACE_MAX_LENGTH = 200;
export const FACILITATOR_MAX_LENGTH = 120;

/** More than this nobody reads in an evening, and no board holds. */
export const MOST_CARDS = 200;

export const WAYS = ['paper', 'screen', 'both'] as const;
export type Way = (typeof WAYS)[number];

/** What whoever prepares says of a table. */
export interface TableDetails {
	readonly title: string;
	/** What the table is for; may be empty. */
	readonly question: string;
	/** On the calendar of the place, `2027-03-14`. */
	readonly heldOn: string;
	/** On the clock of the place, `19:30`. */
	readonly beginsAt: string;
	readonly place: string;
	/** As it stands on the agenda; often somebody without an account. */
	readonly facilitator: string;
	readonly invited: readonly InvitedRole[];
	readonly way: Way;
}

/** An ervaringentafel: some experiences, some people, and an agenda. */
export interface Table extends TableDetails {
	readonly id: Id<'table'>;
	readonly storyPointId: Id<'story-point'>;
	/** May have been thrown away since; the cards stay. */
	readonly selectionId: Id<'selection'>;
	readonly selectionName: string;
	/** The cards, in the order they lie in. Frozen when the table was prepared. */
	readonly storyIds: readonly Id<'story'>[];
	/** How many of the selection stayed away: their tellers do not want them discussed. */
	readonly refused: number;
	readonly template: TemplateName;
	readonly agenda: Agenda;
	/** Goes up with every change. */
	readonly revision: number;
	readonly createdByName: string | null;
	readonly createdAt: Date;
}

export interface OpenedTable extends Table {
	/** Taken back by their tellers since the table was prepared. */
	readonly withdrawnIds: readonly Id<'story'>[];
}

export type TableSummary = Pick<Table, 'id' | 'title' | 'heldOn' | 'beginsAt' | 'place' | 'template'> & {
	readonly cards: number;
};
