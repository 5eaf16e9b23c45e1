/** Kinds of tables that others held before, each with an agenda to begin with. The texts are the messages `tables.step.*`. */
import type { Agenda, Step, StepKind } from './agenda.ts';

/** Steps to choose from, and what is done in each. */
export const BANK = {
	welcome: 'talk',
	read: 'read',
	strike: 'strike',
	group: 'group',
	interpret: 'interpret',
	insight: 'insight',
	next: 'next',
	close: 'talk',
	break: 'talk',
	'read-mirror': 'read',
	'read-window': 'read',
	compare: 'group',
	'types-sketch': 'group',
	'types-test': 'interpret',
	'turning-point': 'interpret',
	trial: 'insight',
	listen: 'read',
	'council-talk': 'talk',
	gather: 'read',
	shape: 'group',
	deepen: 'interpret',
	tell: 'insight'
} as const satisfies Record<string, StepKind>;

export type BankStep = keyof typeof BANK;

/** The steps of each template, and how many minutes they take. */
export const TEMPLATES = {
	learning: [
		['welcome', 10],
		['read', 20],
		['strike', 15],
		['group', 20],
		['interpret', 20],
		['insight', 20],
		['next', 10],
		['close', 5]
	],
	mirrors: [
		['welcome', 10],
		['read-mirror', 20],
		['strike', 10],
		['read-window', 20],
		['compare', 25],
		['interpret', 20],
		['insight', 15],
		['close', 5]
	],
	typology: [
		['welcome', 10],
		['read', 25],
		['group', 30],
		['break', 10],
		['types-sketch', 30],
		['types-test', 25],
		['next', 10],
		['close', 5]
	],
	intervention: [
		['welcome', 10],
		['read', 15],
		['turning-point', 25],
		['group', 20],
		['trial', 35],
		['next', 10],
		['close', 5]
	],
	council: [
		['welcome', 5],
		['listen', 15],
		['strike', 10],
		['interpret', 15],
		['council-talk', 30],
		['next', 10],
		['close', 5]
	],
	'four-vs': [
		['welcome', 10],
		['gather', 20],
		['shape', 30],
		['deepen', 30],
		['tell', 20],
		['close', 10]
	]
} as const satisfies Record<string, readonly (readonly [BankStep, number])[]>;

export type TemplateName = keyof typeof TEMPLATES;
export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as readonly TemplateName[];

type Say = (key: string) => string;

export const stepFrom = (name: BankStep, minutes: number, id: string, say: Say): Step => ({
	id,
	kind: BANK[name],
	title: say(`tables.step.${name}`),
	minutes,
	aim: say(`tables.step.${name}.aim`),
	say: say(`tables.step.${name}.say`),
	wrong: say(`tables.step.${name}.wrong`)
});

/** In the language of whoever prepares: from then on the words are theirs to change. */
export const agendaFrom = (template: TemplateName, say: Say): Agenda =>
	TEMPLATES[template].map(([name, minutes], at) => stepFrom(name, minutes, `s${at + 1}`, say));

/** How long a table of this kind takes, as it is offered. */
export const minutesIn = (template: TemplateName): number =>
	TEMPLATES[template].reduce((sum, [, minutes]) => sum + minutes, 0);
