import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterReply, hurry, putInOutbox, tryAgain, type Reply, type Waiting } from './outbox.ts';
import type { Telling } from './telling.ts';

const monday = new Date('2027-03-01T09:00:00Z');
const id = '0192f000-0000-7000-8000-000000000001';
const telling = { id, key: 'a'.repeat(32), text: 'Er kwam iemand langs.' } as Telling;
const waiting = putInOutbox(telling, monday);

const SILENCE: Reply = { kind: 'silence' };
const answer = (status: number, over: Partial<Reply> = {}): Reply => ({
	kind: 'answer',
	status,
	isProblem: false,
	...over
});
const receipt = { id, volgcode: 'appel brug lamp regen stoel', ontvangenOp: '2027-03-01T09:00:03.000Z' };

describe('the outbox', () => {
	it('calls a telling received when the house says so, and keeps no words of it', () => {
		const after = afterReply(waiting, answer(201, { content: receipt }), monday, 0);
		expect(after).toEqual({
			at: 'received',
			receipt: { id, followCode: 'appel brug lamp regen stoel', receivedAt: '2027-03-01T09:00:03.000Z' }
		});
		expect(JSON.stringify(after)).not.toContain('iemand');
	});

	it.each([
		['a sign-in page of a hotel', answer(200, { content: undefined })],
		['a receipt of another telling', answer(201, { content: { ...receipt, id: 'other' } })],
		['a receipt without a code', answer(201, { content: { ...receipt, volgcode: '' } })],
		['a receipt without a time', answer(201, { content: { ...receipt, ontvangenOp: 'yesterday' } })],
		['silence', SILENCE],
		['a redirect', answer(302)],
		['a refusal that is not ours', answer(403)]
	])('keeps waiting for a connection after %s', (_, reply) => {
		expect(afterReply(waiting, reply, monday, 0)).toMatchObject({ at: 'waiting', because: 'no-connection', telling });
	});

	it.each([429, 500, 502, 503, 504])('waits and tries again after %i', (status) => {
		expect(afterReply(waiting, answer(status), monday, 0)).toMatchObject({ at: 'waiting', because: 'busy', telling });
	});

	it.each([400, 409, 413])('says after %i that it cannot be sent like this, and keeps it', (status) => {
		expect(afterReply(waiting, answer(status), monday, 0)).toEqual({ at: 'refused', telling, status });
	});

	it('believes other refusals only from the house itself', () => {
		expect(afterReply(waiting, answer(404, { isProblem: true }), monday, 0)).toMatchObject({ at: 'refused' });
		expect(afterReply(waiting, answer(404), monday, 0)).toMatchObject({ at: 'waiting' });
		expect(afterReply(waiting, answer(429, { isProblem: true }), monday, 0)).toMatchObject({ at: 'waiting' });
	});

	it('waits as long as it is asked to, up to an hour', () => {
		const due = (seconds: number) =>
			(afterReply(waiting, answer(429, { retryAfterSeconds: seconds }), monday, 0) as Waiting).dueAt - monday.getTime();
		expect(due(120)).toBe(120_000);
		expect(due(1e9)).toBe(3_600_000);
	});

	it('tries at once when the teller asks, or when the connection is back', () => {
		const later = new Date('2027-03-01T10:00:00Z');
		const paused = afterReply(waiting, SILENCE, monday, 1) as Waiting;
		expect(hurry(paused, later)).toMatchObject({ at: 'waiting', dueAt: later.getTime(), tries: 1 });
		expect(tryAgain({ at: 'refused', telling, status: 400 }, later)).toMatchObject({ at: 'waiting', telling });
	});

	it('pauses ever longer, never shorter than a second nor longer than five minutes', () => {
		fc.assert(
			fc.property(fc.nat(200), fc.double({ min: 0, max: 1, noNaN: true }), (tries, chance) => {
				const next = afterReply({ ...waiting, tries }, SILENCE, monday, chance) as Waiting;
				const pause = next.dueAt - monday.getTime();
				return pause >= 1000 && pause <= 300_000 && next.tries === tries + 1;
			})
		);
	});

	it('never loses the words, and never claims an arrival that was not confirmed', () => {
		const reply: fc.Arbitrary<Reply> = fc.oneof(
			fc.constant<Reply>({ kind: 'silence' }),
			fc.record({
				kind: fc.constant('answer' as const),
				status: fc.integer({ min: 100, max: 599 }),
				isProblem: fc.boolean(),
				content: fc.oneof(fc.constant(receipt), fc.jsonValue(), fc.constant(undefined))
			})
		);
		fc.assert(
			fc.property(reply, (given) => {
				const after = afterReply(waiting, given, monday, 0.5);
				if (after.at !== 'received') return after.telling === telling;
				return given.kind === 'answer' && given.content === receipt && [200, 201].includes(given.status);
			})
		);
	});
});
