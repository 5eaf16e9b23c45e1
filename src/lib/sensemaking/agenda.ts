/** What people do at a table, step by step, and what the facilitator should know of each. Pure: ids and texts are given. */

/** What is done in a step; the templates give each of them a text. */
export type StepKind =
	/** Talk; nothing comes of it on the table. */
	| 'talk'
	/** Read the cards. */
	| 'read'
	/** Mark what strikes. */
	| 'strike'
	/** Put cards together and name the groups. */
	| 'group'
	/** At least two readings of each group. */
	| 'interpret'
	/** Say what was learned. */
	| 'insight'
	/** Agree on what happens next. */
	| 'next';

export interface Step {
	/** Of this step in this agenda. */
	readonly id: string;
	readonly kind: StepKind;
	readonly title: string;
	readonly minutes: number;
	/** For the facilitator: what it is for, what to say aloud, what can go wrong. Each may be empty. */
	readonly aim: string;
	readonly say: string;
	readonly wrong: string;
}

export type StepTexts = Pick<Step, 'title' | 'minutes' | 'aim' | 'say' | 'wrong'>;

export type Agenda = readonly Step[];

export const MOST_STEPS = 30;
export const MOST_MINUTES = 240;
export const STEP_TITLE_MAX_LENGTH = 120;
export const STEP_TEXT_MAX_LENGTH = 1000;

export type AgendaChange =
	| { readonly do: 'add'; readonly step: Step; readonly after: string | null }
	| { readonly do: 'set'; readonly id: string; readonly texts: StepTexts }
	| { readonly do: 'move'; readonly id: string; readonly by: 1 | -1 }
	| { readonly do: 'remove'; readonly id: string };

export type AgendaRefusal = 'no-such-step' | 'too-many-steps' | 'last-step';

/** @returns the agenda after the change, or why not; a move beyond an end changes nothing */
export function changeAgenda(agenda: Agenda, change: AgendaChange): Agenda | AgendaRefusal {
	if (change.do === 'add') return withStep(agenda, change.step, change.after);
	const at = agenda.findIndex(({ id }) => id === change.id);
	const step = agenda[at];
	if (!step) return 'no-such-step';
	if (change.do === 'set') return agenda.with(at, { ...step, ...change.texts });
	if (change.do === 'remove') return agenda.length === 1 ? 'last-step' : agenda.toSpliced(at, 1);
	const to = Math.min(Math.max(at + change.by, 0), agenda.length - 1);
	return agenda.toSpliced(at, 1).toSpliced(to, 0, step);
}

function withStep(agenda: Agenda, step: Step, after: string | null): Agenda | AgendaRefusal {
	if (agenda.length >= MOST_STEPS) return 'too-many-steps';
	const at = after === null ? -1 : agenda.findIndex(({ id }) => id === after);
	return at < 0 && after !== null ? 'no-such-step' : agenda.toSpliced(at + 1, 0, step);
}

export const minutesOf = (agenda: Agenda): number => agenda.reduce((sum, { minutes }) => sum + minutes, 0);

/** When each step begins on the clock, and when all is done: one more than there are steps. Past midnight it goes on at 00:00. */
export function clockTimes(agenda: Agenda, beginsAt: string): readonly string[] {
	const [hours, minutes] = beginsAt.split(':').map(Number) as [number, number];
	let now = hours * 60 + minutes;
	return [...agenda.map((step) => step.minutes), 0].map((length) => {
		const time = `${pad(Math.floor(now / 60) % 24)}:${pad(now % 60)}`;
		now += length;
		return time;
	});
}

const pad = (number: number) => String(number).padStart(2, '0');
