import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	addressesIn,
	dayAfter,
	dayIn,
	daysBetween,
	endOf,
	letterDue,
	mayHandOut,
	NO_CAMPAIGN,
	rewardDayOf,
	shuffled,
	stateOf,
	tierOn,
	type Campaign,
	type Guest,
	type Phase
} from './campaign.ts';

/** The seed of the idea: € 20 until 3 July, € 15 until 9 July. */
const SEED: Campaign = {
	...NO_CAMPAIGN,
	deadline: '2027-07-09',
	rewards: {
		perPerson: 1,
		tiers: [
			{ id: 'early', cents: 2000, from: '2027-06-17', until: '2027-07-03' },
			{ id: 'late', cents: 1500, from: '2027-07-04', until: '2027-07-09' }
		]
	}
};

const at = (moment: string) => new Date(moment);

describe('the days of a campaign', () => {
	it('end at midnight where the story point is', () => {
		expect(dayIn('Europe/Amsterdam', at('2027-07-09T21:59:00Z'))).toBe('2027-07-09');
		expect(dayIn('Europe/Amsterdam', at('2027-07-09T22:00:00Z'))).toBe('2027-07-10');
		expect(endOf('2027-07-09', 'Europe/Amsterdam').toISOString()).toBe('2027-07-09T22:00:00.000Z');
		expect(endOf('2027-03-28', 'Europe/Amsterdam').toISOString()).toBe('2027-03-28T22:00:00.000Z');
		expect(endOf('2027-01-31', 'America/Paramaribo').toISOString()).toBe('2027-02-01T03:00:00.000Z');
	});

	it('end in every zone exactly when the date turns', () => {
		const zone = fc.constantFrom('Europe/Amsterdam', 'Pacific/Kiritimati', 'America/Paramaribo', 'Asia/Kolkata', 'UTC');
		fc.assert(
			fc.property(zone, fc.integer({ min: 0, max: 3000 }), (timeZone, days) => {
				const day = dayAfter('2024-01-01', days);
				const end = endOf(day, timeZone);
				expect(dayIn(timeZone, new Date(end.getTime() - 1000))).toBe(day);
				expect(dayIn(timeZone, end)).toBe(dayAfter(day, 1));
			})
		);
	});

	it('count from one to another, over a change of the clock', () => {
		expect(daysBetween('2027-03-20', '2027-04-02')).toBe(13);
		expect(daysBetween('2027-04-02', '2027-03-20')).toBe(-13);
	});
});

describe('the phases', () => {
	const phase = (id: string, from: string, until: string | null = null): Phase => ({
		id,
		from,
		until,
		title: { nl: id },
		text: { nl: id }
	});
	const phases = [phase('tell', '2027-06-17', '2027-07-09'), phase('read', '2027-07-12'), phase('table', '2027-09-01')];

	it('are past, now or to come', () => {
		const states = (today: string) => phases.map((one) => stateOf(phases, one, today));
		expect(states('2027-06-01')).toEqual(['to-come', 'to-come', 'to-come']);
		expect(states('2027-07-09')).toEqual(['now', 'to-come', 'to-come']);
		expect(states('2027-07-10')).toEqual(['past', 'to-come', 'to-come']);
		expect(states('2027-08-31')).toEqual(['past', 'now', 'to-come']);
		expect(states('2028-01-01')).toEqual(['past', 'past', 'now']);
	});
});

describe('the reward', () => {
	it('is what the day says, and nothing outside the tiers', () => {
		const cents = (day: string) => tierOn(SEED.rewards!, day)?.cents;
		expect([cents('2027-06-16'), cents('2027-06-17'), cents('2027-07-03')]).toEqual([undefined, 2000, 2000]);
		expect([cents('2027-07-04'), cents('2027-07-09'), cents('2027-07-10')]).toEqual([1500, 1500, undefined]);
	});

	it('counts from the telling for who had no connection, and not for a clock that is weeks behind', () => {
		const day = (toldAt: string, receivedAt: string) =>
			rewardDayOf({ toldAt: at(toldAt), receivedAt: at(receivedAt) }, 'Europe/Amsterdam');
		expect(day('2027-07-03T20:00:00Z', '2027-07-05T09:00:00Z')).toBe('2027-07-03');
		expect(day('2027-06-20T20:00:00Z', '2027-07-05T09:00:00Z')).toBe('2027-07-05');
	});

	it('goes out in groups, and what is left over when no more can come', () => {
		expect(mayHandOut(SEED, 4, '2027-07-01')).toBe(false);
		expect(mayHandOut(SEED, 5, '2027-07-01')).toBe(true);
		expect(mayHandOut(SEED, 1, '2027-07-12')).toBe(false);
		expect(mayHandOut(SEED, 1, '2027-07-13')).toBe(true);
		expect(mayHandOut(SEED, 0, '2027-07-13')).toBe(false);
		expect(mayHandOut(NO_CAMPAIGN, 9, '2027-07-13')).toBe(false);
	});

	it('is shuffled: nothing is lost, and every order can come', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer()),
				fc.array(fc.double({ min: 0, max: 0.999, noNaN: true })),
				(items, chances) => {
					expect([...shuffled(items, chances)].sort()).toEqual([...items].sort());
				}
			)
		);
		expect(shuffled(['a', 'b'], [0, 0])).toEqual(['b', 'a']);
		expect(shuffled(['a', 'b'], [0, 0.9])).toEqual(['a', 'b']);
	});
});

describe('the letters', () => {
	const guest = (over: Partial<Guest> = {}): Guest => ({
		spread: 0,
		invitedOn: '2027-06-17',
		remindersSent: 0,
		unsubscribed: false,
		...over
	});

	it('begin with an invitation and follow with as many reminders as agreed', () => {
		expect(letterDue(SEED, guest({ invitedOn: null }), '2027-06-17')).toBe('invitation');
		expect(letterDue(SEED, guest(), '2027-06-23')).toBeUndefined();
		expect(letterDue(SEED, guest(), '2027-06-24')).toBe('reminder');
		expect(letterDue(SEED, guest({ remindersSent: 1 }), '2027-06-24')).toBeUndefined();
		expect(letterDue(SEED, guest({ remindersSent: 2 }), '2027-07-09')).toBeUndefined();
	});

	it('are spread over the days', () => {
		expect(letterDue(SEED, guest({ spread: 0.99 }), '2027-06-26')).toBeUndefined();
		expect(letterDue(SEED, guest({ spread: 0.99 }), '2027-06-27')).toBe('reminder');
	});

	it('stop after the deadline, and for who wants none', () => {
		expect(letterDue(SEED, guest({ invitedOn: null }), '2027-07-10')).toBeUndefined();
		expect(letterDue(SEED, guest({ unsubscribed: true }), '2027-06-24')).toBeUndefined();
	});

	it('go to the addresses in whatever was pasted, once each', () => {
		expect(addressesIn('Jo <jo@voorbeeld.example>; JO@voorbeeld.example,\n geen-adres\nper@buurt.example\n')).toEqual({
			addresses: ['jo@voorbeeld.example', 'per@buurt.example'],
			wrong: ['geen-adres']
		});
	});
});
