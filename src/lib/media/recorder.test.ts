import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	after,
	clockOf,
	elapsed,
	finished,
	hears,
	kindFor,
	loudness,
	mimeOf,
	troubleOf,
	type Happening,
	type Recorder
} from './recorder.ts';
import { recordingFrom, underOtherId } from './kept-recording.ts';
import { LONGEST_MS } from './recording.ts';

const ready = (): Recorder => ({ at: 'ready' });
const happen = (...all: readonly Happening[]) => all.reduce(after, ready());
const ask: Happening = { is: 'ask' };
const at = (
	is: 'granted' | 'tick' | 'pause' | 'interrupt' | 'resume' | 'stop' | 'cut-off',
	now: number
): Happening => ({
	is,
	now
});

describe('a recording', () => {
	it('does not count its pauses', () => {
		const state = happen(ask, at('granted', 1000), at('pause', 4000), at('resume', 60_000), at('stop', 62_000));
		expect(state).toEqual({ at: 'stopped', ms: 5000, why: 'teller' });
	});

	it('pauses and keeps what there is when a call comes in, and goes on afterwards', () => {
		const paused = happen(ask, at('granted', 0), at('interrupt', 9000));
		expect(paused).toEqual({ at: 'paused', ms: 9000, why: 'interrupted' });
		expect(elapsed(after(paused, at('resume', 50_000)), 51_000)).toBe(10_000);
	});

	it('stops by itself after half an hour', () => {
		expect(happen(ask, at('granted', 0), at('tick', LONGEST_MS + 300))).toEqual({
			at: 'stopped',
			ms: LONGEST_MS,
			why: 'limit'
		});
	});

	it('keeps what there is when the device takes the microphone away', () => {
		expect(happen(ask, at('granted', 0), at('cut-off', 3000))).toEqual({ at: 'stopped', ms: 3000, why: 'cut-off' });
	});

	it('is found back only where nothing was begun', () => {
		expect(happen({ is: 'found', ms: 7000 })).toEqual({ at: 'stopped', ms: 7000, why: 'found' });
		expect(happen(ask, { is: 'found', ms: 7000 })).toEqual({ at: 'asking' });
	});

	it('is still there when it may not be made again', () => {
		const state = happen(ask, at('granted', 0), at('stop', 5000), ask, { is: 'denied', why: 'not-allowed' });
		expect(state.at).toBe('refused');
		expect(finished(state)).toMatchObject({ ms: 5000 });
	});

	const happening: fc.Arbitrary<Happening> = fc.oneof(
		fc.constantFrom<Happening>(ask, { is: 'remove' }, { is: 'denied', why: 'in-use' }, { is: 'found', ms: 4321 }),
		fc.record({
			is: fc.constantFrom('granted', 'tick', 'pause', 'interrupt', 'resume', 'stop', 'cut-off'),
			now: fc.nat(600_000)
		})
	);
	/** Whatever happens, in an order that a clock allows. */
	const life = fc.array(happening, { maxLength: 60, size: 'max' }).map((all) => {
		let clock = 0;
		return all.map((what) => ('now' in what ? { ...what, now: (clock += what.now) } : what));
	});

	it('never grows shorter nor longer than allowed, and only goes when somebody says so', () => {
		fc.assert(
			fc.property(life, (all) => {
				let state = ready();
				let now = 0;
				for (const what of all) {
					if ('now' in what) now = what.now;
					const before = elapsed(state, now);
					const next = after(state, what);
					const later = elapsed(next, now);
					expect(later).toBeLessThanOrEqual(LONGEST_MS);
					const isNew = what.is === 'remove' || (state.at === 'asking' && next.at === 'recording');
					if (!isNew) expect(later, `${state.at} ${what.is}`).toBeGreaterThanOrEqual(before);
					if (!isNew && finished(state)) expect(finished(next)).toEqual(finished(state));
					state = next;
				}
			})
		);
	});

	it('never listens before it was allowed to, and then only once', () => {
		fc.assert(
			fc.property(life, (all) => {
				let state = ready();
				for (const what of all) {
					const next = after(state, what);
					if (next.at === 'recording' && state.at !== 'recording')
						expect([state.at, what.is].join(' ')).toMatch(/^(asking granted|paused resume)$/);
					state = next;
				}
			})
		);
	});
});

describe('what was kept of a recording', () => {
	const recording = { id: '0192f000-0000-7000-8000-000000000001', mime: 'audio/webm', ms: 12, kept: 'first' };

	it('is read back, and nothing else is taken for it', () => {
		expect(recordingFrom(JSON.parse(JSON.stringify(recording)))).toEqual(recording);
		expect(recordingFrom({ ...recording, language: 'tr' })).toEqual({ ...recording, language: 'tr' });
		expect(recordingFrom({ ...recording, language: '<b>' })).toEqual(recording);
		for (const other of [null, undefined, 'x', {}, { ...recording, id: '../x' }, { ...recording, ms: '12' }])
			expect(recordingFrom(other)).toBeUndefined();
	});

	it('stays where it is under another id', () => {
		const other = underOtherId(underOtherId(recording, 'second'), 'third');
		expect(other.id).toBe('third');
		expect(other.kept).toBe('first');
	});
});

describe('a microphone', () => {
	it('records what the browser can, webm first', () => {
		expect(kindFor(() => true)).toBe('audio/webm;codecs=opus');
		expect(kindFor((kind) => kind.includes('mp4'))).toBe('audio/mp4;codecs=mp4a.40.2');
		expect(kindFor(() => false)).toBeUndefined();
		expect(mimeOf('audio/mp4;codecs=mp4a.40.2')).toBe('audio/mp4');
	});

	it.each([
		['NotAllowedError', 'not-allowed'],
		['NotFoundError', 'no-microphone'],
		['NotReadableError', 'in-use'],
		['toString', 'unable'],
		['TypeError', 'unable']
	])('that refuses with %s is %s', (name, trouble) => {
		expect(troubleOf(name)).toBe(trouble);
	});

	it('is as loud as what it hears', () => {
		expect(loudness(new Float32Array(256))).toBe(0);
		expect(loudness(new Float32Array(0))).toBe(0);
		expect(loudness(new Float32Array(256).fill(1))).toBe(1);
		fc.assert(
			fc.property(fc.float({ min: Math.fround(0.001), max: Math.fround(0.5), noNaN: true }), (sample) => {
				const soft = loudness(new Float32Array(256).fill(sample));
				const loud = loudness(new Float32Array(256).fill(sample * 2));
				return soft >= 0 && loud <= 1 && loud >= soft;
			})
		);
	});

	it('still hears who pauses to think', () => {
		expect(hears(1000, 4000)).toBe(true);
		expect(hears(1000, 6000)).toBe(false);
	});
});

it('shows minutes and seconds', () => {
	expect([0, 5999, 65_000, LONGEST_MS].map(clockOf)).toEqual(['0:00', '0:05', '1:05', '30:00']);
});
