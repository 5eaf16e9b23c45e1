import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alarmOf, IDLE_MS, linger, look, SHOWN_MS, startWatch, stay, touch, WARNING_MS, type Watch } from './kiosk.ts';

const telling = (now: number): Watch => look(startWatch(0), 'telling', now);
const sent = (now: number): Watch => look(telling(0), 'sent', now);

const deed = fc.constantFrom(touch, stay, linger);
const scene = fc.constantFrom('telling' as const, 'sending' as const, 'sent' as const);
const someMoments = fc.array(fc.tuple(fc.integer({ min: 0, max: 40_000 }), deed), { maxLength: 40 });

describe('a screen for everybody', () => {
	it('is quiet while somebody is busy, warns, and wipes', () => {
		expect(alarmOf(telling(0), IDLE_MS - 1)).toEqual({ is: 'quiet' });
		expect(alarmOf(telling(0), IDLE_MS)).toEqual({ is: 'warning', seconds: 20 });
		expect(alarmOf(telling(0), IDLE_MS + WARNING_MS - 1)).toEqual({ is: 'warning', seconds: 1 });
		expect(alarmOf(telling(0), IDLE_MS + WARNING_MS)).toEqual({ is: 'wipe' });
	});

	it('never counts down from more than there is', () => {
		expect(alarmOf(sent(1000), 600)).toEqual({ is: 'showing', seconds: SHOWN_MS / 1000 });
	});

	it('has nothing to wipe when nobody told anything', () => {
		fc.assert(
			fc.property(fc.nat(), (now) => {
				expect(alarmOf(startWatch(0), now)).toEqual({ is: 'quiet' });
			})
		);
	});

	it('wipes once the time is over, whatever anybody does afterwards', () => {
		fc.assert(
			fc.property(scene, fc.integer({ min: IDLE_MS + WARNING_MS, max: 1e9 }), someMoments, (where, end, deeds) => {
				let watch = look(startWatch(0), where, 0);
				let now = end;
				for (const [pause, does] of deeds) {
					watch = does(watch, now);
					now += pause;
					expect(alarmOf(watch, now)).toEqual({ is: 'wipe' });
				}
			})
		);
	});

	it('never wipes from under somebody who goes on within the time, however long they take', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: IDLE_MS - 1 }), { maxLength: 60 }), (pauses) => {
				let watch = telling(0);
				let now = 0;
				for (const pause of pauses) {
					now += pause;
					expect(alarmOf(watch, now)).toEqual({ is: 'quiet' });
					watch = touch(watch, now);
				}
			})
		);
	});

	it('can be held open by a key any number of times, during a warning and while the code is shown', () => {
		fc.assert(
			fc.property(scene, fc.array(fc.integer({ min: 1, max: SHOWN_MS - 1 }), { maxLength: 60 }), (where, pauses) => {
				let watch = look(startWatch(0), where, 0);
				let now = 0;
				for (const pause of pauses) {
					now += pause;
					watch = stay(watch, now);
					expect(alarmOf(watch, now).is).toBe(where === 'telling' ? 'quiet' : 'showing');
				}
			})
		);
	});

	it('is not held open by a hand that touches it during a warning or while a code is shown', () => {
		expect(touch(telling(0), IDLE_MS + 1)).toEqual(telling(0));
		expect(alarmOf(touch(sent(0), SHOWN_MS - 1), SHOWN_MS)).toEqual({ is: 'wipe' });
	});

	it('gives who looks for a button with the keyboard the whole warning again', () => {
		const now = IDLE_MS + WARNING_MS - 1;
		expect(alarmOf(linger(telling(0), now), now)).toEqual({ is: 'warning', seconds: 20 });
	});

	it('begins its time anew with everything new that is shown', () => {
		expect(alarmOf(look(sent(0), 'sent', 50_000), 50_000)).toEqual({ is: 'showing', seconds: 10 });
		expect(alarmOf(look(look(telling(0), 'sending', 0), 'sent', 50_000), 50_000)).toEqual({
			is: 'showing',
			seconds: 60
		});
	});
});
