/**
 * A campaign: "100 ervaringen vóór 9 juli". It has a deadline, phases that say what happens when, and perhaps a reward.
 * Days are days on the calendar of the story point; nothing here knows an experience.
 */
import type { Words } from '#lib/signify/words.ts';

/** `YYYY-MM-DD`. */
export type Day = string;

export interface Phase {
	readonly id: string;
	readonly title: Words;
	/** What happens then with the experiences. */
	readonly text: Words;
	readonly from: Day;
	/** The last day; open when nobody knows yet. */
	readonly until: Day | null;
}

/** What is given for an experience sent from one day until another, both included. */
export interface RewardTier {
	readonly id: string;
	readonly cents: number;
	readonly from: Day;
	readonly until: Day;
}

export interface Rewards {
	/** In the order of their days; they do not overlap. */
	readonly tiers: readonly RewardTier[];
	/** For how many experiences one guest may get something. */
	readonly perPerson: number;
}

export interface Campaign {
	/** The last day on which one can tell. */
	readonly deadline: Day | null;
	/** Whose midnight ends a day, e.g. `Europe/Amsterdam`. */
	readonly timeZone: string;
	readonly phases: readonly Phase[];
	readonly rewards: Rewards | null;
	/** After how many days each reminder goes out, counted from the invitation; `[7, 21]`. */
	readonly remindAfter: readonly number[];
}

/** How many were told of what was hoped for, for who arrives. */
export interface Progress {
	readonly sentence: string;
	/** 0–1. */
	readonly share: number;
}

export const NO_CAMPAIGN: Campaign = {
	deadline: null,
	timeZone: 'Europe/Amsterdam',
	phases: [],
	rewards: null,
	remindAfter: [7, 21]
};

/** The day it is in `timeZone` at `now`. */
export const dayIn = (timeZone: string, now: Date): Day =>
	new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whole days from one to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
	Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

export const dayAfter = (day: Day, days: number): Day =>
	new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The first moment after `day` in `timeZone`: what a teller elsewhere sees on their own clock. */
export function endOf(day: Day, timeZone: string): Date {
	const next = dayAfter(day, 1);
	// No zone is further than 14 hours from UTC; the hour the date turns is looked for, which summer time cannot fool.
	let low = Date.parse(`${next}T00:00:00Z`) - 15 * 3600_000;
	let high = low + 30 * 3600_000;
	while (high - low > 1000) {
		const middle = (low + high) / 2;
		if (dayIn(timeZone, new Date(middle)) < next) low = middle;
		else high = middle;
	}
	return new Date(Math.floor(high / 1000) * 1000);
}

/** The last day for who may be anywhere. */
export interface Deadline {
	readonly day: Day;
	/** ISO 8601: the first moment that is too late. */
	readonly ends: string;
	readonly timeZone: string;
	readonly isOver: boolean;
}

export const deadlineOf = ({ deadline, timeZone }: Campaign, now: Date): Deadline | null =>
	deadline === null
		? null
		: {
				day: deadline,
				ends: endOf(deadline, timeZone).toISOString(),
				timeZone,
				isOver: dayIn(timeZone, now) > deadline
			};

export type PhaseState = 'past' | 'now' | 'to-come';

/** Where a phase stands on `today`; one without an end lasts until the next begins. */
export function stateOf(phases: readonly Phase[], phase: Phase, today: Day): PhaseState {
	if (today < phase.from) return 'to-come';
	const next = phases
		.map(({ from }) => from)
		.filter((from) => from > phase.from)
		.sort()[0];
	const until = phase.until ?? (next === undefined ? null : dayAfter(next, -1));
	return until !== null && today > until ? 'past' : 'now';
}

/** What an experience sent on `day` is worth; nothing outside the tiers. */
export const tierOn = ({ tiers }: Rewards, day: Day): RewardTier | undefined =>
	tiers.find(({ from, until }) => from <= day && day <= until);

/** How long an experience may have waited on a device without a connection and still count from the day it was told. */
const WAITED_DAYS = 3;

/**
 * The day that counts for the reward: when it was told, if it arrived soon after; else when it arrived,
 * so that nobody gains by a wrong clock.
 */
export function rewardDayOf(story: { readonly toldAt: Date; readonly receivedAt: Date }, timeZone: string): Day {
	const told = dayIn(timeZone, story.toldAt);
	const received = dayIn(timeZone, story.receivedAt);
	return daysBetween(told, received) <= WAITED_DAYS ? told : received;
}

export interface Guest {
	/** 0–1, fixed for this guest: spreads letters over the days, so that a mail server and a telephone survive them. */
	readonly spread: number;
	readonly invitedOn: Day | null;
	readonly remindersSent: number;
	readonly unsubscribed: boolean;
}

const SPREAD_DAYS = 4;

/** Which letter is due today. After the deadline nobody is asked anything any more. */
export function letterDue(campaign: Campaign, guest: Guest, today: Day): 'invitation' | 'reminder' | undefined {
	if (guest.unsubscribed || (campaign.deadline !== null && today > campaign.deadline)) return undefined;
	if (guest.invitedOn === null) return 'invitation';
	const after = campaign.remindAfter[guest.remindersSent];
	if (after === undefined) return undefined;
	const due = dayAfter(guest.invitedOn, after + Math.floor(guest.spread * SPREAD_DAYS));
	return today >= due ? 'reminder' : undefined;
}

/** How many claims go out together at least while the campaign runs: in a small group it shows who is who. */
export const FEWEST_IN_A_BATCH = 5;

/** Whether claims may go out: enough of them, or no more will come. */
export const mayHandOut = ({ rewards }: Campaign, waiting: number, today: Day): boolean =>
	rewards !== null &&
	waiting > 0 &&
	(waiting >= FEWEST_IN_A_BATCH || rewards.tiers.every(({ until }) => daysBetween(until, today) > WAITED_DAYS));

/** A fair shuffle (Fisher–Yates). @param chances one number in [0, 1) per item */
export function shuffled<Item>(items: readonly Item[], chances: readonly number[]): Item[] {
	const mixed = [...items];
	for (let last = mixed.length - 1; last > 0; last--) {
		const other = Math.floor((chances[last] ?? 0) * (last + 1));
		[mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
	}
	return mixed;
}

/** Addresses out of whatever was pasted: lines, commas, semicolons, `Naam <adres>`; each once, in small letters. */
export function addressesIn(pasted: string): {
	readonly addresses: readonly string[];
	readonly wrong: readonly string[];
} {
	const parts = pasted
		.split(/[\n,;]+/)
		.map((part) => (/<([^<>]+)>/.exec(part)?.[1] ?? part).trim())
		.filter(Boolean);
	const isAddress = (part: string) => part.length <= 254 && /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/.test(part);
	return {
		addresses: [...new Set(parts.filter(isAddress).map((part) => part.toLowerCase()))],
		wrong: parts.filter((part) => !isAddress(part))
	};
}
